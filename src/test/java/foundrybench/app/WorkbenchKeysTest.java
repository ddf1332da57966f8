package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The keys that the other window tests do not press by the way.
class WorkbenchKeysTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void altAndADigitGoToThePaneOfThatPlaceIfThereIsOne(FxRobot robot) {
        run(robot);
        press(robot, KeyCode.ALT, KeyCode.DIGIT3);
        press(robot, KeyCode.ALT, KeyCode.DIGIT9);
        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(GPT, "status", "stopped");
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(KIMI, "status", "stopped");
        assertEquals("waiting", screen.inPane(DEEPSEEK, "status"));
    }

    @Test
    void aNewSessionWaitsForOpenAnswers(FxRobot robot) {
        run(robot);
        press(robot, KeyCode.CONTROL, KeyCode.N);
        screen.expect("Answers are still coming. Stop them first (Shift+Esc), or wait.", "message");
        press(robot, KeyCode.SHIFT, KeyCode.ESCAPE);
        screen.expect("stopped|stopped|stopped", "status");
        press(robot, KeyCode.CONTROL, KeyCode.N);
        screen.expect("", "pane-name");
        Screen.expect("", () -> editor().getText());
    }

    @Test
    void textShrinksToHalfGrowsToDoubleAndComesBack(FxRobot robot) {
        for (int i = 0; i < 5; i++) {
            press(robot, KeyCode.CONTROL, KeyCode.MINUS);
        }
        Screen.expect("6.5", () -> String.valueOf(editor().getFont().getSize()));
        for (int i = 0; i < 10; i++) {
            press(robot, KeyCode.CONTROL, KeyCode.EQUALS);
        }
        Screen.expect("26.0", () -> String.valueOf(editor().getFont().getSize()));
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT0);
        Screen.expect("13.0", () -> String.valueOf(editor().getFont().getSize()));
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.release(keys[i]);
        }
    }
}
