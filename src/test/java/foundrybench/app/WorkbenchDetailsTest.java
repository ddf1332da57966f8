package foundrybench.app;

import static foundrybench.app.OpenWindows.clipboard;
import static foundrybench.app.OpenWindows.named;
import static foundrybench.app.OpenWindows.nodes;
import static foundrybench.app.OpenWindows.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.provider.NetworkSource;
import foundrybench.sim.SimOptions;
import foundrybench.store.Settings;
import foundrybench.ui.prompt.ExamplePrompt;
import foundrybench.ui.reading.ReadingView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The details of an answer of the simulation, and of one that was saved before.
@Timeout(120)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
class WorkbenchDetailsTest {
    private static final String DEEPSEEK = "DeepSeek-V3.2";

    @TempDir
    Path home;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Wiring wiring;
    private WindowParts parts;

    @BeforeEach
    void open() throws Exception {
        open("Say *fine*");
    }

    private void open(String prompt) throws Exception {
        var opening = new Opening(new ExamplePrompt("", Prompt.of("", prompt), Parameters.NONE), List.of(DEEPSEEK));
        wiring = new Wiring(Map.of(), home, SimOptions.defaults().withPace(0));
        parts = WindowParts.open(
                wiring,
                new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT),
                opening,
                Clock.system(ZoneOffset.UTC));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () ->
                new MainWindow(parts.engine(), new WindowMemory(home), workers, Clock.system(ZoneOffset.UTC))
                        .show(new CompletableFuture<Settings>()));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        parts.close();
    }

    @Test
    void theDetailsOfAnAnswerAreReadPartByPart(FxRobot robot) {
        run(robot);
        openDetails(robot);

        var request = reading("Request");
        assertTrue(request.startsWith("POST http://127.0.0.1:"), request);
        assertTrue(request.contains("/openai/deployments/DeepSeek-V3.2/chat/completions?api-version="), request);
        assertTrue(request.contains("api-key\t•••"), request);
        assertTrue(request.contains("\"content\":\"Say *fine*\""), request);
        robot.clickOn("Response");
        var response = reading("Response");
        assertTrue(response.contains("HTTP status\t200"), response);
        assertTrue(response.contains("x-foundry-bench-simulated\ttrue"), response);
        robot.clickOn("Usage");
        var usage = reading("Usage");
        assertTrue(usage.contains("usage.total_tokens\tnot used\t"), usage);
        robot.clickOn("Cost");
        var cost = reading("Cost");
        assertTrue(cost.startsWith("Simulated: nothing was paid."), cost);
        assertTrue(cost.contains("By guide-2026-05, figures of 2026-05-03"), cost);
        assertTrue(cost.contains("published-2026-07\t2026-07-02\t$"), cost);
        robot.clickOn("Adjustments");
        assertEquals("Nothing was changed: it was sent as asked for.", reading("Adjustments"));
        robot.clickOn("Failure");
        assertEquals("It did not fail.", reading("Failure"));
        robot.clickOn("Attempts");
        assertTrue(reading("Attempts").contains("The one that counts"), () -> reading("Attempts"));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Screen.expect("", () -> shown("details-name"));
    }

    @Test
    void theEventsAreFilteredReadAndCopied(FxRobot robot) {
        run(robot);
        openDetails(robot);
        robot.clickOn("Events");
        var table = (TableView<?>) nodes().stream().filter(TableView.class::isInstance).findFirst().orElseThrow();
        int all = table.getItems().size();
        assertTrue(all > 3, "the simulation streams: " + all);

        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("[DONE]", 0);

        Screen.expect("1 of %d events".formatted(all), () -> shown("details-note").split("\\|")[0]);
        robot.clickOn("data: [DONE]");
        Screen.expect("data: [DONE]", () -> reading("The chosen event"));
        robot.clickOn("Copy as JSON Lines");
        Screen.expect("true", () -> String.valueOf(clipboard().endsWith("\"kind\":\"[DONE]\",\"raw\":\"data: [DONE]\"}\n")));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> assertTrue(clipboard().startsWith("{\"index\":" + all + ",\"attempt\":1,\"ms\":")));
    }

    @Test
    void theCallIsCopiedAsCodeInTheLanguageChosen(FxRobot robot) {
        run(robot);
        openDetails(robot);
        robot.clickOn("Code");
        assertTrue(reading("The call as code").contains("curl -sS -N"), () -> reading("The call as code"));

        robot.clickOn(named("Language of the code"));
        robot.clickOn("python");
        Screen.expect("true", () -> String.valueOf(reading("The call as code").contains("import urllib.request")));
        robot.clickOn("Copy code");

        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            assertTrue(clipboard().contains("FOUNDRY_API_KEY"), clipboard());
            assertTrue(clipboard().contains("Say *fine*"), clipboard());
        });
    }

    @Test
    void aSavedAnswerHasItsRawEventsAndSaysWhatWasNotKept(FxRobot robot) throws Exception {
        run(robot);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        parts.close();
        open("Something else");
        Screen.expect("true", () -> String.valueOf(nodes().stream().anyMatch(node -> node instanceof Labeled l && "Say *fine*".equals(l.getText()))));
        robot.clickOn("Say *fine*");
        Screen.expect("done", () -> shown("status"));

        openDetails(robot);

        var request = reading("Request");
        assertTrue(request.startsWith("Rebuilt, not recorded"), request);
        assertTrue(request.contains("\"content\":\"Say *fine*\""), request);
        robot.clickOn("Events");
        var table = (TableView<?>) nodes().stream().filter(TableView.class::isInstance).findFirst().orElseThrow();
        assertTrue(table.getItems().size() > 3, "they are in the recording: " + table.getItems().size());
        robot.clickOn("Cost");
        assertTrue(reading("Cost").contains("Prompt, not from the cache\t"), () -> reading("Cost"));
    }

    private static void run(FxRobot robot) {
        robot.clickOn(named("User message"));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Screen.expect("done", () -> shown("status"));
    }

    private static void openDetails(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
        Screen.expect(DEEPSEEK, () -> shown("details-name"));
        Screen.expect("false", () -> String.valueOf(reading("Request").isEmpty()));
    }

    /// What the text of this name says, once all of it is read.
    private static String reading(String name) {
        var found = nodes().stream()
                .filter(node -> node instanceof ReadingView && name.equals(node.getAccessibleText()))
                .map(ReadingView.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text is called " + name));
        if (!Platform.isFxApplicationThread()) {
            Screen.expect("false", () -> String.valueOf(found.isBehind()));
        }
        return found.text();
    }
}
