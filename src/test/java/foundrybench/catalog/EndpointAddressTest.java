package foundrybench.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Connection;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "https://res.openai.azure.com",
        "https://res.openai.azure.com/",
        " https://RES.OpenAI.Azure.com/ \n",
        "HTTPS://res.openai.azure.com/",
        "https://res.openai.azure.com/openai",
        "https://res.openai.azure.com/openai/",
        "https://res.openai.azure.com/openai/v1",
        "https://res.openai.azure.com/openai/v1/",
        "https://res.openai.azure.com/openai/v1/chat/completions",
        "https://res.openai.azure.com/openai/v1/responses?api-version=preview",
        "https://res.openai.azure.com/openai/deployments/gpt-5.4/chat/completions",
        "https://res.openai.azure.com/openai/responses",
        "https://res.openai.azure.com/models/chat/completions",
        "https://res.openai.azure.com/api/projects/team",
        "https://res.openai.azure.com/api/projects/team/openai/v1/",
        "https://res.openai.azure.com/#overview",
        "res.openai.azure.com",
        "RES.openai.azure.com/openai/v1/",
        "\"https://res.openai.azure.com/\"",
        " 'https://res.openai.azure.com/' ",
        "<https://res.openai.azure.com/>",
    })
    void everyFormPeoplePasteIsTheSameAzureAddress(String pasted) throws Exception {
        assertEquals(
                new EndpointAddress(URI.create("https://res.openai.azure.com/"), Optional.empty()),
                EndpointAddress.parse(pasted, Connection.Kind.AZURE));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://res.cognitiveservices.azure.com,            https://res.cognitiveservices.azure.com/
            https://res.services.ai.azure.com/api/projects/p/,  https://res.services.ai.azure.com/
            https://gateway.example.com/foundry/openai/v1/,     https://gateway.example.com/foundry/
            https://gateway.example.com:8443/foundry,           https://gateway.example.com:8443/foundry/
            https://gateway.example.com/openai-team,            https://gateway.example.com/openai-team/
            https://gateway.example.com/a%20b/,                 https://gateway.example.com/a%20b/
            """)
    void hostPortAndAGatewaysPathStay(String pasted, String base) throws Exception {
        assertEquals(
                new EndpointAddress(URI.create(base), Optional.empty()), EndpointAddress.parse(pasted, Connection.Kind.AZURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ai.azure.com/resource/overview?wsid=x", "https://portal.azure.com/#home", "https://oai.azure.com/"})
    void aPageOfThePortalIsNoEndpoint(String pasted) {
        var refusal = assertThrows(CatalogException.class, () -> EndpointAddress.parse(pasted, Connection.Kind.AZURE));
        assertTrue(String.valueOf(refusal.getMessage()).contains("is a page of the portal"), refusal::getMessage);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://host/v1,                   https://host/v1/
            https://host/v1/,                  https://host/v1/
            https://host/v1/chat/completions,  https://host/v1/
            https://host/v1/responses,         https://host/v1/
            https://host/v1/models/,           https://host/v1/
            https://host/openai/v1,            https://host/openai/v1/
            http://localhost:11434/v1,         http://localhost:11434/v1/
            """)
    void theOtherKindKeepsItsBasePath(String pasted, String base) throws Exception {
        assertEquals(
                new EndpointAddress(URI.create(base), Optional.empty()), EndpointAddress.parse(pasted, Connection.Kind.OPENAI));
    }

    @ParameterizedTest
    @CsvSource({
        "api-version=2025-01-01-preview, 2025-01-01-preview",
        "api-version=2024-10-21, 2024-10-21",
        "foo=1&api-version=2024-10-21&bar=2, 2024-10-21",
        "my-api-version=2024-10-21,",
        "api-version=v1,",
        "api-version=preview,",
        "api-version=,",
    })
    void aDatedApiVersionInTheAddressIsKept(String query, @Nullable String version) throws Exception {
        var pasted = "https://res.openai.azure.com/openai/deployments/x/chat/completions?" + query;
        assertEquals(
                new EndpointAddress(URI.create("https://res.openai.azure.com/"), Optional.ofNullable(version)),
                EndpointAddress.parse(pasted, Connection.Kind.AZURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://localhost:8080/", "http://LOCALHOST/", "http://127.0.0.1:4000/", "http://127.3.2.1/", "http://[::1]:8080/",
        "http://[0:0:0:0:0:0:0:1]/"
    })
    void plainHttpIsForThisMachine(String pasted) throws Exception {
        assertEquals(pasted.toLowerCase(Locale.ROOT), EndpointAddress.parse(pasted, Connection.Kind.AZURE).base().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://res.openai.azure.com/",
        "http://127.0.0.1.evil.com/",
        "http://127.evil.com/",
        "http://localhost.evil.com/",
        "http://xlocalhost/",
        "http://localhost./",
        "http://0.0.0.0/",
        "http://128.0.0.1/",
        "http://10.0.0.1/",
        "http://[::2]/",
        "http://[::ffff:10.0.0.1]/",
        "http://evil.com/127.0.0.1",
        "http://evil.com/?localhost",
        "http://evil.com#localhost",
    })
    void plainHttpToAnyOtherHostIsRefused(String pasted) {
        assertTrue(refusal(pasted).endsWith("is not encrypted: http is for this machine only. Use https."), refusal(pasted));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://key@res.openai.azure.com/", "https://name:key@res.openai.azure.com/", "http://127.0.0.1@evil.com/",
        "http://localhost:80@evil.com/"
    })
    void aNameBeforeTheHostIsRefused(String pasted) {
        assertEquals("The endpoint has a name or key before its host: take it out, an address is public.", refusal(pasted));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "res.example.com", "localhost:443", "ftp://res.openai.azure.com/", "https://", "https:///x",
        "file:///etc/passwd", "https://a b/", "https://[::1/", "http://127.0.0.1x/", "http://127.1/", "https://-/", "javascript:alert(1)", "//res.openai.azure.com"
    })
    void whatIsNoAddressIsRefused(String pasted) {
        assertTrue(refusal(pasted).contains("is no address"), refusal(pasted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_secret@my_host/", "https://u:my_secret@a b/", "x.com/?api-key=my_secret", "https://a b/?key=my_secret"})
    void aRefusalRepeatsNoSecret(String pasted) {
        assertFalse(refusal(pasted).contains("my_secret"), refusal(pasted));
    }

    @ParameterizedTest
    @CsvSource({"https://host:0/, 0", "https://host:65536/, 65536", "http://127.0.0.1:99999/, 99999"})
    void aPortThatNoneIsIsRefused(String pasted, int port) {
        assertEquals("The endpoint's port is 1 to 65535, not " + port + ".", refusal(pasted));
    }

    @Test
    void anAddressOfVersionSixKeepsItsBrackets() throws Exception {
        assertEquals(
                URI.create("https://[2001:db8::1]:8443/"),
                EndpointAddress.parse("https://[2001:DB8::1]:8443", Connection.Kind.AZURE).base());
    }

    private static String refusal(String pasted) {
        return String.valueOf(
                assertThrows(CatalogException.class, () -> EndpointAddress.parse(pasted, Connection.Kind.AZURE)).getMessage());
    }
}
