package foundrybench.provider.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.SignInTrouble.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerInTokenTest {
    private static Optional<Caller> of(String claims) {
        var middle = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return CallerInToken.of("e30." + middle + ".c2ln");
    }

    @Test
    void aTokenWithWhatAPersonConsentedToIsAPersonsWhateverProgramAskedForIt() {
        assertEquals(
                Optional.of(new Caller.Person()),
                of("{\"appid\":\"04b07795-8ddb-461a-bbee-02f9e1bf7b46\",\"scp\":\"user_impersonation\",\"upn\":\"a@b.example\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appid", "azp"})
    void aTokenWithoutIsAnIdentitysAndNamesIt(String claim) {
        assertEquals(Optional.of(new Caller.Identity("1-2-3")), of("{\"aud\":\"x\", \"%s\" : \"1-2-3\"}".formatted(claim)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "e30.?.x", "e30.e30.x"})
    void whatIsNoTokenOfThatKindTellsNothing(String token) {
        assertEquals(Optional.empty(), CallerInToken.of(token));
    }
}
