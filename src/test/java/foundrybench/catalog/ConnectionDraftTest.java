package foundrybench.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionDraftTest {
    private static final String KEY = "9f8e7d6c5b4a39281706f5e4d3c2b1a0-secret";

    @Test
    void whatWasPastedIsBroughtIntoTheNormalForm() throws Exception {
        var draft = draft(" Team ", "https://Acct-X.services.ai.azure.com/api/projects/p?api-version=2025-03-01-preview", new Auth.Entra("https://ai.azure.com/.default"));
        assertEquals(
                new Connection(
                        "Team", Connection.Kind.AZURE, URI.create("https://acct-x.services.ai.azure.com/"),
                        new Auth.Entra("https://ai.azure.com/.default"), "2025-03-01-preview", "saved as Team", false,
                        new AzureResource("acct-x", "rg-x", null, null)),
                draft.toConnection());
    }

    @Test
    void aKeyInThePlaceOfItsVariableIsRefusedAndNotRepeated() {
        var refusal = assertThrows(CatalogException.class, () -> draft("t", "https://x.example.com", new Auth.EnvironmentKey(KEY)).toConnection());
        assertFalse(String.valueOf(refusal.getMessage()).contains("9f8e"), refusal::getMessage);
    }

    @ParameterizedTest // the forms that keys of Azure have
    @ValueSource(strings = {"a3f0c9d47be1427f8d6605c1e2ab94f7", "Abcdefghijklmnopqrstuvwxyz0123456789Abcdefghijklmnopqrstuvwxyz0123456789JQQJ99BEACYeBj"})
    void aKeyThatCouldBeANameIsRefusedAsWell(String key) {
        var refusal = assertThrows(CatalogException.class, () -> draft("t", "https://x.example.com", new Auth.EnvironmentKey(key)).toConnection());
        assertFalse(String.valueOf(refusal.getMessage()).contains(key.substring(0, 8)), refusal::getMessage);
    }

    @Test
    void eachWayToSignInIsCheckedBeforeItIsSaved() {
        for (var auth : List.of(
                new Auth.EnvironmentKey(""), new Auth.EnvironmentKey("1A"), new Auth.KeyVault("kv", "s"),
                new Auth.KeyVault("http://kv.vault.azure.net", "s"), new Auth.KeyVault("kv-x", "a_b"),
                new Auth.KeyVault("https://name@kv.vault.azure.net", "s"), new Auth.Entra("cognitiveservices"))) {
            assertThrows(CatalogException.class, () -> draft("t", "https://x.example.com", auth).toConnection(), auth::toString);
        }
    }

    @Test
    void aVaultOfAnotherCloudIsNamedByItsAddress() throws Exception {
        var auth = new Auth.KeyVault("https://kv-x.vault.azure.cn/", "the-key");
        assertEquals(auth, draft("t", "https://x.openai.azure.cn", auth).toConnection().auth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "0123456789012345678901234567890123456789012345678901234567890"})
    void aNameIsOneShortLine(String name) {
        assertThrows(CatalogException.class, () -> draft(name, "https://x.example.com", new Auth.None()).toConnection());
    }

    private static ConnectionDraft draft(String name, String endpoint, Auth auth) {
        return new ConnectionDraft(name, Connection.Kind.AZURE, endpoint, auth, null, "rg-x");
    }
}
