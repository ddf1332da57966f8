package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchDeployments.Answer;
import foundrybench.model.Layer;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The list of deployments edited in the window.
class DeploymentsDialogTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @AfterEach
    void closeDialogs() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void whatIsSaidOfADeploymentStandsInTheRailAtOnceAndThePicksStay(FxRobot robot) {
        edit(robot);
        Screen.expect(KIMI, () -> field(dialog(), "Name").getText());
        type(robot, "Layers", "L6 Audit");
        type(robot, "Note", "ask first");
        type(robot, "Tokens/min", "30,000");
        robot.clickOn("#save");
        Screen.expect("Saved Kimi-K2.6.", () -> text("form-note"));
        var said = engine.list.saved.getFirst();
        assertEquals(List.of(new Layer("L6", "Audit")), said.layers());
        assertEquals(30_000L, said.limits().tokensPerMinute());
        assertTrue(screen.texts("layer-title").contains("L6 Audit"), screen.texts("layer-title")::toString);
        assertTrue(screen.texts("detail-quiet").contains("ask first"), screen.texts("detail-quiet")::toString);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Screen.expect("1", () -> String.valueOf(Window.getWindows().stream().filter(Stage.class::isInstance).count()));
        run(robot);
    }

    @Test
    void aDeploymentIsAddedAndRemovedAndTheLastStays(FxRobot robot) {
        edit(robot);
        robot.clickOn("#create");
        Screen.expect("Give the deployment’s name, as the service has it.", () -> text("form-problem"));
        type(robot, "Name", "prod-decider");
        type(robot, "Model", "gpt-5.4");
        robot.clickOn("#save");
        Screen.expect("Saved prod-decider.", () -> text("form-note"));
        assertEquals("prod-decider", engine.deployments().getLast().name());
        robot.clickOn("#remove");
        Screen.expect("Removed prod-decider from the list. It stays deployed.", () -> text("form-note"));
        assertEquals(5, engine.deployments().size());
    }

    @Test
    void theServicesListIsShownBeforeItIsKept(FxRobot robot) {
        engine.list.answer = new Answer.Listed(List.of("gpt-6"), List.of(KIMI), List.of("gpt-6 cannot be called yet."));
        edit(robot);
        robot.clickOn("List from the service");
        Screen.expect("new: gpt-6|no longer listed: Kimi-K2.6|gpt-6 cannot be called yet.", () -> String.join("|", new Screen(dialog()).texts("finding-detail")));
        assertEquals(5, engine.deployments().size());
        assertTrue(engine.deployments().stream().anyMatch(d -> d.name().equals(KIMI)), "nothing is changed unasked");
        robot.clickOn("Keep this list");
        Screen.expect("The list is kept.", () -> text("form-note"));
        assertEquals("gpt-6", engine.deployments().getLast().name());
        assertTrue(engine.deployments().stream().noneMatch(d -> d.name().equals(KIMI)));
    }

    @Test
    void aServiceThatDoesNotListNamesTheCommandThatDoes(FxRobot robot) {
        engine.list.answer = new Answer.NotListed("No such address (HTTP 404).", "az cognitiveservices account deployment list");
        edit(robot);
        robot.clickOn("List from the service");
        Screen.expect("az cognitiveservices account deployment list", () -> text("finding-command"));
        assertEquals("No such address (HTTP 404).", text("form-note"));
    }

    @Test
    void theSimulationsListIsNotChanged(FxRobot robot) {
        engine.list.fixed = true;
        edit(robot);
        Screen.expect(KIMI, () -> field(dialog(), "Name").getText());
        assertTrue(text("form-note").startsWith("The simulated Foundry serves these five."), text("form-note"));
        for (var id : List.of("#save", "#remove", "#create", "#ask")) {
            assertTrue(((Button) dialog().lookup(id)).isDisabled(), id);
        }
    }

    @Test
    void theRowsMenuOpensItsDeployment(FxRobot robot) {
        robot.rightClickOn(GPT);
        robot.clickOn("#deployment-edit");
        Screen.expect(GPT, () -> field(dialog(), "Name").getText());
    }

    private static void edit(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        Screen.expect("true", () -> String.valueOf(!field(dialog(), "Name").getText().isEmpty()));
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn(field(dialog(), field));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write(text, 0);
        Screen.expect(text, () -> field(dialog(), field).getText());
    }

    private static TextInputControl field(Parent root, String name) {
        return (TextInputControl) root.lookupAll("*").stream()
                .filter(node -> node instanceof TextInputControl && name.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + name));
    }

    private static String text(String style) {
        return new Screen(dialog()).texts(style).stream().filter(t -> !t.isEmpty()).reduce((_, last) -> last).orElse("");
    }

    private static Parent dialog() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(window -> window.getScene().getRoot())
                .filter(root -> root.lookup("#tokensPerMinute") != null)
                .findFirst()
                .orElseThrow();
    }
}
