package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchEngine.Spend;
import java.math.BigDecimal;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The budget of the day in the window.
class WorkbenchBudgetTest extends WindowWork {
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");

    @Start
    void start(Stage stage) {
        engine.spend = new Spend(new BigDecimal("0.39"), "Sum of today's 3 real calls.", null);
        open(stage);
    }

    @AfterEach
    void closeDialogs() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void theSpendLeadsToTheBudgetAndShowsItFromThenOn(FxRobot robot) {
        screen.expect("$0.3900", "spend");
        robot.clickOn(".spend");
        write(robot, "0.50");
        robot.clickOn("#save");
        screen.expect("$0.3900 of $0.50", "spend");
        assertFalse(isNear(), "78 %");
        robot.clickOn(".spend");
        write(robot, "0.48");
        robot.clickOn("#save");
        screen.expect("$0.3900 of $0.48", "spend");
        assertTrue(isNear(), "81 %");
        robot.clickOn(".spend");
        assertEquals("0.48", dollars(robot).getText());
        write(robot, "");
        robot.clickOn("#save");
        screen.expect("$0.3900", "spend");
        assertFalse(isNear());
    }

    @Test
    void whatIsNoBudgetIsNotSaved(FxRobot robot) {
        screen.expect("$0.3900", "spend");
        robot.clickOn(".spend");
        write(robot, "-1");
        Screen.expect("“-1” is no number of dollars above 0. Leave it empty for no limit.", () -> robot.lookup(".form-problem").queryLabeled().getText());
        assertTrue(robot.lookup("#save").queryButton().isDisabled());
        assertEquals(null, engine.spend.limit());
    }

    private boolean isNear() {
        return workbench.root().lookup(".spend").getPseudoClassStates().contains(NEAR);
    }

    private static TextField dollars(FxRobot robot) {
        return robot.lookup("#dollars").queryAs(TextField.class);
    }

    private static void write(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> dollars(robot).setText(text));
    }
}
