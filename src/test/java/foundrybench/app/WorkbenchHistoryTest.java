package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.ui.sessions.SessionRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The saved sessions are searched, filtered, marked and thrown away.
class WorkbenchHistoryTest extends WindowWork {
    @Start
    void start(Stage stage) {
        for (var title : List.of("Refund triage", "Plan a refund", "Explain races")) {
            engine.saved.add(new SessionRow(title, title, FakeEngine.NOW.minus(Duration.ofDays(engine.saved.size())), 3, null, true));
        }
        open(stage);
    }

    @Test
    void typingFindsSessionsAndMarksTheWords(FxRobot robot) {
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        screen.expect("Today|Yesterday|Sun 22 Nov", "session-day");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("refund");
        screen.expect("Refund triage|Plan a refund", "session-title");
        assertEquals(List.of("Refund", "refund"), marks());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Picture.write(workbench.root().getScene(), Path.of("target/pictures/history.png")));
        robot.write(" x");
        screen.expect("", "session-title");
        assertTrue(screen.texts("empty-hint").contains("Nothing found. Clear the search or the filters to see all."));
        robot.push(KeyCode.ESCAPE);
        expect(this::titlesDown, "Refund triage|Plan a refund|Explain races");
    }

    /// From top to bottom.
    private String titlesDown() {
        WaitForAsyncUtils.waitForFxEvents();
        return workbench.root().lookupAll(".session-title").stream()
                .filter(node -> node.isVisible() && node.localToScene(node.getBoundsInLocal()).getHeight() > 0)
                .filter(node -> ((Label) node).getScene() != null && node.getParent().getParent().getParent() != null)
                .sorted(Comparator.comparingDouble(node -> node.localToScene(0, 0).getY()))
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("|"));
    }

    private List<String> marks() {
        WaitForAsyncUtils.waitForFxEvents();
        return workbench.root().lookupAll(".found-mark").stream().map(node -> ((Text) node).getText()).sorted().toList();
    }

    @Test
    void aSessionIsStarredRenamedNotedAndTaggedByKeys(FxRobot robot) {
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.S);
        screen.expect("★", "session-star");
        robot.push(KeyCode.F2);
        robot.write("Kettles").push(KeyCode.ENTER);
        screen.expect("Kettles|Plan a refund|Explain races", "session-title");
        robot.push(KeyCode.F2);
        robot.write("never").push(KeyCode.ESCAPE);
        screen.expect("Kettles|Plan a refund|Explain races", "session-title");
        robot.rightClickOn("Plan a refund").clickOn("Tags…");
        robot.write("team, L4").push(KeyCode.ENTER);
        screen.expect("team|L4", "session-tag");
        robot.rightClickOn("Plan a refund").clickOn("Note…");
        robot.write("ask Bo").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        expect(() -> engine.saved.get(1).note(), "ask Bo");
    }

    @Test
    void filtersNarrowTheListAndAreCleared(FxRobot robot) {
        engine.history.star("Explain races", true);
        robot.clickOn("Filter");
        robot.clickOn(box("Only those with a star"));
        screen.expect("Explain races", "session-title");
        assertTrue(engine.history.asked.getLast().starred());
        robot.clickOn("Clear filters");
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        robot.clickOn(box("Who was asked"));
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        expect(() -> String.valueOf(engine.history.asked.getLast().deployments().isEmpty()), "false");
        assertEquals(Set.of("Kimi-K2.6"), engine.history.asked.getLast().deployments());
    }

    private Node box(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        return workbench.root().lookupAll(".history-filter *").stream()
                .filter(node -> name.equals(node.getAccessibleText()) && node.isVisible())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void severalSessionsAreThrownAwayAndComeBackByKeys(FxRobot robot) {
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.push(KeyCode.DELETE);
        screen.expect("Explain races", "session-title");
        keys(robot, KeyCode.CONTROL, KeyCode.Z);
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        assertEquals(List.of(), engine.deleted);
        assertFalse(engine.saved.stream().anyMatch(SessionRow::trashed));
    }

    @Test
    void tagsAreGivenToSeveralBesideTheirOwn(FxRobot robot) {
        engine.history.tag("Refund triage", List.of("a"));
        engine.history.tag("Plan a refund", List.of("b"));
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::refresh);
        screen.expect("a|b", "session-tag");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.rightClickOn("Refund triage").clickOn("Tags…");
        robot.write("new").push(KeyCode.ENTER);
        expect(() -> engine.saved.get(0).tags() + " " + engine.saved.get(1).tags(), "[a, new] [b, new]");
    }

    private static void expect(Callable<String> actual, String wanted) {
        Screen.expect(wanted, () -> {
            try {
                return actual.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void keys(FxRobot robot, KeyCode... codes) {
        robot.press(codes).release(codes);
    }
}
