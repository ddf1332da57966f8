package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Request;
import foundrybench.model.Status;
import foundrybench.store.Look;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import javafx.application.ColorScheme;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// All around the answers: sessions, parameters, connection, saving, looks.
class WorkbenchAroundTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void aSessionGoesToTheTrashAtOnceAndComesBack(FxRobot robot) {
        run(robot);
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::stopAll);
        screen.expect("Why?", "session-title");
        robot.rightClickOn("10:31 · 3 deployments · simulated").clickOn("Move to trash  Del");
        screen.expect("", "session-title");
        robot.clickOn("Undo");
        screen.expect("Why?", "session-title");
        assertEquals(List.of(), engine.deleted);
    }

    @Test
    void aSessionIsDeletedForGoodOnlyFromTheTrashAndAfterAsking(FxRobot robot) {
        run(robot);
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::stopAll);
        robot.rightClickOn("10:31 · 3 deployments · simulated").clickOn("Move to trash  Del");
        screen.expect("", "session-title");
        robot.clickOn("Filter").clickOn("Trash");
        screen.expect("Why?", "session-title");
        robot.rightClickOn("10:31 · 3 deployments · simulated").clickOn("Delete for good…");
        robot.clickOn("Keep");
        assertEquals(List.of(), engine.deleted);
        robot.rightClickOn("10:31 · 3 deployments · simulated").clickOn("Delete for good…");
        robot.clickOn("Delete");
        screen.expect("", "session-title");
        assertEquals(List.of("session-1"), engine.deleted);
        assertTrue(screen.texts("empty-hint").contains("The trash is empty."));
    }

    @Test
    void aSessionThatRunsIsStoppedWhenItIsPutInTheTrash(FxRobot robot) {
        run(robot);
        screen.expect("Why?", "session-title");
        robot.rightClickOn("10:31 · 3 deployments · simulated").clickOn("Move to trash  Del");
        screen.expect("", "session-title");
        screen.expect("", "pane-name");
        assertTrue(engine.calls.stream().allMatch(call -> call.completion().status() == Status.STOPPED));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.CONTROL);
        screen.expect("", "pane-name");
    }

    @Test
    void whatCannotBeSentIsMarkedAndNothingRuns(FxRobot robot) {
        var temperature = field("Temperature");
        robot.clickOn(temperature).write("hot");
        screen.expect("Temperature: “hot” is not a number from 0 to 2.", "problem");
        assertTrue(workbench.root().lookup(".run").isDisabled());
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        assertEquals(List.<Request>of(), engine.asked);
        robot.eraseText(3).write("0.5");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(workbench.root().lookup(".run").isDisabled());
    }

    @Test
    void whatIsSimulatedSaysSoAndWhatIsRealDoesNot(FxRobot robot) {
        run(robot);
        assertEquals(List.of("SIMULATED", "SIMULATED"), screen.texts("simulated"));
        assertTrue(screen.inPane(KIMI, "metrics").startsWith("SIMULATED · "));
        var real = new FakeEngine();
        real.simulated = false;
        var window = build(real);
        assertEquals(List.of(), window.texts("simulated"));
        assertEquals(List.of("Team Foundry"), window.texts("connection"));
        robot.clickOn("Run 3  Ctrl+Enter");
        window.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        assertTrue(window.inPane(KIMI, "metrics").startsWith("first answer – · "), () -> window.inPane(KIMI, "metrics"));
    }

    private Screen build(FakeEngine other) {
        var window = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var built = new Workbench(
                    other, Executors.newVirtualThreadPerTaskExecutor(), Clock.fixed(FakeEngine.NOW, ZoneOffset.UTC), _ -> {});
            workbench.root().getScene().setRoot(built.root());
            return new Screen(built.root());
        });
        window.expect("Run 3  Ctrl+Enter", "run");
        return window;
    }

    @Test
    void savingIsToldAndSoIsThatItFailed() {
        engine.saving.accept(new WorkbenchEngine.Saving.Saved(FakeEngine.NOW));
        screen.expect("saved 10:31:07", "saved");
        engine.saving.accept(new WorkbenchEngine.Saving.NotSaved("the disk is full"));
        screen.expect("not saved", "saved");
        screen.expect("the disk is full", "message");
    }

    @Test
    void lightTurnsDarkAndTextGrows(FxRobot robot) {
        var before = workbench.theme().scheme();
        robot.clickOn(workbench.root().lookup(".icon-theme"));
        robot.clickOn(before == ColorScheme.DARK ? "Light" : "Dark");
        assertNotEquals(before, workbench.theme().scheme());
        robot.press(KeyCode.CONTROL, KeyCode.EQUALS).release(KeyCode.EQUALS, KeyCode.CONTROL);
        Screen.expect("15.0", () -> String.valueOf(editor().getFont().getSize()));
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT0).release(KeyCode.DIGIT0, KeyCode.CONTROL);
        Screen.expect("13.0", () -> String.valueOf(editor().getFont().getSize()));
    }

    @Test
    void highContrastIsChosenAndWhatIsChosenIsRemembered(FxRobot robot) {
        assertEquals(Look.DEFAULT, remembered());
        robot.clickOn(workbench.root().lookup(".icon-theme")).clickOn("High contrast");
        Screen.expect("0x000000ff", () -> String.valueOf(((Label) workbench.root().lookup(".app-name")).getTextFill()));
        robot.press(KeyCode.CONTROL, KeyCode.MINUS).release(KeyCode.MINUS, KeyCode.CONTROL);
        assertEquals(new Look(Look.Theme.SYSTEM, Look.Contrast.HIGH, 90), remembered());
        robot.clickOn(workbench.root().lookup(".icon-theme")).clickOn("As the system has it");
        assertEquals(new Look(Look.Theme.SYSTEM, Look.Contrast.SYSTEM, 90), remembered());
    }

    private Look remembered() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.look().toRemember());
    }

    @Test
    void itOpensTheConnectionsByKeyAndNotWhileAnswersCome(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        Screen.expect("true", () -> String.valueOf(robot.lookup(".connections").tryQuery().isPresent()));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Screen.expect("false", () -> String.valueOf(robot.lookup(".connections").tryQuery().isPresent()));
        run(robot);
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        screen.expect("Wait for the answers, or stop them, to connect elsewhere.", "message");
    }

    @Test
    void anExampleFillsTheEditorAndItsParameters(FxRobot robot) {
        robot.clickOn("Examples").clickOn("Plan regression tests");
        assertEquals("Plan regression tests for a checkout.", editor().getText());
        assertEquals("You are a test lead.", field("System message").getText());
        assertEquals("2000", field("Max tokens").getText());
        assertEquals("0.2", field("Temperature").getText());
    }
}
