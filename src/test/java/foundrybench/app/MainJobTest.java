package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.SessionQuery;
import foundrybench.provider.NetworkSource;
import foundrybench.sim.SimOptions;
import foundrybench.ui.prompt.ExamplePrompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The main job in the window with nothing replaced: simulated Foundry, engine and store are the program's own.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in start
class MainJobTest {
    private static final String KIMI = "Kimi-K2.6";
    private static final String DEEPSEEK = "DeepSeek-V3.2";
    private static final String GPT = "gpt-5.4";
    private static final SimOptions AT_ONCE = SimOptions.defaults().withPace(0);
    private static final SimOptions WITHOUT_END = SimOptions.defaults().withTtftMillis(0).withGapMillis(5).withDeltas(50_000);

    @TempDir
    Path home;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Stage stage;
    private WindowParts parts;
    private Screen screen;
    private Workbench workbench;

    @Start
    void start(Stage newStage) {
        stage = newStage;
    }

    @AfterEach
    void stop() {
        parts.close();
    }

    /// Opens the window as at the program's start.
    private void open(SimOptions simulation) throws Exception {
        var opening = new Opening(new ExamplePrompt("", Prompt.of("", ""), Parameters.NONE), List.of(KIMI));
        parts = WindowParts.open(
                new Wiring(Map.of(), home, simulation),
                new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT),
                opening,
                Clock.system(ZoneOffset.UTC));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            workbench = new Workbench(parts.engine(), workers, Clock.system(ZoneOffset.UTC), _ -> {});
            stage.setScene(new Scene(workbench.root(), 1440, 900));
            stage.show();
        });
        screen = new Screen(workbench.root());
    }

    private void type(FxRobot robot, String text) {
        var editor = editor(robot);
        robot.clickOn(editor).write(text, 0);
        Screen.expect(text, editor::getText);
    }

    private static TextInputControl editor(FxRobot robot) {
        return robot.lookup(node -> "User message".equals(node.getAccessibleText())).queryAs(TextInputControl.class);
    }

    private static void run(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    }

    @Test
    void pickTypeRunReadRestartReopen(FxRobot robot) throws Exception {
        open(AT_ONCE);
        robot.clickOn(DEEPSEEK).clickOn(GPT);
        type(robot, "Which is larger, 9.9 or 9.11?");
        run(robot);
        for (var deployment : List.of(KIMI, DEEPSEEK, GPT)) {
            screen.expectInPane(deployment, "status", "done");
        }
        var thinking = screen.inPane(KIMI, "thinking-text");
        var answer = screen.inPane(KIMI, "answer");
        assertTrue(thinking.startsWith("Which is larger, 9.9 or 9.11? It looks like a trap"), thinking);
        assertTrue(answer.startsWith("9.9 is larger than 9.11."), answer);
        var metrics = screen.inPane(KIMI, "metrics");
        assertTrue(metrics.startsWith("SIMULATED · first answer "), metrics);
        assertTrue(metrics.contains("19 in → 236 out (139 thinking) · $0.00019 · prices 2026-05"), metrics);
        var others = screen.inPane(GPT, "answer") + screen.inPane(DEEPSEEK, "answer");

        parts.close();
        open(AT_ONCE);
        assertEquals(List.of(), screen.texts("pane-name"));
        screen.expect("Which is larger, 9.9 or 9.11?", "session-title");
        robot.clickOn("Which is larger, 9.9 or 9.11?");
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        assertEquals(thinking, screen.inPane(KIMI, "thinking-text"));
        assertEquals(answer, screen.inPane(KIMI, "answer"));
        assertEquals(metrics, screen.inPane(KIMI, "metrics"));
        assertEquals(others, screen.inPane(GPT, "answer") + screen.inPane(DEEPSEEK, "answer"));
    }

    @Test
    void aSessionIsPlayedAgainAndSaysSo(FxRobot robot) throws Exception {
        open(AT_ONCE);
        robot.clickOn(GPT);
        type(robot, "Which is larger, 9.9 or 9.11?");
        run(robot);
        screen.expectInPane(KIMI, "status", "done");
        screen.expectInPane(GPT, "status", "done");
        var answer = screen.inPane(KIMI, "answer");
        var thinking = screen.inPane(KIMI, "thinking-text");
        var metrics = screen.inPane(KIMI, "metrics");
        robot.rightClickOn("Which is larger, 9.9 or 9.11?").clickOn("Replay");
        screen.expect("Replay of “Which is larger, 9.9 or 9.11?”", "replay-what");
        screen.expectInPane(KIMI, "status", "done");
        assertEquals(answer, screen.inPane(KIMI, "answer"));
        assertEquals(thinking, screen.inPane(KIMI, "thinking-text"));
        assertEquals(metrics.replace("SIMULATED · ", "SIMULATED · RECORDED · "), screen.inPane(KIMI, "metrics"));
        screen.expect("RECORDED", "recorded");
        robot.clickOn("No pauses");
        screen.expectInPane(KIMI, "metrics", metrics.replace("SIMULATED · ", "SIMULATED · RECORDED · "));
        assertEquals(1, parts.engine().history().find(SessionQuery.ALL, 9).rows().size());
        run(robot);
        screen.expect("", "replay-what");
        screen.expectInPane(KIMI, "status", "done");
        assertEquals(2, parts.engine().history().find(SessionQuery.ALL, 9).rows().size());
    }

    @Test
    void oneAnswerIsStoppedAndTheOtherGoesOn(FxRobot robot) throws Exception {
        open(WITHOUT_END);
        robot.clickOn(DEEPSEEK);
        type(robot, "Count the grains of sand");
        run(robot);
        screen.expectInPane(KIMI, "status", "answering");
        screen.expectInPane(DEEPSEEK, "status", "answering");

        robot.clickOn(screen.nodeInPane(KIMI, "icon-stop"));

        screen.expectInPane(KIMI, "status", "stopped");
        assertEquals("answering", screen.inPane(DEEPSEEK, "status"));
        assertFalse(screen.inPane(KIMI, "answer").isBlank(), "what had come is kept");
        robot.press(KeyCode.SHIFT, KeyCode.ESCAPE).release(KeyCode.ESCAPE, KeyCode.SHIFT);
        screen.expectInPane(DEEPSEEK, "status", "stopped");
    }

    @Test
    void whatStreamsWhenTheWindowClosesIsStoppedAndKept(FxRobot robot) throws Exception {
        open(WITHOUT_END);
        type(robot, "Count the stars");
        run(robot);
        screen.expectInPane(KIMI, "status", "answering");

        parts.close();
        open(AT_ONCE);
        screen.expect("Count the stars", "session-title");
        robot.clickOn("Count the stars");

        screen.expectInPane(KIMI, "status", "stopped");
        assertFalse(screen.inPane(KIMI, "thinking-text").isBlank());
    }

    @Test
    void aStoreThatMayNotBeWrittenKeepsFromNothingButSaving(FxRobot robot) throws Exception {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        open(AT_ONCE);
        type(robot, "Before");
        run(robot);
        screen.expectInPane(KIMI, "status", "done");
        parts.close();
        var file = home.resolve("sessions.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        open(AT_ONCE);
        type(robot, "Now");
        run(robot);

        screen.expectInPane(KIMI, "status", "done");
        screen.expectInPane(KIMI, "cautions", "This answer could not be saved.");
        screen.expect("not saved", "saved");
        var told = file + " may not be written. Give yourself the right to write it and its folder, or name another with --home.";
        screen.expect(told, "message");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        robot.clickOn("Before");
        screen.expectInPane(KIMI, "cautions", "");
        robot.clickOn(editor(robot));
        run(robot);
        screen.expectInPane(KIMI, "status", "done");
        screen.expect("Before|Now|Before", "session-title");
        assertTrue(screen.texts("saved").getFirst().startsWith("saved "), "and the one that waited is saved, too");
    }
}
