package foundrybench.app;

import static foundrybench.app.OpenWindows.named;
import static foundrybench.app.OpenWindows.nodes;
import static foundrybench.app.OpenWindows.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.ui.reading.ReadingView;
import foundrybench.ui.sessions.SessionRow;
import foundrybench.ui.sessions.ExportForm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What was spent, versions of prompts, and exports, in windows of their own.
class WorkbenchArchiveTest extends WindowWork {
    @Start
    void start(Stage stage) {
        engine.saved.add(new SessionRow("s1", "Refund triage", FakeEngine.NOW, 3, null, true));
        open(stage);
    }

    @AfterEach
    void closeDialogs() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void theMonthIsShownBetweenWhatIsExpectedOfIt(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        Screen.expect("≥ $30.00 so far this month, $37.50 at this pace. Estimated: $55–135 a month.", () -> shown("spend-total"));
        assertTrue(shown("quiet").contains("Each call by the prices it was run with: guide-2026-05 of 2026-05-03. "), shown("quiet"));
        picture("spend");
        assertEquals(List.of("Spent", "Estimated: $55", "Estimated: $135"), series());
        choose(robot, "Added up by", 1);
        Screen.expect("[gpt-5.4, 156, , $15.60]", () -> row(0));
        choose(robot, "Added up by", 1);
        Screen.expect("[L4 Decision, 156, , $15.60]", () -> row(0));
        robot.clickOn("Copy");
        var copied = WaitForAsyncUtils.waitForAsyncFx(10_000, OpenWindows::clipboard);
        assertTrue(copied.startsWith("Layer\tCalls\tCost not known\tCost\nL4 Decision\t156\t\t$15.60\n"), copied);
        choose(robot, "Prices", 2);
        Screen.expect("Paid $0; it would be $0 by published-2026-07.", () -> shown("spend-total"));
    }

