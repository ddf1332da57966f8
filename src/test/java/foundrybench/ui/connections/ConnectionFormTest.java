package foundrybench.ui.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Finding;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConnectionFormTest {
    private static final Auth FILE = new Auth.FileKey("/w/.env.local", "FOUNDRY_API_KEY");

    private final ConnectionForm form = new ConnectionForm();

    @Test
    void aKeyInAFileStaysThere() {
        form.show(connection(FILE));
        var made = form.connection();
        assertEquals(FILE, made == null ? null : made.auth());
        assertEquals("", form.problem().get());
    }

    @Test // else a folder's file could have the person's own key sent to its endpoint, or the other way round
    void aKeyInAFileGoesToNoOtherEndpoint() {
        form.show(connection(FILE));
        form.endpoint().set("https://evil.example.com/");
        assertNull(form.connection());
        assertEquals(
                "The key in /w/.env.local belongs to https://acct-x.openai.azure.com/. For another endpoint choose another way to sign in.",
                form.problem().get());
    }

    @Test
    void whatIsTypedIsCheckedAsItIsTyped() {
        assertEquals("Choose one on the left, or give a new one a name and its endpoint.", form.problem().get());
        form.name().set("Ours");
        form.endpoint().set("http://res.openai.azure.com");
        assertTrue(form.problem().get().contains("is not encrypted"), () -> form.problem().get());
        form.endpoint().set("https://res.openai.azure.com/openai/deployments/x");
        assertEquals("https://res.openai.azure.com/ · chat by api-version 2024-10-21, Responses by v1", form.normalised().get());
        form.kind().set(Connection.Kind.OPENAI);
        form.endpoint().set("http://127.0.0.1:11434/v1/chat/completions");
        assertEquals("http://127.0.0.1:11434/v1/ · chat/completions and responses below it", form.normalised().get());
    }

    @Test
    void aTypedKeyIsWantedAndLeavesWithTheForm() {
        form.name().set("Ours");
        form.endpoint().set("https://res.openai.azure.com");
        form.way().set(SignInWay.TYPED);
        assertEquals("Type the key. It is held in memory and written nowhere.", form.problem().get());
        form.key().set(" k-1 ");
        assertEquals("k-1", form.typedKey());
        form.clear();
        assertEquals("", form.key().get());
        assertNull(form.typedKey());
    }

    @Test
    void whatATestFoundIsShownForItsOwnConnectionAlone() {
        var model = new ConnectionsViewModel();
        int first = model.testing();
        model.edit(new ConnectionsViewModel.Row(connection(new Auth.None()), false, false));
        model.found(first, Finding.of(Finding.Check.DNS, Finding.State.FAILED, "of the first"));
        model.tested(first);
        assertEquals(0, model.findings().size());
        assertEquals("", model.message().get());
    }

    private static Connection connection(Auth auth) {
        return new Connection(
                "x", Connection.Kind.AZURE, URI.create("https://acct-x.openai.azure.com/"), auth, "2024-10-21", "a test", false);
    }
}
