package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Connection.Auth;
import foundrybench.model.SignInTrouble.Tried;
import foundrybench.model.SignInTrouble.Way;
import foundrybench.model.SignInTrouble.Where;
import foundrybench.model.SignInTrouble.Why;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInTextTest {
    private static final List<SignInTrouble> ALL = List.of(
            notSignedIn(Where.MACHINE, new Tried(Way.AZURE_CLI, new Why.NotSignedIn())),
            new SignInTrouble.OtherTenant(),
            new SignInTrouble.NoVaultRole(null),
            new SignInTrouble.NoSecret(),
            new SignInTrouble.SecretDisabled(),
            new SignInTrouble.SecretUnusable(),
            new SignInTrouble.VaultFirewall(),
            new SignInTrouble.VaultUnreached("kv-x.vault.azure.net", new ConnectionTrouble.NameNotFound()),
            new SignInTrouble.VaultUnreached("kv-x.vault.azure.net", new ConnectionTrouble.UnknownAuthority()),
            new SignInTrouble.VaultSilent("kv-x.vault.azure.net", Duration.ofMillis(8500)),
            new SignInTrouble.VaultFailed(503));

    private static SignInTrouble notSignedIn(Where where, Tried... tried) {
        return new SignInTrouble.NotSignedIn(where, List.of(tried));
    }

    private static Failure describe(SignInTrouble trouble) {
        return SignInText.describe(trouble, connection(new Auth.KeyVault("kv-x", "the-key")), null, null);
    }

    private static Connection connection(Auth auth) {
        return new Connection("x", Connection.Kind.AZURE, URI.create("https://acct-x.openai.azure.com/"), auth, "2024-10-21", "a test", false);
    }

    @Test
    void eachHasDetailAndFixOfItsOwnAndACommandAndNobodyAskedTheService() {
        var details = new HashSet<String>();
        var fixes = new HashSet<String>();
        for (var trouble : ALL) {
            var failure = describe(trouble);
            assertTrue(details.add(failure.detail()), failure::detail);
            assertTrue(fixes.add(failure.fix()) || trouble instanceof SignInTrouble.VaultSilent, failure::fix);
            assertFalse(String.valueOf(failure.command()).matches("null|.*(VAULT|SECRET).*"), failure::toString);
            assertEquals(FailureKind.AUTH, failure.kind());
            assertNull(failure.httpStatus());
            assertFalse(failure.retryable());
        }
    }

    @Test
    void theCommandsNameTheVaultAlsoWhenTheConnectionHasItsAddress() {
        var byAddress = connection(new Auth.KeyVault("https://kv-y.vault.azure.us:8443/", "o key"));
        var failure = SignInText.describe(new SignInTrouble.SecretDisabled(), byAddress, "SecretDisabled", "Operation\n get is not allowed.");
        assertEquals("az keyvault secret list-versions --vault-name kv-y --name 'o key' --query \"[].attributes\"", failure.command());
        assertEquals("Secret o key in vault kv-y is disabled, has expired or is not valid yet. It says: Operation get is not allowed.", failure.detail());
        assertEquals("SecretDisabled", failure.code());
    }

    @Test
    void anIdentityThatIsNoPersonGetsTheRoleByItsId() {
        assertTrue(String.valueOf(describe(new SignInTrouble.NoVaultRole("1-2-3")).command()).contains(" --assignee 1-2-3 "));
    }

    @Test
    void whereOneSignsInDecidesWhatIsToBeDone() {
        var said = new Tried(Way.ENVIRONMENT, new Why.Said("AADSTS7000215: Invalid client secret"));
        var commands = Map.of(
                Where.VARIABLES, "az login",
                Where.POD, "kubectl annotate serviceaccount SERVICE_ACCOUNT azure.workload.identity/client-id=CLIENT_ID --overwrite",
                Where.MACHINE, "az login");
        commands.forEach((where, command) -> assertEquals(command, describe(notSignedIn(where, said)).command()));
        var fixes = new HashSet<String>();
        commands.keySet().forEach(where -> fixes.add(describe(notSignedIn(where, said)).fix()));
        assertEquals(3, fixes.size());
        assertTrue(describe(notSignedIn(Where.POD, said)).detail().endsWith(" Variables AZURE_…: AADSTS7000215: Invalid client secret."));
    }

    @Test
    void aMissingAzureCliIsToBeInstalled() {
        var failure = describe(notSignedIn(Where.MACHINE, new Tried(Way.AZURE_CLI, new Why.NotInstalled())));
        assertTrue(failure.fix().startsWith("Install the Azure CLI"), failure::fix);
    }

    @Test
    void whoTakesTooLongIsNamedWithACommandThatShowsIt() {
        var slow = new Tried(Way.AZURE_CLI, new Why.TooSlow(Duration.ofMillis(8500)));
        var failure = describe(notSignedIn(Where.MACHINE, slow));
        assertEquals("Signing in to Azure took too long", failure.title());
        assertTrue(failure.detail().endsWith("Azure CLI (az): no answer within 8.5 s."), failure::detail);
        assertEquals("az account get-access-token --query expiresOn -o tsv", failure.command());
    }
}
