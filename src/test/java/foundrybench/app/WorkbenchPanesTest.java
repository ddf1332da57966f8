package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.store.PaneSettings;
import foundrybench.ui.sessions.SessionRow;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/// What is done with single panes: kept, closed, asked otherwise, asked again where it failed.
class WorkbenchPanesTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        WorkbenchLayoutTest.press(robot, keys);
    }

    /// Opens the menu of a pane and chooses.
    private void choose(FxRobot robot, String deployment, String... entries) {
        robot.clickOn(screen.nodeInPane(deployment, "pane-menu"));
        for (var entry : entries) {
            Screen.expect("true", () -> String.valueOf(entry(robot, entry).tryQuery().isPresent()));
            robot.clickOn(entry(robot, entry).queryAs(Node.class), Motion.HORIZONTAL_FIRST); // straight into a submenu
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static NodeQuery entry(FxRobot robot, String text) {
        return robot.lookup(node -> isEntry(node, text));
    }

    private static boolean isEntry(Node node, String text) {
        return node instanceof Label label
                && text.equals(label.getText())
                && label.getScene() != null
                && label.getScene().getWindow() != null
                && label.getScene().getWindow().isShowing()
                && label.getParent().getStyleClass().contains("menu-item");
    }

    private void fail(String deployment) {
        var facts = FailureFacts.about(Deployments.named(deployment), null).answered(500, "500", "no", null);
        engine.call(deployment).sent().fails(180, FailureKind.SERVER_ERROR, facts);
        screen.expectInPane(deployment, "status", "failed");
    }

    @Test
    void aPinnedPaneKeepsItsPlaceAndAnswerWhenTheNextRunStarts(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(10, "k1").ends(20, FinishReason.STOP);
        engine.call(DEEPSEEK).sent().says(10, "d1").ends(20, FinishReason.STOP);
        engine.call(GPT).sent().says(10, "g1").ends(20, FinishReason.STOP);
        screen.expectInPane(DEEPSEEK, "status", "done");
        choose(robot, DEEPSEEK, "Pin  Ctrl+Shift+P");
        screen.expectInPane(DEEPSEEK, "pinned", "pinned");
        assertEquals("Pinned: the answer of 2026-11-24 10:31, to the same prompt.", screen.inPane(DEEPSEEK, "pin-note"));

        type(robot, "And why is it blue?");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);

        screen.expect(String.join("|", KIMI, DEEPSEEK, DEEPSEEK, GPT), "pane-name");
        assertEquals("d1", screen.inPane(DEEPSEEK, "answer"));
        assertEquals(
                "Pinned: the answer of 2026-11-24 10:31, to another prompt: “Why?”", screen.inPane(DEEPSEEK, "pin-note"));
        assertEquals(6, engine.calls.size());
        assertEquals("waiting|done|waiting|waiting", String.join("|", screen.texts("status")));

        press(robot, KeyCode.SHIFT, KeyCode.ESCAPE);
        screen.expect("stopped|done|stopped|stopped", "status");
        press(robot, KeyCode.ALT, KeyCode.DIGIT2);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        screen.expectInPane(DEEPSEEK, "pinned", "");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        screen.expect(String.join("|", KIMI, DEEPSEEK, GPT), "pane-name");
        assertEquals("waiting|waiting|waiting", String.join("|", screen.texts("status")));
    }

    @Test
    void aPaneThatIsClosedStopsAndCanBeBroughtBack(FxRobot robot) {
        run(robot);
        engine.call(DEEPSEEK).sent().says(10, "half");
        screen.expectInPane(DEEPSEEK, "answer", "half");
        var pane = screen.pane(DEEPSEEK);

        choose(robot, DEEPSEEK, "Close, stays in the session  Ctrl+W");

        screen.expect(KIMI + "|" + GPT, "pane-name");
        screen.expect("Closed DeepSeek-V3.2; its answer stays in the session. Ctrl+Shift+T brings it back.", "message");
        screen.expect("2 answers are still coming.", "problem");
        assertEquals("half", engine.call(DEEPSEEK).completion().content());
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        screen.expectInPane(DEEPSEEK, "status", "stopped");
        screen.expectInPane(DEEPSEEK, "answer", "half");
        assertSame(pane, screen.pane(DEEPSEEK), "as it was left, not a second one");
        press(robot, KeyCode.CONTROL, KeyCode.W);
        press(robot, KeyCode.CONTROL, KeyCode.W);
        press(robot, KeyCode.CONTROL, KeyCode.W);
        screen.expect("", "pane-name");
        screen.expect("", "problem");
    }

    @Test
    void anotherDeploymentIsAskedInThePaneWhileTheOthersStream(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(10, "begun");
        engine.call(GPT).sent().says(10, "goes");
        screen.expectInPane(KIMI, "answer", "begun");

        choose(robot, KIMI, "Ask another deployment instead", "gpt-5.3-codex");

        screen.expect("gpt-5.3-codex|" + DEEPSEEK + "|" + GPT, "pane-name");
        screen.expectInPane("gpt-5.3-codex", "status", "waiting");
        assertEquals(4, engine.calls.size());
        assertEquals("begun", engine.call(KIMI).completion().content(), "what had come is saved");
        var asked = engine.call("gpt-5.3-codex").call;
        assertEquals(engine.call(GPT).call.sessionId(), asked.sessionId());
        assertEquals("Why?", asked.request().prompt().title());
        engine.call("gpt-5.3-codex").sent().says(10, "swapped").ends(20, FinishReason.STOP);
        engine.call(GPT).says(20, " on").ends(30, FinishReason.STOP);
        screen.expectInPane("gpt-5.3-codex", "answer", "swapped");
        screen.expectInPane(GPT, "answer", "goes on");
        screen.expect("gpt-5.3-codex|" + DEEPSEEK + "|" + GPT, "timeline-name");
    }

    @Test
    void onlyTheFailedAreRetriedWhileTheOthersStream(FxRobot robot) {
        run(robot);
        var retry = (ButtonBase) workbench.root().lookup(".retry");
        assertTrue(retry.isDisabled());
        assertEquals("No pane failed.", retry.getAccessibleHelp());
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        screen.expect("No pane failed.", "message");
        engine.call(DEEPSEEK).sent().says(10, "streams");
        screen.expectInPane(DEEPSEEK, "answer", "streams");
        fail(KIMI);
        fail(GPT);
        screen.expect("Retry 2 failed", "retry");
        assertEquals("Retry 2 failed panes", retry.getAccessibleText());

        robot.clickOn("Retry 2 failed");

        screen.expect("waiting|answering|waiting", "status");
        screen.expect("Retry failed", "retry");
        assertEquals(5, engine.calls.size());
        assertEquals(engine.call(DEEPSEEK).call.sessionId(), engine.call(KIMI).call.sessionId());
        engine.call(KIMI).sent().says(10, "now").ends(20, FinishReason.STOP);
        screen.expectInPane(KIMI, "answer", "now");
        fail(GPT);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        screen.expectInPane(GPT, "status", "waiting");
        assertEquals(6, engine.calls.size());
        assertEquals("answering", screen.inPane(DEEPSEEK, "status"));
    }

    @Test
    void escClosesAnOpenMenuAndStopsNothing(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent();
        robot.clickOn(screen.nodeInPane(KIMI, "pane-menu"));
        var menu = (MenuButton) screen.nodeInPane(KIMI, "pane-menu");
        Screen.expect("true", () -> String.valueOf(menu.isShowing()));
        var first = menu.getItems().getFirst();
        assertFalse(first.isDisable());
        assertEquals("Run again  Ctrl+Shift+Enter (its answer is still coming)", menu.getItems().get(1).getText());
        press(robot, KeyCode.ESCAPE);
        Screen.expect("false", () -> String.valueOf(menu.isShowing()));
        assertEquals("waiting", screen.inPane(KIMI, "status"));
    }

    @Test
    void theMainJobByKeyboardAlone(FxRobot robot) {
        Screen.expect("true", () -> String.valueOf(editor().isFocused()));
        press(robot, KeyCode.CONTROL, KeyCode.A);
        robot.write("Why?", 0);
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        engine.call(DEEPSEEK).sent().says(10, "read me").ends(20, FinishReason.STOP);
        screen.expectInPane(DEEPSEEK, "answer", "read me");
        press(robot, KeyCode.ALT, KeyCode.DIGIT2);
        press(robot, KeyCode.F11);
        screen.expect(DEEPSEEK, "pane-name");
        press(robot, KeyCode.F11);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_UP);
        Screen.expect(
                "true",
                () -> String.valueOf(screen.pane(DEEPSEEK).getLayoutX() < screen.pane(KIMI).getLayoutX()));
        reachMenu(robot);
        press(robot, KeyCode.SPACE);
        var menu = (MenuButton) screen.nodeInPane(DEEPSEEK, "pane-menu");
        Screen.expect("true", () -> String.valueOf(menu.isShowing()));
        press(robot, KeyCode.ESCAPE);
        Screen.expect("false", () -> String.valueOf(menu.isShowing()));
        press(robot, KeyCode.CONTROL, KeyCode.W);
        screen.expect(KIMI + "|" + GPT, "pane-name");
        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(KIMI, "status", "stopped");
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        screen.expectInPane(KIMI, "status", "waiting");
        assertEquals(4, engine.calls.size());
    }

    /// Goes back with Shift+Tab from a pane's answer to its menu.
    private void reachMenu(FxRobot robot) {
        for (int i = 0; i < 5 && !screen.nodeInPane(DEEPSEEK, "pane-menu").isFocused(); i++) {
            press(robot, KeyCode.SHIFT, KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertTrue(screen.nodeInPane(DEEPSEEK, "pane-menu").isFocused(), "the menu is reached by the keys");
    }

    @Test
    void everyControlHasARoleAndAName(FxRobot robot) {
        run(robot);
        fail(KIMI);
        engine.call(GPT).sent().thinks(5, "hm").says(10, "text").ends(20, FinishReason.STOP);
        screen.expectInPane(GPT, "status", "done");
        for (var layout : List.of("Tabs", "Columns")) {
            robot.clickOn("Layout").clickOn(layout);
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.root().lookupAll("*").forEach(WorkbenchPanesTest::checkNamed));
        }
        assertEquals(AccessibleRole.TAB_ITEM, workbench.root().lookup(".pane-tab").getAccessibleRole());
        assertEquals("Kimi-K2.6, failed, pane 1 of 3", workbench.root().lookup(".pane-tab").getAccessibleText());
    }

    private static void checkNamed(Node node) {
        if (node instanceof Control control && control.isFocusTraversable() && WorkbenchLayoutTest.isShown(control)
                && !(control instanceof ScrollBar) && !(control instanceof ScrollPane)) {
            boolean isSaid = control instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
            assertNotNull(control.getAccessibleRole(), control::toString);
            assertTrue(isSaid || control.getAccessibleText() != null && !control.getAccessibleText().isBlank(), control::toString);
        }
    }

    @Test
    void theLayoutSurvivesARestart(FxRobot robot) {
        run(robot);
        engine.call(GPT).sent().says(10, "kept").ends(20, FinishReason.STOP);
        screen.expectInPane(GPT, "status", "done");
        press(robot, KeyCode.ALT, KeyCode.DIGIT3);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_UP);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.clickOn("Layout").clickOn("Grid");
        var kept = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.layout().state());
        var call = engine.call(GPT).call;
        assertEquals(
                new PaneSettings(
                        "grid", List.of(KIMI, GPT, DEEPSEEK), List.of(new PaneSettings.Pin(call.sessionId(), call.id(), 1)), "formatted", false),
                kept);
        var pane = new WorkbenchSession.Pane(Deployments.named(GPT), engine.call(GPT).completion(), Prompt.of("", "Why?"), Rating.NONE);
        engine.saved.replaceAll(row -> new SessionRow(call.sessionId(), "Why?", FakeEngine.NOW, 1, null, true));
        engine.stored.put(call.sessionId(), new WorkbenchSession(call.sessionId(), Prompt.of("", "Why?"), Parameters.NONE, List.of(pane)));

        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var stage = (Stage) workbench.root().getScene().getWindow();
            stage.hide();
            open(stage);
            workbench.layout().restore(kept);
        });

        screen.expect(GPT, "pane-name");
        screen.expectInPane(GPT, "answer", "kept");
        assertEquals("pinned", screen.inPane(GPT, "pinned"));
        run(robot, KIMI + "|" + GPT + "|" + GPT + "|" + DEEPSEEK);
        assertEquals("kept", screen.inPane(GPT, "answer"));
        assertTrue(screen.pane(DEEPSEEK).getLayoutY() > screen.pane(KIMI).getLayoutY(), "it is a grid again");
    }

    @Test
    void aPinThatCannotBeReadIsKeptAndOneThatIsGoneIsNot(FxRobot robot) {
        var pins = List.of(new PaneSettings.Pin("session-9", "call-9", 2));
        var kept = new PaneSettings("grid", List.of(), pins, "formatted", false);
        engine.unreadable = true;
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.layout().restore(kept));
        screen.expect("Did not work: the disk is away", "message");
        assertEquals(kept, WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.layout().state()));
        engine.unreadable = false;
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.layout().restore(kept));
        Screen.expect("[]", () -> workbench.layout().state().pins().toString());
    }

    @Test
    void aPinnedPaneStaysInANewSessionUntilItIsUnpinned(FxRobot robot) {
        run(robot);
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        press(robot, KeyCode.SHIFT, KeyCode.ESCAPE);
        screen.expect("", "problem");
        press(robot, KeyCode.CONTROL, KeyCode.N);
        screen.expect(KIMI, "pane-name");
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        screen.expectInPane(KIMI, "pinned", "");
        press(robot, KeyCode.CONTROL, KeyCode.N);
        screen.expect("", "pane-name");
    }
}
