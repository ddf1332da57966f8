package foundrybench.app;

import static foundrybench.app.OpenWindows.clipboard;
import static foundrybench.app.OpenWindows.named;
import static foundrybench.app.OpenWindows.nodes;
import static foundrybench.app.OpenWindows.shown;
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
import foundrybench.provider.RawServer;
import foundrybench.sim.SimOptions;
import foundrybench.store.Settings;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.RichLine;
import foundrybench.ui.reading.ReadingView;
import foundrybench.ui.prompt.ExamplePrompt;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A key typed in the window, against servers that repeat it: nothing that is shown, read out, copied or left on disk
/// has a part of it.
@Timeout(120)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
class SecretsWindowTest {
    private static final List<String> TESTED = List.of("All is well.", "Something is wrong: see below what to do.");
    private static final List<String> ENDED = List.of("done", "failed");

    @TempDir
    Path home;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Wiring wiring;
    private WindowParts parts;

    @AfterEach
    void stop() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        parts.close();
        wiring.log().close("end of the test");
    }

    private void open() throws Exception {
        var opening = new Opening(new ExamplePrompt("", Prompt.of("", "Say fine"), Parameters.NONE), List.of("DeepSeek-V3.2"));
        wiring = new Wiring(Map.of("FOUNDRY_PROXY_PASSWORD", Canary.KEY), home, SimOptions.defaults().withPace(0));
        wiring.log().open(home.resolve("logs"), () -> "start", null);
        parts = WindowParts.open(
                wiring,
                new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT),
                opening,
                Clock.system(ZoneOffset.UTC));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () ->
                new MainWindow(parts.engine(), new WindowMemory(home), workers, Clock.system(ZoneOffset.UTC))
                        .show(new CompletableFuture<Settings>()));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON_401", "PAGE_404", "ANSWER_IN_PIECES"})
    void aTypedKeyIsShownCopiedAndKeptNowhere(Echo echo, FxRobot robot) throws Exception {
        var sent = new AtomicReference<>("");
        try (var server = new RawServer(exchange -> {
            sent.updateAndGet(before -> exchange.headers().getOrDefault("api-key", before));
            echo.answer(exchange, sent.get());
        })) {
            open();
            var key = connect(robot, server.endpoint().toString());
            assertEquals(Canary.KEY, sent.get(), "the test of the connection sent it");
            robot.clickOn("#use");
            Screen.expect("Ours", () -> shown("connection"));
            assertEquals("", key.getText(), "the closed form holds no key");
            robot.clickOn(named("User message"));
            robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
            Screen.expect("over", () -> overIf(ENDED.contains(shown("status")), shown("status")));
            assertNothingIsSeen();
            assertNothingIsInTheDetails(robot);
            robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D).release(KeyCode.D, KeyCode.SHIFT, KeyCode.CONTROL);
            Screen.expect("over", () -> overIf(clipboard().contains("key of this process"), clipboard()));
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> assertEquals(List.of(), Canary.linesOf(clipboard())));
        }
        Canary.assertNotBelow(home);
    }

    /// Opens the details, looks at each part and copies what can be copied there.
    private static void assertNothingIsInTheDetails(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
        Screen.expect("DeepSeek-V3.2", () -> shown("details-name"));
        var tabs = (TabPane) nodes().stream().filter(TabPane.class::isInstance).findFirst().orElseThrow();
        for (var tab : List.copyOf(tabs.getTabs())) {
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> tabs.getSelectionModel().select(tab));
            Screen.expect("false", () -> String.valueOf(tab.getContent().lookupAll(".reading").stream()
                    .anyMatch(node -> node instanceof ReadingView reading && reading.isBehind())));
            assertNothingIsSeen();
            var buttons = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> tab.getContent().lookupAll(".button").stream()
                    .filter(node -> String.valueOf(node.getAccessibleText()).startsWith("Copy"))
                    .toList());
            for (var button : buttons) {
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clip.copy("before"));
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ((ButtonBase) button).fire());
                Screen.expect("over", () -> overIf(!clipboard().equals("before"), clipboard()));
                WaitForAsyncUtils.waitForAsyncFx(10_000, () -> assertEquals(List.of(), Canary.linesOf(clipboard())));
            }
        }
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Screen.expect("", () -> shown("details-name"));
    }

    /// Fills the form, tries to copy the key out of it, and has the connection tested.
    private static TextInputControl connect(FxRobot robot, String endpoint) {
        robot.clickOn("Connect…");
        WaitForAsyncUtils.waitForFxEvents();
        var key = (TextInputControl) named("Key");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            ((TextInputControl) named("Name")).setText("Ours");
            ((TextInputControl) named("Endpoint")).setText(endpoint);
            var way = (ComboBox<?>) named("Sign in by");
            way.getItems().stream().filter(item -> item.toString().startsWith("Key typed")).findFirst()
                    .ifPresent(typed -> way.getSelectionModel().select(way.getItems().indexOf(typed)));
            key.setText(Canary.KEY);
            key.requestFocus();
            key.selectAll();
            key.copy();
            key.cut();
        });
        assertTrue(key instanceof PasswordField);
        assertEquals(Canary.KEY, key.getText());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> assertFalse(Canary.isIn(clipboard()), "a key cannot be copied"));
        assertNothingIsSeen();
        robot.clickOn("#test");
        Screen.expect("over", () -> overIf(TESTED.stream().anyMatch(shown("form-note")::contains), shown("form-note")));
        assertNothingIsSeen();
        return key;
    }

    private static String overIf(boolean isOver, String otherwise) {
        return isOver ? "over" : otherwise;
    }

    /// Whatever is shown or read out, in all windows, hidden parts as well.
    private static void assertNothingIsSeen() {
        var seen = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var texts = new ArrayList<String>();
            for (var node : nodes()) {
                texts.add(text(node));
                var read = List.<Function<Node, Object>>of(
                        Node::getAccessibleText, Node::getAccessibleHelp, Node::getAccessibleRoleDescription, Node::getId,
                        n -> n.queryAccessibleAttribute(AccessibleAttribute.TEXT),
                        n -> n.queryAccessibleAttribute(AccessibleAttribute.HELP));
                read.forEach(attribute -> texts.add(String.valueOf(attribute.apply(node))));
            }
            return texts;
        });
        assertEquals(List.of(), seen.stream().filter(Canary::isIn).toList());
    }

    private static String text(Node node) {
        return switch (node) {
            case PasswordField _ -> ""; // shows a dot a letter: the dots are a node of their own
            case TextInputControl input -> input.getText();
            case ReadingView reading -> reading.text();
            case Labeled labeled -> labeled.getText() + labeled.getTooltip();
            case RichLine line -> line.text();
            case Text text -> text.getText();
            default -> node.toString();
        };
    }
}
