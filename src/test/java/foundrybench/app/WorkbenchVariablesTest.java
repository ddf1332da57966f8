package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Request;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Variables in the prompt: a field for each, and a run once all have a value.
class WorkbenchVariablesTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void aRunWaitsUntilEachVariableHasAValue(FxRobot robot) {
        assertEquals(List.of(), screen.texts("variable-count"));
        type(robot, "Say {{message}} in {{language}}");
        screen.expect("2 variables", "variable-count");
        screen.expect("{{message}} has no value.", "problem");
        assertTrue(workbench.root().lookup(".run").isDisabled());
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        assertEquals(List.<Request>of(), engine.asked);

        robot.clickOn(field("Value of message"));
        paste(robot, "two\nlines");
        robot.press(KeyCode.TAB).release(KeyCode.TAB);
        robot.write("French", 0);
        Screen.expect("French", () -> field("Value of language").getText());
        screen.expect("", "problem");
        WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Picture.write(workbench.root().getScene(), Path.of("target", "pictures", "variables.png")));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);

        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        assertEquals(
                "Say two\nlines in French",
                engine.asked.getFirst().prompt().messages().getLast().text());
        assertEquals("Say {{message}} in {{language}}", editor().getText());
        type(robot, "Why?");
        screen.expect("", "variable-count");
    }

    private static void paste(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
    }
}