    private static List<String> series() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> nodes().stream()
                .filter(XYChart.class::isInstance)
                .flatMap(chart -> ((XYChart<?, ?>) chart).getData().stream().map(XYChart.Series::getName))
                .toList());
    }

    private static String row(int place) {
        return nodes().stream()
                .filter(TableView.class::isInstance)
                .map(table -> String.valueOf(((TableView<?>) table).getItems().get(place)))
                .findFirst()
                .orElse("");
    }

    private static void choose(FxRobot robot, String name, int down) {
        robot.interact(() -> ((ComboBox<?>) named(name)).requestFocus());
        for (int i = 0; i < down; i++) {
            robot.push(KeyCode.DOWN);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void versionsAreComparedAndRestored(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.H);
        Screen.expect("From the editor to bbbbbbbbbb", () -> shown("versions-what"));
        robot.clickOn("Answer with one sentence.");
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        Screen.expect("From aaaaaaaaaa to bbbbbbbbbb", () -> shown("versions-what"));
        Screen.expect("sentence|word", VersionsAt::changed);
        Screen.expect("9.9|Of the two, 9.9 is larger.", VersionsAt::answers);
        assertTrue(shown("quiet").contains("Medians over the calls of each. Prices: guide-2026-05 of 2026-05-03."), shown("quiet"));
        picture("versions");
        robot.interact(() -> ((Button) named("Older answer, of the version before")).fire());
        Screen.expect("It is 9.9|Of the two, 9.9 is larger.", VersionsAt::answers);
        assertEquals("Kimi-K2.6 · aaaaaaaaaa|Kimi-K2.6 · bbbbbbbbbb", shown("answer-heading"));
        assertEquals("2 of 2|1 of 1", shown("answer-count"));
        robot.clickOn("Answer with one word.");
        Screen.expect("From the editor to aaaaaaaaaa", () -> shown("versions-what"));
        robot.clickOn("Restore");
        Screen.expect("Answer with one word.", () -> userMessage().getText());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> userMessage().undo());
        assertNotEquals("Answer with one word.", userMessage().getText());
    }

    private TextInputControl userMessage() {
        return (TextInputControl) workbench.root().lookupAll("*").stream()
                .filter(node -> "User message".equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private static final class VersionsAt {
        static String answers() {
            return nodes().stream()
                    .filter(node -> node instanceof ReadingView && node.getStyleClass().contains("versions-answer"))
                    .filter(node -> node.getParent().isVisible())
                    .map(node -> ((ReadingView) node).text())
                    .collect(Collectors.joining("|"));
        }

        static String changed() {
            return nodes().stream()
                    .filter(node -> node.getStyleClass().contains("diff-changed"))
                    .map(node -> ((Text) node).getText())
                    .sorted()
                    .collect(Collectors.joining("|"));
        }
    }

    @Test
    void aSessionIsExportedToTheFileThatIsNamed(FxRobot robot) {
        screen.expect("Refund triage", "session-title");
        robot.rightClickOn("Refund triage").clickOn("Export…");
        Screen.expect("Refund triage", () -> shown("form-what"));
        choose(robot, "Format", 2);
        var file = (TextInputControl) named("File to write");
        assertTrue(file.getText().endsWith("foundry-bench.html"), file.getText());
        picture("export");
        robot.clickOn(named("Words to redact")).write("Bo, \"Doe, Jane\"");
        robot.clickOn("Export");
        Screen.expect("0", () -> String.valueOf(Window.getWindows().size() - 1));
        Screen.expect("Written: " + file.getText() + ".", () -> String.join("", screen.texts("message")));
        assertEquals(
                List.of(new ExportForm.Order("html", false, List.of("Bo", "Doe, Jane"), Path.of(file.getText()), false)),
                engine.archive.ordered);
    }

    @Test
    void anExportIsWrittenOnceAndWhatWasWrongIsSaid(FxRobot robot) {
        screen.expect("Refund triage", "session-title");
        robot.rightClickOn("Refund triage").clickOn("Export…");
        Screen.expect("Refund triage", () -> shown("form-what"));
        name(robot, " ");
        robot.clickOn("Export");
        Screen.expect("Name a file.", () -> shown("form-problem"));
        engine.archive.go = new CountDownLatch(1);
        name(robot, "/some/full.jsonl");
        robot.clickOn("Export").clickOn("Export");
        Screen.expect("Writing…", () -> shown("form-problem"));
        engine.archive.go.countDown();
        Screen.expect("No space is left.", () -> shown("form-problem"));
        assertEquals(1, engine.archive.ordered.size());
        engine.archive.go = new CountDownLatch(1);
        robot.clickOn("Export");
        Screen.expect("Writing…", () -> shown("form-problem"));
        robot.push(KeyCode.ESCAPE);
        engine.archive.go.countDown();
        Screen.expect("No space is left.", () -> String.join("", screen.texts("message")));
    }

    private static void name(FxRobot robot, String file) {
        robot.clickOn(named("File to write"));
        keys(robot, KeyCode.CONTROL, KeyCode.A);
        robot.write(file);
    }

    @Test
    void theWindowsBesideAreOpenedOnceAndFollowWhatIsSaved(FxRobot robot) {
        robot.interact(workbench::showSpend);
        robot.interact(workbench::showVersions);
        Screen.expect("From the editor to bbbbbbbbbb", () -> shown("versions-what"));
        robot.interact(workbench::showSpend);
        robot.interact(workbench::showVersions);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(3, Window.getWindows().size());
        robot.clickOn("Answer with one word.");
        Screen.expect("From the editor to aaaaaaaaaa", () -> shown("versions-what"));
        engine.archive.more = true;
        int asked = engine.archive.spendAsked;
        robot.interact(workbench::run);
        engine.calls.forEach(FakeEngine.FakeCall::stop);
        Screen.expect("true", () -> String.valueOf(engine.archive.spendAsked > asked));
        Screen.expect("Answer with two words.", () -> shown("session-title").contains("two words") ? "Answer with two words." : "");
        assertEquals("From the editor to aaaaaaaaaa", shown("versions-what"));
    }

    @Test
    void theAnswersOfVersionsThatAreNotSelectedAnyMoreAreNotShown(FxRobot robot) {
        keys(robot, KeyCode.CONTROL, KeyCode.H);
        Screen.expect("From the editor to bbbbbbbbbb", () -> shown("versions-what"));
        engine.archive.go = new CountDownLatch(1);
        robot.clickOn("Answer with one sentence.");
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        Screen.expect("From aaaaaaaaaa to bbbbbbbbbb", () -> shown("versions-what"));
        robot.interact(() -> ((ListView<?>) named("Versions of prompts, the last asked first")).getSelectionModel().clearSelection());
        engine.archive.go.countDown();
        WaitForAsyncUtils.waitForFxEvents();
        Screen.expect("", VersionsAt::answers);
    }

    @Test
    void aFileIsImportedAndWhatWasWrongIsListed(FxRobot robot) {
        robot.clickOn("Help").clickOn("Import sessions…");
        Screen.expect("File to read", () -> named("File to read").getAccessibleText());
        robot.clickOn(named("File to read")).write("/some/log.jsonl").push(KeyCode.ENTER);
        Screen.expect("3 answers added in 1 session, 0 there already.", () -> shown("import-said"));
        assertTrue(OpenWindows.shown("list-cell").contains("line 4: no JSON, column 2"), OpenWindows.shown("list-cell"));
        picture("import");
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var window = Window.getWindows().getLast();
            Picture.write(window.getScene(), Path.of("target/pictures/" + name + ".png"));
        });
    }

    private static void keys(FxRobot robot, KeyCode... codes) {
        robot.press(codes).release(codes);
    }
}
