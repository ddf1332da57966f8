package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Connection.Auth;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureFixTest {
    private static final AzureResource RESOURCE = new AzureResource("acct-x", "rg-x", "kv-x", "the-key");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTH | az keyvault secret show --vault-name kv-x --name the-key --query value -o tsv
            PERMISSION | az role assignment create --role "Cognitive Services OpenAI User" --assignee "$(az ad signed-in-user show --query id -o tsv)" --scope "$(az cognitiveservices account show --name acct-x --resource-group rg-x --query id -o tsv)"
            DEPLOYMENT_NOT_FOUND | az cognitiveservices account deployment list --name acct-x --resource-group rg-x -o table
            NOT_FOUND | az cognitiveservices account show --name acct-x --resource-group rg-x --query properties.endpoint -o tsv
            UNSUPPORTED_OPERATION | az cognitiveservices account deployment show --name acct-x --resource-group rg-x --deployment-name 'o''brien s' --query properties.capabilities
            QUOTA | az cognitiveservices account list-usage --name acct-x --resource-group rg-x -o table
            """, quoteCharacter = '`')
    void theCommandIsFilledInWithTheConnectionsNames(FailureKind kind, String command) {
        var failure = describe(kind, connection(Connection.Kind.AZURE, new Auth.EnvironmentKey("KEY"), false));
        assertEquals(command.replace("'o''brien s'", "'o'\\''brien s'"), failure.command());
    }

    @Test
    void whatIsNotKnownIsLeftToBeFilledIn() {
        var failure = FailureText.describe(FailureKind.AUTH, FailureFacts.message(null));
        assertEquals("az cognitiveservices account keys list --name RESOURCE --resource-group GROUP --query key1 -o tsv", failure.command());
    }

    @Test
    void theRoleIsGivenToThePrincipalThatTheServiceNames() {
        var facts = FailureFacts.about(
                        Samples.deployment("x", Protocol.CHAT), connection(Connection.Kind.AZURE, new Auth.Entra("scope"), false))
                .answered(401, "PermissionDenied", "The principal `01234567-89ab-cdef-0123-456789abcdef` lacks the required data action", null);
        var command = FailureText.describe(FailureKind.PERMISSION, facts).command();
        assertTrue(String.valueOf(command).contains(" --assignee 01234567-89ab-cdef-0123-456789abcdef "), command);
    }

    @Test
    void anotherServersFailureNamesNoCommandOfAzure() {
        for (var kind : FailureKind.values()) {
            assertNull(describe(kind, connection(Connection.Kind.OPENAI, new Auth.None(), false)).command(), kind::name);
            assertNull(describe(kind, connection(Connection.Kind.AZURE, new Auth.None(), true)).command(), kind::name);
        }
    }

    @Test
    void anAddressThatAnotherServerDoesNotServeIsNoMatterOfAnApiVersion() {
        var other = describe(FailureKind.NOT_FOUND, connection(Connection.Kind.OPENAI, new Auth.None(), false));
        assertEquals("The path is not served at acct-x.openai.azure.com.", other.detail());
        assertEquals("Check the base address of the connection: it usually ends in /v1/.", other.fix());
        var azure = describe(FailureKind.NOT_FOUND, connection(Connection.Kind.AZURE, new Auth.None(), false));
        assertTrue(azure.fix().contains("api-version"), azure::fix);
    }

    @Test
    void aRefusedKeyIsMendedWhereItIsFound() {
        assertTrue(fix(new Auth.EnvironmentKey("KEY")).contains(" set it in KEY;"));
        assertTrue(fix(new Auth.FileKey("/w/.env.local", "KEY")).contains(" set KEY in /w/.env.local;"));
        assertTrue(fix(new Auth.KeyVault("kv-x", "the-key")).startsWith("The secret the-key in vault kv-x is not this resource's key"));
        var entra = describe(FailureKind.AUTH, connection(Connection.Kind.AZURE, new Auth.Entra("scope"), false));
        assertEquals("az login", entra.command());
        assertTrue(entra.detail().startsWith("The service does not know the token"), entra::detail);
    }

    @ParameterizedTest
    @CsvSource({
        "https://aucert-ai.cognitiveservices.azure.com/, aucert-ai",
        "https://res.openai.azure.com/, res",
        "https://Res-1.services.ai.azure.com/, res-1",
        "https://res.openai.azure.com.example.org/, ",
        "https://example.org/, ",
        "http://127.0.0.1:8080/, "
    })
    void theResourcesNameIsReadFromAnyOfItsHostNames(URI endpoint, String name) {
        assertEquals(name, AzureResource.of(endpoint).name());
    }

    private static String fix(Auth auth) {
        return describe(FailureKind.AUTH, connection(Connection.Kind.AZURE, auth, false)).fix();
    }

    private static Failure describe(FailureKind kind, Connection connection) {
        return FailureText.describe(kind, FailureFacts.about(Samples.deployment("o'brien s", Protocol.CHAT), connection));
    }

    private static Connection connection(Connection.Kind kind, Auth auth, boolean simulated) {
        return new Connection("x", kind, URI.create("https://acct-x.openai.azure.com/"), auth, "2024-10-21", "a test", simulated, RESOURCE);
    }
}
