package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FinishReason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Searches, turns and folds what stands in the panes.
@SuppressWarnings("NullAway.Init") // set in start
class WorkbenchReadingTest extends WindowWork {
    private static final String JSON = "```json\n{\"name\": \"kettle\", \"days\": 9, \"parts\": [\"lid\", {\"spout\": null}]}\n```";

    @TempDir
    Path home;

    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        open(newStage);
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.release(keys[i]);
        }
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private void answer(String deployment, String text) {
        engine.call(deployment).sent().says(10, text).ends(20, FinishReason.STOP);
        screen.expectInPane(deployment, "status", "done");
    }

    private String tree(String deployment) {
        return screen.pane(deployment).lookupAll(".json-cell").stream()
                .filter(Node::isVisible)
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .map(Node::getAccessibleText)
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining("|"));
    }

    @Test
    void aPaneIsSearchedByKeysAndEscapeGivesThemBack(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().thinks(5, "a kettle").says(10, "Kettle, kettle and a kettle.");
        screen.expectInPane(KIMI, "answer", "Kettle, kettle and a kettle.");
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("KETTLE", 0);
        screen.expectInPane(KIMI, "find-count", "1 of 3");
        press(robot, KeyCode.ENTER);
        screen.expectInPane(KIMI, "find-count", "2 of 3");
        press(robot, KeyCode.SHIFT, KeyCode.F3);
        press(robot, KeyCode.SHIFT, KeyCode.ENTER);
        screen.expectInPane(KIMI, "find-count", "3 of 3");
        assertEquals("3 of 3", fx(() -> screen.nodeInPane(KIMI, "find-field").getAccessibleHelp()));
        engine.call(KIMI).says(30, " Kettle!");
        screen.expectInPane(KIMI, "find-count", "3 of 4");
        robot.write("x", 0);
        screen.expectInPane(KIMI, "find-count", "no match");
        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(KIMI, "find-count", "");
        assertTrue(fx(() -> screen.nodeInPane(KIMI, "answer").isFocused()));
        assertEquals("answering", screen.inPane(KIMI, "status"));
        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(KIMI, "status", "stopped");
    }

    @Test
    void theThinkingIsSearchedWhenTheKeysAreThere(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().thinks(5, "One kettle.").says(10, "Kettle, kettle.");
        screen.expectInPane(KIMI, "thinking-text", "One kettle.");
        robot.clickOn(screen.nodeInPane(KIMI, "thinking-text"));
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("kettle", 0);
        screen.expectInPane(KIMI, "find-count", "1 of 1");
    }

    @Test
    void anAnswerThatIsJsonIsReadAsATree(FxRobot robot) {
        run(robot);
        answer(KIMI, JSON);
        answer(DEEPSEEK, "No JSON.");
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.M);
        screen.expectInPane(KIMI, "answer", JSON);
        press(robot, KeyCode.CONTROL, KeyCode.M);
        Screen.expect(
                "{ 3 fields }|name \"kettle\"|days 9|parts [ 2 items ]|[0] \"lid\"|[1] { 1 field }|spout null", () -> tree(KIMI));
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.CONTROL, KeyCode.C);
        assertEquals("kettle", fx(() -> Clipboard.getSystemClipboard().getString()));
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("spout", 0);
        screen.expectInPane(KIMI, "find-count", "1 of 1");
        press(robot, KeyCode.ESCAPE);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertEquals("$.parts[1].spout", fx(() -> Clipboard.getSystemClipboard().getString()));
        press(robot, KeyCode.LEFT);
        press(robot, KeyCode.LEFT);
        Screen.expect(
                "{ 3 fields }|name \"kettle\"|days 9|parts [ 2 items ]|[0] \"lid\"|[1] { 1 field }", () -> tree(KIMI));

        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        screen.expectInPane(DEEPSEEK, "answer", "No JSON.");
        press(robot, KeyCode.CONTROL, KeyCode.M);
        Screen.expect("true", () -> String.valueOf(tree(KIMI).isEmpty() || !fxTree(KIMI).isVisible()));
    }

    @Test
    void theSearchGoesOnInTheTreeThatTakesThePlaceOfTheText(FxRobot robot) {
        run(robot);
        answer(KIMI, JSON);
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.M);
        press(robot, KeyCode.CONTROL, KeyCode.M);
        Screen.expect("true", () -> String.valueOf(!tree(KIMI).isEmpty()));
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("t", 0);
        screen.expectInPane(KIMI, "find-count", "1 of 3");

        robot.interact(() -> workbench.layout().rerunFocused());
        screen.expectInPane(KIMI, "status", "waiting");
        engine.call(KIMI).sent().says(10, JSON);
        screen.expectInPane(KIMI, "find-count", "1 of 4");
        engine.call(KIMI).ends(20, FinishReason.STOP);
        screen.expectInPane(KIMI, "find-count", "1 of 3");
        assertTrue(fx(() -> screen.nodeInPane(KIMI, "find-field").isFocused()));
    }

    private TreeView<?> fxTree(String deployment) {
        return (TreeView<?>) screen.pane(deployment).lookup(".json-tree");
    }

    @Test
    void theFormIsChosenForAllPanesAndForThoseToCome(FxRobot robot) {
        run(robot);
        answer(KIMI, "**one**");
        answer(DEEPSEEK, "**two**");
        screen.expectInPane(DEEPSEEK, "answer", "two");
        robot.clickOn(screen.nodeInPane(KIMI, "form-menu"));
        robot.clickOn("As it came");
        screen.expectInPane(KIMI, "answer", "**one**");
        assertEquals("two", screen.inPane(DEEPSEEK, "answer"));
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        screen.expectInPane(DEEPSEEK, "answer", "**two**");
        press(robot, KeyCode.SHIFT, KeyCode.ESCAPE);
        run(robot);
        answer(GPT, "**three**");
        screen.expectInPane(GPT, "answer", "**three**");
    }

    @Test
    void formAndFoldAreRememberedOverARestart(FxRobot robot) throws Exception {
        run(robot);
        engine.call(KIMI).sent().thinks(5, "Hm.").says(10, "**Yes**");
        screen.expectInPane(KIMI, "thinking-text", "Hm.");
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.M);
        robot.clickOn(screen.nodeInPane(KIMI, "fold"));
        screen.expectInPane(KIMI, "thinking-text", "");
        var kept = fx(() -> new WindowMemory(home).remember(stage, workbench));
        assertEquals("raw", Objects.requireNonNull(kept.panes()).answerForm());
        assertTrue(kept.panes().thinkingFolded());
        new WindowMemory(home).save(kept);
        fx(() -> {
            workbench = new Workbench(
                    engine, Executors.newVirtualThreadPerTaskExecutor(), Clock.fixed(FakeEngine.NOW, ZoneOffset.UTC), _ -> {});
            screen = new Screen(workbench.root());
            new WindowMemory(home).show(stage, workbench);
            return "";
        });
        assertEquals(kept.panes(), fx(() -> workbench.layout().state()));
        run(robot);
        engine.call(KIMI).sent().thinks(5, "Hm.").says(10, "**Yes**");
        screen.expectInPane(KIMI, "answer", "**Yes**");
        assertEquals("", screen.inPane(KIMI, "thinking-text"));
        assertTrue(fx(() -> ((ToggleButton) screen.nodeInPane(KIMI, "fold")).isSelected()));
    }

    @Test
    void aLinkSaysWhereItLeadsAndOpensOnlyWhenThatIsChosen(FxRobot robot) {
        run(robot);
        answer(KIMI, "[click](https://аpple.com/x)");
        screen.expectInPane(KIMI, "answer", "click");
        Screen.expect("true", () -> String.valueOf(screen.pane(KIMI).lookup(".reading-link") != null));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(screen.nodeInPane(KIMI, "reading-link"));
        Screen.expect(
                "https://xn--pple-43d.com/x|null|Open in the browser: xn--pple-43d.com|Copy the address",
                () -> menus().stream().map(MenuItem::getText).map(String::valueOf).collect(Collectors.joining("|")));
        assertEquals(List.of(), engine.browsed);
        robot.clickOn("Open in the browser: xn--pple-43d.com");
        screen.expect("Opened.", "message");
        assertEquals(List.of("https://xn--pple-43d.com/x"), engine.browsed);
    }

    private static List<MenuItem> menus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .toList();
    }

    @Test
    void whatIsSelectedIsSearchedFirst(FxRobot robot) {
        run(robot);
        answer(KIMI, "kettle");
        screen.expectInPane(KIMI, "answer", "kettle");
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.CONTROL, KeyCode.A);
        press(robot, KeyCode.F3);
        screen.expectInPane(KIMI, "find-count", "1 of 1");
        assertEquals("kettle", fx(() -> ((TextField) screen.nodeInPane(KIMI, "find-field")).getText()));
    }
}
