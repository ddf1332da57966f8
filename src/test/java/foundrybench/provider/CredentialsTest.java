package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final CredentialSource SOURCE = _ -> new CompletableFuture<>();
    private static final Credentials CREDENTIALS = new Credentials(
            Map.of("MY_KEY", " my-secret\n", "BLANK", " ", "ODD", "my-secret…", "ZERO_WIDTH", "my\u200Bsecret", "LINES", "my\nsecret"),
            held(),
            file -> file.variable().equals("IN_FILE") ? "file-secret" : null,
            _ -> SOURCE);

    @Test
    void aKeyIsFoundWhereTheConnectionSaysWithoutTheSpaceAround() {
        assertEquals("my-secret", key(new Auth.EnvironmentKey("MY_KEY")));
        assertEquals("file-secret", key(new Auth.FileKey("/x/.env.local", "IN_FILE")));
        assertEquals("held-secret", key(new Auth.MemoryKey("held")));
    }

    @Test
    void withoutSignInNoKeyIsSoughtAndNoneDenied() {
        assertEquals(new Access.Open(), find(new Auth.None()));
    }

    @Test
    void aKeyInAVaultAndATokenAreFetchedByTheFirstCall() {
        assertEquals(new Access.Fetching(SOURCE), find(new Auth.KeyVault("kv-x", "the-key")));
        assertEquals(new Access.Fetching(SOURCE), find(new Auth.Entra(Auth.Entra.COGNITIVE_SERVICES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_THERE", "BLANK"})
    void aMissingVariableIsNamedWithWhatToDo(String variable) {
        assertEquals(
                denied(
                        "The environment variable " + variable + " is not set.",
                        "Set " + variable + " to the resource's key in the shell that starts the program."),
                find(new Auth.EnvironmentKey(variable)));
    }

    @Test
    void aMissingLineOfAFileIsNamedWithItsFile() {
        assertEquals(
                denied("/x/.env.local has no value for KEY.", "Add the line KEY=… to /x/.env.local."),
                find(new Auth.FileKey("/x/.env.local", "KEY")));
    }

    @Test
    void aKeyThatIsNotHeldIsDenied() {
        assertEquals(denied(
                        "The key of other is typed in the window and kept nowhere.",
                        "Connect in the window and type it, or save the connection with another way to sign in."), find(new Auth.MemoryKey("other")));
    }

    @ParameterizedTest // the HTTP client would refuse it with a message that repeats the key
    @ValueSource(strings = {"ODD", "ZERO_WIDTH", "LINES"})
    void aKeyThatNoHeaderCanHoldIsDeniedWithoutShowingIt(String variable) {
        assertEquals(
                denied(
                        "What stands at " + variable + " holds characters that no key has.",
                        "Copy the key again: Set " + variable + " to the resource's key in the shell that starts the program."),
                find(new Auth.EnvironmentKey(variable)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "my\nsecret", "my-secret…", "\u007F"})
    void aSecretRefusesWhatCannotBeSentWithoutRepeatingIt(String value) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Secret(value));
        assertFalse(String.valueOf(refusal.getMessage()).contains("secret"));
    }

    @Test
    void aSecretIsNeverPrinted() {
        var access = find(new Auth.EnvironmentKey("MY_KEY"));
        assertEquals("Key[secret=•••]", access.toString());
        assertFalse((access + " " + CREDENTIALS + new Endpoint(connection(new Auth.None()), access)).contains("my-secret"));
    }

    private static Access denied(String detail, String fix) {
        return new Access.Denied(new Failure(
                FailureKind.AUTH, "There is no key", detail, null, null, null, false, null, false, fix));
    }

    private static String key(Auth auth) {
        return ((Access.Key) find(auth)).secret().reveal();
    }

    private static Access find(Auth auth) {
        return CREDENTIALS.find(connection(auth));
    }

    private static Connection connection(Auth auth) {
        return new Connection(
                "c", Connection.Kind.AZURE, URI.create("https://res.openai.azure.com/"), auth, "2024-10-21", "test", false);
    }

    private static KeyRing held() {
        var keys = new KeyRing();
        keys.hold("held", new Secret("held-secret"));
        return keys;
    }
}
