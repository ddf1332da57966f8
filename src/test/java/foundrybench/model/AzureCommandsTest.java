package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureCommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"kv-y", "https://kv-y.vault.azure.net", "https://kv-y.vault.azure.us:8443/", " HTTPS://kv-y.vault.azure.cn/ "})
    void everyCommandHasTheVaultsNameHoweverTheVaultIsGiven(String vault) {
        var azure = new AzureCommands(new AzureResource("acct-x", "rg-x", vault, "the-key"));
        assertEquals("az keyvault secret show --vault-name kv-y --name the-key --query value -o tsv", azure.key());
        for (var command : List.of(azure.key(), azure.secrets(), azure.secretState(), azure.vaultRole(), azure.vaultRoleOf("1-2"), azure.vault())) {
            assertTrue(command.contains("name kv-y "), command);
            assertFalse(command.contains("azure."), command);
        }
    }

    @Test
    void aPersonGetsARoleByTheirSignInAndAnotherIdentityByItsId() {
        var azure = new AzureCommands(new AzureResource("acct-x", "rg-x", "kv-y", null));
        for (var command : List.of(azure.role(), azure.vaultRole())) {
            assertTrue(command.contains(" --assignee \"$(az ad signed-in-user show --query id -o tsv)\" --scope "), command);
        }
        for (var command : List.of(azure.roleOf("1-2-3"), azure.vaultRoleOf("1-2-3"))) {
            assertTrue(command.contains(" --assignee 1-2-3 --scope "), command);
        }
        for (var command : List.of(azure.roleOf(null), azure.vaultRoleOf(null))) {
            assertTrue(command.contains(" --assignee CLIENT_ID --scope "), command);
        }
    }
}
