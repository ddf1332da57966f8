package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.provider.NetworkSource;
import foundrybench.sim.SimOptions;
import foundrybench.store.SavedConnections;
import foundrybench.store.Settings;
import foundrybench.ui.prompt.ExamplePrompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Connections in the window with nothing replaced: somebody else's server answers.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
class ConnectionsDialogTest {
    private static final String KEY = "typed-key-4711";

    @TempDir
    Path home;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private WindowParts parts;

    @AfterEach
    void stop() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        parts.close();
    }

    private void open() throws Exception {
        var opening = new Opening(new ExamplePrompt("", Prompt.of("", "Say fine"), Parameters.NONE), List.of("DeepSeek-V3.2"));
        parts = WindowParts.open(
                new Wiring(Map.of(), home, SimOptions.defaults().withPace(0)),
                new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT),
                opening,
                Clock.system(ZoneOffset.UTC));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () ->
                new MainWindow(parts.engine(), new WindowMemory(home), workers, Clock.system(ZoneOffset.UTC))
                        .show(new CompletableFuture<Settings>()));
    }

    @Test
    void fromTheSimulationToARealServerByATypedKeyThatIsKeptNowhere(FxRobot robot) throws Exception {
        try (var server = new RecordingServer()) {
            open();
            robot.clickOn("Connect…");
            type(robot, "Name", "Ours");
            type(robot, "Endpoint", server.endpoint() + "openai/v1/");
            Screen.expect(server.endpoint() + " · chat by api-version 2024-10-21, Responses by v1", () -> text(".form-note"));
            choose(robot, "Sign in by", way -> way.toString().startsWith("Key typed"));
            Screen.expect("Type the key. It is held in memory and written nowhere.", () -> text(".form-problem"));
            type(robot, "Key", KEY);
            robot.clickOn("#use");
            Screen.expect("Ours", () -> text(".connection"));
            main().expect("Run 1  Ctrl+Enter", "run");
            assertEquals(List.of("Say fine"), List.of(field("User message").getText()), "the prompt stays");
            robot.clickOn(named("User message"));
            robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
            Screen.expect("done", () -> main().inPane("DeepSeek-V3.2", "status"));
            assertEquals("fine", main().inPane("DeepSeek-V3.2", "answer"));
            assertEquals(List.of(), main().texts("simulated"));
            assertTrue(server.heads().getLast().contains("api-key=" + KEY), server.heads()::toString);
            var saved = SavedConnections.load(home);
            assertEquals("Ours", saved.lastUsed());
            assertFalse(Files.readString(home.resolve("connections.json")).contains(KEY));
        }
    }

    @Test
    void aConnectionIsSavedEditedAndRemoved(FxRobot robot) throws Exception {
        open();
        robot.clickOn("Connect…");
        type(robot, "Name", "Team");
        type(robot, "Endpoint", "https://acct-x.openai.azure.com/openai/deployments/x/chat/completions?api-version=2025-01-01-preview");
        robot.clickOn("#save");
        Screen.expect("Saved Team, without a key.", () -> text(".form-note"));
        var saved = SavedConnections.load(home).connections().getFirst();
        assertEquals("https://acct-x.openai.azure.com/", saved.endpoint().toString());
        assertEquals("2025-01-01-preview", saved.apiVersion());
        robot.clickOn("#remove");
        Screen.expect("Removed Team.", () -> text(".form-note"));
        assertEquals(List.of(), SavedConnections.load(home).connections());
    }

    @Test
    void thePresetOffersTheTeamsVaultAndNoKey(FxRobot robot) throws Exception {
        open();
        robot.clickOn("Connect…");
        robot.clickOn("aucert-ai");
        Screen.expect("aucertdev-kv-41e0x5", () -> field("Vault").getText());
        assertEquals("foundry-api-key", field("Secret").getText());
        assertEquals("aucert-foundation-rg", field("Resource group").getText());
        assertEquals("https://aucert-ai.cognitiveservices.azure.com/", field("Endpoint").getText());
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn(field(field));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write(text, 0);
        Screen.expect(text, () -> field(field).getText());
    }

    private static void choose(FxRobot robot, String field, Predicate<Object> wanted) {
        var box = (ComboBox<?>) named(field);
        robot.clickOn(box);
        var items = box.getItems();
        for (int i = 0; i < items.size(); i++) {
            if (wanted.test(items.get(i))) {
                int index = i;
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> box.getSelectionModel().select(index));
            }
        }
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    }

    private static TextInputControl field(String name) {
        return (TextInputControl) named(name);
    }

    private static Node named(String name) {
        return roots().stream()
                .flatMap(root -> root.lookupAll("*").stream())
                .filter(node -> name.equals(node.getAccessibleText()) && node.isVisible())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + name));
    }

    private static String text(String style) {
        return roots().stream()
                .flatMap(root -> new Screen(root).texts(style.substring(1)).stream())
                .filter(text -> !text.isEmpty())
                .reduce((_, last) -> last)
                .orElse("");
    }

    private static Screen main() {
        return new Screen(roots().getFirst());
    }

    private static List<Parent> roots() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(w -> w.getScene().getRoot()).toList();
    }
}
