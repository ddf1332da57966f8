package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedConnectionsTest {
    @TempDir
    Path home = Path.of("");

    @Test
    void eachWayToSignInIsReadAsItWasSaved() throws Exception {
        var connections = List.of(
                connection("a", Connection.Kind.AZURE, new Auth.EnvironmentKey("KEY")),
                connection("b", Connection.Kind.AZURE, new Auth.FileKey("/w/.env.local", "KEY")),
                connection("c", Connection.Kind.AZURE, new Auth.KeyVault("kv-x", "the-key")),
                connection("d", Connection.Kind.AZURE, new Auth.Entra("https://ai.azure.com/.default")),
                connection("e", Connection.Kind.AZURE, new Auth.MemoryKey("e")),
                connection("f", Connection.Kind.OPENAI, new Auth.None()));
        var saved = new SavedConnections(connections, "c");
        saved.save(home);
        assertEquals(saved, SavedConnections.load(home));
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws Exception {
        SavedConnections.NONE.save(home.resolve("new"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("new/connections.json"))));
    }

    @Test
    void aConnectionTakesThePlaceOfTheOneOfItsName() throws Exception {
        var a = connection("a", Connection.Kind.AZURE, new Auth.None());
        var b = connection("b", Connection.Kind.AZURE, new Auth.None());
        var changed = connection("a", Connection.Kind.OPENAI, new Auth.None());
        var saved = SavedConnections.NONE.with(a).with(b).with(changed).using("a");
        assertEquals(List.of(changed, b), saved.connections());
        assertEquals(new SavedConnections(List.of(b), null), saved.without("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"connections": [                                                                          | line 1, column
            {"connections": [{"name": "x"}]}                                                           | connections[0].endpoint is missing
            {"connections": [{"name": "x", "kind": "azure", "endpoint": "a b", "auth": {"way": "none"}}]} | connections[0].endpoint is no address: a b
            {"connections": [{"name": "x", "kind": "azure", "endpoint": "https://x", "auth": {"way": "key", "key": "sk-secret"}}]} | connections[0].auth.way is "key", none of
            {"connections": [{"name": "x", "kind": "aws", "endpoint": "https://x", "auth": {"way": "none"}}]} | connections[0].kind is "aws", none of azure, openai
            """)
    void whatIsWrongInTheFileIsToldByPlaceAndNothingIsLost(String content, String problem) throws Exception {
        var file = Files.writeString(home.resolve("connections.json"), content);
        var refusal = assertThrows(KeptFileException.class, () -> SavedConnections.load(home));
        var message = String.valueOf(refusal.getMessage());
        assertEquals(true, message.startsWith(file.toString()) && message.contains(problem), message);
        assertEquals(content, Files.readString(file));
    }

    private static Connection connection(String name, Connection.Kind kind, Auth auth) {
        return new Connection(
                name, kind, URI.create("https://acct-x.openai.azure.com/"), auth, "2025-01-01", "saved as " + name, false,
                new AzureResource("acct-x", "rg-x", null, null));
    }
}
