package foundrybench.app;

import static foundrybench.app.OpenWindows.nodes;
import static foundrybench.app.OpenWindows.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Protocol;
import foundrybench.ui.reading.ReadingView;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window of details beside a main window that goes on.
@SuppressWarnings("NullAway.Init") // set in start
class WorkbenchDetailsDialogTest extends WindowWork {
    private Stage main;

    @Start
    void start(Stage stage) {
        main = stage;
        open(stage);
    }

    @AfterEach
    void closeDetails() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> details().forEach(Window::hide));
    }

    @Test
    void itFollowsAnAnswerToItsEndAndStaysWithIt(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(100, "Half");
        robot.clickOn(screen.nodeInPane(KIMI, "icon-details"));
        expectFailurePart("It is still coming.");

        engine.call(KIMI).says(200, " done").ends(300, FinishReason.STOP);
        expectFailurePart("It did not fail.");

        var first = engine.call(KIMI).call.id();
        robot.interact(() -> workbench.layout().rerunFocused());
        screen.expectInPane(KIMI, "status", "waiting");
        engine.call(KIMI).sent().fails(400, FailureKind.RATE_LIMIT, FailureFacts.message("Slow down."));
        screen.expectInPane(KIMI, "status", "failed");
        assertEquals("request – · call " + first, shown("details-ids"));
        assertEquals("It did not fail.", failurePart());
    }

    @Test
    void itFollowsAnAnswerToItsEndThatThePaneNoLongerShows(FxRobot robot) {
        run(robot);
        var first = engine.call(KIMI).sent().says(100, "Half");
        robot.clickOn(screen.nodeInPane(KIMI, "icon-details"));
        expectFailurePart("It is still coming.");

        robot.interact(() -> askInstead(KIMI, "gpt-5.3-codex"));

        screen.expectInPane("gpt-5.3-codex", "status", "waiting");
        expectFailurePart("Stopped");
        assertEquals("request – · call " + first.call.id(), shown("details-ids"));
    }

    private void askInstead(String deployment, String other) {
        ((MenuButton) screen.nodeInPane(deployment, "pane-menu")).getItems().stream()
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(entry -> other.equals(entry.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    @Test
    void aFailureOffersThereWhatItsCardOffers(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().fails(180, FailureKind.UNSUPPORTED_OPERATION, FailureFacts.message("No."));
        screen.expectInPane(KIMI, "status", "failed");
        robot.press(KeyCode.ALT, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.ALT);
        robot.press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
        Screen.expect("Ask by responses instead", () -> shown("details-remedy"));

        robot.clickOn("Failure");
        robot.clickOn(nodes().stream().filter(node -> node.getStyleClass().contains("details-remedy")).findFirst().orElseThrow());

        screen.expectInPane(KIMI, "status", "waiting");
        assertEquals(Protocol.RESPONSES, engine.asked.getLast().deployment().protocol());
        assertEquals(List.of(), details(), "it goes out of the way");
    }

    @Test
    void aRemedyForAPaneThatWasClosedAsksNothing(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().fails(180, FailureKind.UNSUPPORTED_OPERATION, FailureFacts.message("No."));
        screen.expectInPane(KIMI, "status", "failed");
        robot.press(KeyCode.ALT, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.ALT);
        robot.press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
        Screen.expect("Ask by responses instead", () -> shown("details-remedy"));
        robot.interact(() -> workbench.layout().closeFocused());

        robot.clickOn("Failure");
        robot.clickOn(nodes().stream().filter(node -> node.getStyleClass().contains("details-remedy")).findFirst().orElseThrow());

        screen.expect("This pane is not shown any more. Nothing was asked.", "message");
        assertEquals(3, engine.calls.size());
    }

    @Test
    void withoutAPaneTheKeySaysSo(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
        screen.expect("There is no pane to show the details of.", "message");
        assertEquals(List.of(), details());
    }

    private static void expectFailurePart(String text) {
        Screen.expect(text, WorkbenchDetailsDialogTest::failurePart);
    }

    private static String failurePart() {
        return nodes().stream()
                .filter(node -> node instanceof ReadingView && "Failure".equals(node.getAccessibleText()))
                .map(node -> ((ReadingView) node).text().lines().findFirst().orElse(""))
                .collect(Collectors.joining());
    }

    private List<Window> details() {
        return Window.getWindows().stream().filter(window -> window != main).toList();
    }
}
