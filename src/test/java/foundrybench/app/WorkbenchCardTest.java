package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Connection;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.Finding;
import foundrybench.model.Samples;
import foundrybench.ui.connections.ConnectionsViewModel.Row;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Where the buttons on the cards of failures lead, and what is mended there.
class WorkbenchCardTest extends WindowWork {
    private static final String CODEX = "gpt-5.3-codex";
    private static final Connection TEAM = Samples.connection("https://acct-x.openai.azure.com/");

    @Start
    void start(Stage stage) {
        engine.connections.rows.add(new Row(
                new Connection("Simulated Foundry", Connection.Kind.AZURE, URI.create("http://127.0.0.1/"),
                        new Connection.Auth.None(), "2024-10-21", "a test", true),
                false, false));
        engine.connections.rows.add(new Row(TEAM, false, true));
        open(stage);
    }

    @AfterEach
    void closeDialogs() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void theConnectionInUseIsTheOneThatIsOpened(FxRobot robot) {
        run(robot);
        fail(KIMI, FailureKind.AUTH, 401);
        robot.clickOn(screen.nodeInPane(KIMI, "remedy"));
        Screen.expect(TEAM.name(), WorkbenchCardTest::shownName);
        assertEquals(TEAM.endpoint().toString(), field(dialog(), "Endpoint").getText());
    }

    @Test
    void theSimulationNeedsNothingTypedAndSaysSo(FxRobot robot) {
        connections(robot);
        choose(robot, "Simulated Foundry");
        Screen.expect(
                "The simulation runs inside the program: it needs no endpoint and no key.",
                () -> String.join("", new Screen(dialog()).texts("form-note")));
        for (var name : List.of("Name", "Kind", "Endpoint", "Sign in by", "API version", "Resource group")) {
            assertTrue(named(dialog(), name).isDisabled(), name);
        }
        assertEquals("", field(dialog(), "Endpoint").getText());
        assertTrue(!((Button) dialog().lookup("#use")).isDisabled());
        choose(robot, TEAM.name());
        Screen.expect(TEAM.endpoint().toString(), () -> field(dialog(), "Endpoint").getText());
        assertTrue(!named(dialog(), "Endpoint").isDisabled());
    }

    @Test
    void theNamesOfTheChecksAreNotCut(FxRobot robot) {
        for (var check : Finding.Check.values()) {
            engine.connections.finds.add(Finding.of(check, Finding.State.SKIPPED, "not looked at ".repeat(20)));
        }
        connections(robot);
        robot.clickOn("#test");
        var names = Arrays.stream(Finding.Check.values()).map(Finding.Check::wireName).collect(Collectors.joining("|"));
        Screen.expect(names, () -> dialog().lookupAll(".finding-check").stream()
                .map(label -> label.lookup(".text") instanceof Text text ? text.getText() : "")
                .collect(Collectors.joining("|")));
    }

    @Test
    void aDeploymentThatIsCalledOtherwiseIsRenamedAndAskedAgain(FxRobot robot) {
        run(robot);
        fail(KIMI, FailureKind.DEPLOYMENT_NOT_FOUND, 404);
        robot.clickOn(screen.nodeInPane(KIMI, "remedy"));
        Screen.expect(KIMI, WorkbenchCardTest::shownName);
        typeName(robot, GPT);
        Screen.expect(
                "There is a deployment “gpt-5.4” already. Give another name.",
                () -> String.join("", new Screen(dialog()).texts("form-problem")));
        assertTrue(((Button) dialog().lookup("#save")).isDisabled());

        typeName(robot, "kimi-prod");
        robot.clickOn("#save");

        screen.expect("kimi-prod|" + DEEPSEEK + "|" + GPT, "pane-name");
        var names = engine.deployments().stream().map(d -> d.name()).toList();
        assertTrue(names.contains("kimi-prod") && !names.contains(KIMI), names::toString);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Screen.expect("1", () -> String.valueOf(Window.getWindows().stream().filter(Stage.class::isInstance).count()));
        robot.clickOn(screen.nodeInPane("kimi-prod", "icon-rerun"));
        screen.expectInPane("kimi-prod", "status", "waiting");
        assertEquals("kimi-prod", engine.asked.getLast().deployment().name());
        assertEquals(3, workbench.state().picked().size(), "it stays picked");
    }

    @Test
    void theFirstClickInAPaneThatIsPartlySeenIsOne(FxRobot robot) {
        robot.clickOn(CODEX);
        type(robot, "Why?");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        screen.expect(String.join("|", KIMI, DEEPSEEK, GPT, CODEX), "pane-name");
        fail(CODEX, FailureKind.AUTH, 401);
        var remedy = screen.nodeInPane(CODEX, "remedy");
        assertTrue(right(screen.pane(CODEX)) > 1440, "it is partly seen");

        robot.moveTo(remedy).press(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> remedy.getScene().snapshot(null));
        robot.release(MouseButton.PRIMARY);

        Screen.expect(TEAM.name(), WorkbenchCardTest::shownName);
        Screen.expect("true", () -> String.valueOf(right(screen.pane(CODEX)) <= 1440.5));
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    private void fail(String deployment, FailureKind kind, int status) {
        var facts = FailureFacts.about(Deployments.named(deployment), TEAM).answered(status, String.valueOf(status), "no", null);
        engine.call(deployment).sent().fails(10, kind, facts);
        screen.expectInPane(deployment, "status", "failed");
        engine.calls.forEach(FakeEngine.FakeCall::stop); // a connection is changed while nothing comes
        screen.expect("", "problem");
    }

    private static void connections(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        Screen.expect(TEAM.name(), WorkbenchCardTest::shownName);
    }

    private static void typeName(FxRobot robot, String name) {
        robot.clickOn(field(dialog(), "Name"));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write(name, 0);
        Screen.expect(name, WorkbenchCardTest::shownName);
    }

    private static void choose(FxRobot robot, String connection) {
        robot.clickOn((Node) robot.from(dialog()).lookup(connection).query());
    }

    /// The name in the form; empty while none is open.
    private static String shownName() {
        return forms().isEmpty() ? "" : field(dialog(), "Name").getText();
    }

    private static TextInputControl field(Parent root, String name) {
        return (TextInputControl) named(root, name);
    }

    private static Node named(Parent root, String name) {
        return root.lookupAll("*").stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + name));
    }

    private static Parent dialog() {
        return forms().getFirst();
    }

    private static List<Parent> forms() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(window -> window.getScene().getRoot())
                .filter(root -> root.getStyleClass().contains("connections"))
                .toList();
    }
}
