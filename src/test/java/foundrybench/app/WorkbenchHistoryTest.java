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
        expect(this::titlesDown, "Refund triage|Plan a refund|Explain races");
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
        expect(this::titlesDown, "Refund triage|Plan a refund|Explain races");
        assertEquals(List.of(), engine.deleted);
        assertFalse(engine.saved.stream().anyMatch(SessionRow::trashed));
    }

    @Test
    void afterOneIsThrownAwayTheNextIsSelected(FxRobot robot) {
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DELETE);
        screen.expect("Plan a refund|Explain races", "session-title");
        robot.push(KeyCode.S);
        screen.expect("★", "session-star");
        assertTrue(engine.saved.get(1).starred(), engine.saved.toString());
        screen.expect("In the trash: Refund triage", "session-undo .label");
    }

    @Test
    void whatCannotBeThrownAwayIsNotSaidToBe(FxRobot robot) {
        engine.history.refusing = true;
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DELETE);
        Screen.expect("true", () -> String.valueOf(screen.texts("message").toString().contains("the disk is full")));
        assertFalse(workbench.root().lookup(".session-undo").isVisible());
    }

    @Test
    void theTrashIsEmptiedWhollyWhateverIsListed(FxRobot robot) {
        engine.history.trash(Set.of("Refund triage", "Explain races"));
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::refresh);
        robot.clickOn("Filter").clickOn(box("Those in the trash"));
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("refund");
        screen.expect("Refund triage", "session-title");
        robot.clickOn("Empty trash…");
        Screen.expect("true", () -> String.valueOf(OpenWindows.shown("content").contains("all that is in the trash, 2 sessions")));
        robot.clickOn("Delete");
        expect(() -> engine.deleted.stream().sorted().toList().toString(), "[Explain races, Refund triage]");
    }

    @Test
    void aTagThatIsGoneIsNotAskedForAnyMore(FxRobot robot) {
        engine.history.tag("Refund triage", List.of("a"));
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::refresh);
        screen.expect("a", "session-tag");
        robot.clickOn("Filter");
        robot.clickOn(box("Tag"));
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        screen.expect("Refund triage", "session-title");
        engine.history.tag("Refund triage", List.of());
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::refresh);
        expect(this::titlesDown, "Refund triage|Plan a refund|Explain races");
    }

    @Test
    void aCostThatIsNoNumberIsMarkedAndSaid(FxRobot robot) {
        robot.clickOn("Filter");
        for (var typed : List.of("0,05", "1e999999999", "-1", "x")) {
            robot.clickOn(box("Cost at least, in dollars"));
            keys(robot, KeyCode.CONTROL, KeyCode.A);
            robot.write(typed);
            expect(() -> String.valueOf(screen.texts("quiet")).contains("A cost is a number") + "", "true");
            assertEquals(null, engine.history.asked.getLast().costAtLeast(), typed);
        }
        keys(robot, KeyCode.CONTROL, KeyCode.A);
        robot.write("0.05");
        expect(() -> String.valueOf(engine.history.asked.getLast().costAtLeast()), "0.05");
        expect(() -> String.valueOf(screen.texts("quiet")).contains("A cost is a number") + "", "false");
    }

    @Test
    void whatIsNotIndexedYetIsSaidUntilItIs(FxRobot robot) {
        engine.history.unsought = 7;
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("kettle");
        expect(() -> String.valueOf(screen.texts("quiet")).contains("7 texts cannot be found yet") + "", "true");
        engine.history.unsought = 0;
        expect(() -> String.valueOf(screen.texts("quiet")).contains("cannot be found yet") + "", "false");
    }

    @Test
    void aNoteHasSeveralLines(FxRobot robot) {
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        robot.rightClickOn("Plan a refund").clickOn("Note…");
        robot.write("ask Bo");
        keys(robot, KeyCode.SHIFT, KeyCode.ENTER);
        robot.write("then Ann").push(KeyCode.ENTER);
        expect(() -> engine.saved.get(1).note(), "ask Bo\nthen Ann");
        screen.expect("Refund triage|Plan a refund|Explain races", "session-title");
        robot.rightClickOn("Plan a refund").clickOn("Note…");
        robot.push(KeyCode.ENTER);
        expect(() -> engine.saved.get(1).note(), "ask Bo\nthen Ann");
    }

    @Test
    void theListHasRoomInASmallWindowWhenTheFiltersAreOpen(FxRobot robot) {
        resize(robot, 960, 600);
        robot.clickOn("Filter");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Picture.write(workbench.root().getScene(), Path.of("target/pictures/history-small.png")));
        expect(() -> listHeight() >= 130 ? "room" : "no room", "room");
        resize(robot, 1440, 900); // the stage is that of the next test, too
    }

    private void resize(FxRobot robot, int width, int height) {
        robot.interact(() -> {
            var window = workbench.root().getScene().getWindow();
            window.setWidth(width);
            window.setHeight(height);
        });
    }

    private double listHeight() {
        return workbench.root().lookupAll(".sessions > .list-view").stream()
                .mapToDouble(node -> node.getBoundsInParent().getHeight())
                .max()
                .orElse(0);
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
