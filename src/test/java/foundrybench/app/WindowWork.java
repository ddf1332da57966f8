package foundrybench.app;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A test that works the window by mouse and keys, as a person would, over an engine driven by hand.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
abstract class WindowWork {
    static final String KIMI = "Kimi-K2.6";
    static final String DEEPSEEK = "DeepSeek-V3.2";
    static final String GPT = "gpt-5.4";

    final FakeEngine engine = new FakeEngine();
    Workbench workbench;
    Screen screen;

    /// To be called by each test's start: TestFX looks for it in the class itself.
    final void open(Stage stage) {
        workbench = new Workbench(
                engine, Executors.newVirtualThreadPerTaskExecutor(), Clock.fixed(FakeEngine.NOW, ZoneOffset.UTC), _ -> {});
        screen = new Screen(workbench.root());
        stage.setScene(new Scene(workbench.root(), 1440, 900));
        stage.show();
    }

    final void run(FxRobot robot) {
        run(robot, KIMI + "|" + DEEPSEEK + "|" + GPT);
    }

    /// @param names whose panes are seen then
    final void run(FxRobot robot, String names) {
        type(robot, "Why?");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        screen.expect(names, "pane-name");
    }

    final void type(FxRobot robot, String text) {
        robot.clickOn(editor());
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write(text, 0);
        Screen.expect(text, () -> editor().getText());
    }

    final TextInputControl editor() {
        return field("User message");
    }

    final TextInputControl field(String accessibleName) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.root().lookupAll(".text-input").stream()
                .filter(TextInputControl.class::isInstance)
                .map(TextInputControl.class::cast)
                .filter(input -> accessibleName.equals(input.getAccessibleText()))
                .findFirst()
                .orElseThrow()); // from another thread it may be looked for while it is being put in
    }
}
