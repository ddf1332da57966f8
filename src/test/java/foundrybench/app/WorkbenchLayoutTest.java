package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FinishReason;
import foundrybench.ui.reading.ReadingView;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Columns, rows, grid and tabs; one pane with all the room; another order.
@SuppressWarnings("NullAway.Init") // set in start
class WorkbenchLayoutTest extends WindowWork {
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        open(newStage);
    }

    @AfterEach
    void asWideAsOthersExpectIt() {
        resize(1440, 900);
    }

    private void resize(double width, double height) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.release(keys[i]);
        }
    }

    private List<String> seen() {
        return screen.texts("pane-name");
    }

    private double x(String deployment) {
        return screen.pane(deployment).localToScene(0, 0).getX();
    }

    private double y(String deployment) {
        return screen.pane(deployment).localToScene(0, 0).getY();
    }

    private double width(String deployment) {
        return screen.pane(deployment).getLayoutBounds().getWidth();
    }

    private void choose(FxRobot robot, String layout) {
        robot.clickOn("Layout").clickOn(layout);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void tabsAtSixHundredColumnsAtFourteenHundred(FxRobot robot) {
        run(robot);
        resize(1400, 900);
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        assertEquals(List.of(), screen.texts("pane-tab"));
        assertTrue(x(KIMI) < x(DEEPSEEK) && x(DEEPSEEK) < x(GPT));
        assertEquals(y(KIMI), y(GPT));
        assertTrue(width(GPT) >= 320);

        resize(600, 900);

        screen.expect("Kimi-K2.6 · waiting|DeepSeek-V3.2 · waiting|gpt-5.4 · waiting", "pane-tab");
        screen.expect(KIMI, "pane-name");
        engine.call(GPT).sent().says(100, "Seen in its tab");
        screen.expect("Kimi-K2.6 · waiting|DeepSeek-V3.2 · waiting|gpt-5.4 · answering", "pane-tab");
        robot.clickOn("gpt-5.4 · answering");
        screen.expect(GPT, "pane-name");
        screen.expectInPane(GPT, "answer", "Seen in its tab");
        press(robot, KeyCode.ALT, KeyCode.DIGIT2);
        screen.expect(DEEPSEEK, "pane-name");
        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(DEEPSEEK, "status", "stopped");

        resize(1400, 900);
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
    }

    @Test
    void whereTheRailHasNoRoomAButtonGoesToItAndBack(FxRobot robot) {
        resize(600, 900);
        run(robot, KIMI);
        screen.expect("", "rail-title");
        robot.clickOn(workbench.root().lookup(".icon-rail"));
        screen.expect("DEPLOYMENTS|$ per 1M in / out|SESSIONS", "rail-title");
        assertEquals(List.of(), seen());
        press(robot, KeyCode.CONTROL, KeyCode.B);
        screen.expect(KIMI, "pane-name");
        resize(960, 600);
        screen.expect("DEPLOYMENTS|$ per 1M in / out|SESSIONS", "rail-title");
        assertFalse(workbench.root().lookup(".icon-rail").getParent().isVisible());
    }

    @Test
    void anExplicitChoiceScrollsRatherThanSqueezes(FxRobot robot) {
        run(robot);
        resize(960, 900);
        choose(robot, "Columns");
        assertTrue(width(GPT) >= 319, () -> "too narrow: " + width(GPT));
        var scroll = (ScrollPane) workbench.root().lookup(".panes-scroll");
        assertTrue(x(GPT) > 960 - 320, "it is not all seen");
        press(robot, KeyCode.ALT, KeyCode.DIGIT3);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(scroll.getHvalue() > 0.9, () -> "scrolled to it: " + scroll.getHvalue());
        assertTrue(x(GPT) + width(GPT) <= 961);

        robot.drag(horizontalBar(scroll).lookup(".thumb")).moveBy(-500, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(scroll.getHvalue() < 0.1, () -> "stays where it was dragged to: " + scroll.getHvalue());

        choose(robot, "Rows");
        assertTrue(y(KIMI) < y(DEEPSEEK) && x(KIMI) == x(GPT));
        assertEquals(width(KIMI), width(GPT));
        assertTrue(screen.pane(KIMI).getLayoutBounds().getHeight() >= 200);
        choose(robot, "Grid");
        assertTrue(x(DEEPSEEK) > x(KIMI) && y(DEEPSEEK) == y(KIMI) && y(GPT) > y(KIMI));
        assertTrue(width(GPT) > width(KIMI) * 1.9, "the last row is shared by those in it");
        choose(robot, "Tabs");
        assertEquals(3, screen.texts("pane-tab").size());
        assertEquals(List.of(GPT), seen());
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        screen.expect("Automatic", "message");
    }

    /// Its own: the panes have some, too.
    private static ScrollBar horizontalBar(ScrollPane scroll) {
        return scroll.getChildrenUnmodifiable().stream()
                .filter(node -> node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL)
                .map(ScrollBar.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void atTwiceTheTextThereIsTwiceTheLeastWidthAndTheHeaderKeepsItsHeight(FxRobot robot) {
        run(robot);
        choose(robot, "Columns");
        var header = screen.nodeInPane(KIMI, "pane-header");
        assertEquals(36, header.getLayoutBounds().getHeight());
        for (int i = 0; i < 6; i++) {
            press(robot, KeyCode.CONTROL, KeyCode.EQUALS);
        }
        Screen.expect("26.0", () -> String.valueOf(editor().getFont().getSize()));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(width(KIMI) >= 639, () -> "too narrow: " + width(KIMI));
        assertEquals(72, header.getLayoutBounds().getHeight());
        engine.call(GPT).sent().says(10, "Large.").ends(20, FinishReason.STOP);
        screen.expectInPane(GPT, "status", "done");
        assertEquals(72, screen.nodeInPane(GPT, "pane-header").getLayoutBounds().getHeight());
        press(robot, KeyCode.ALT, KeyCode.DIGIT3);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(x(GPT) >= 264 && x(GPT) < 1000, () -> "not scrolled to: " + x(GPT));
        choose(robot, "Automatic");
        assertTrue(width(GPT) >= 639, () -> "too narrow: " + width(GPT));
    }

    @Test
    void aMaximisedPaneKeepsWhatIsScrolledAndSelectedAndGoesBack(FxRobot robot) {
        run(robot);
        engine.call(DEEPSEEK).sent().says(100, "line\n".repeat(300));
        screen.expectInPane(DEEPSEEK, "answer", "line\n".repeat(300).strip());
        var answer = (ReadingView) screen.nodeInPane(DEEPSEEK, "answer");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            answer.scrollBy(500 - answer.scrolled());
            answer.select(150, 160);
        });

        robot.doubleClickOn(screen.nodeInPane(DEEPSEEK, "pane-name"));

        screen.expect(DEEPSEEK, "pane-name");
        assertSame(answer, screen.nodeInPane(DEEPSEEK, "answer"));
        assertTrue(width(DEEPSEEK) > 1100);
        assertFalse(isShown(editor()), "the prompt makes room, too");
        assertEquals(500, answer.scrolled(), 1);
        assertEquals(10, answer.selectedText().length());
        engine.call(DEEPSEEK).says(200, "more\n".repeat(100));
        screen.expectInPane(DEEPSEEK, "answer", ("line\n".repeat(300) + "more\n".repeat(100)).strip());
        assertEquals(500, answer.scrolled(), 1);

        press(robot, KeyCode.ESCAPE);
        screen.expectInPane(DEEPSEEK, "status", "stopped");
        assertEquals(List.of(DEEPSEEK), seen(), "the first Esc stops what is coming");
        press(robot, KeyCode.ESCAPE);
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        assertTrue(isShown(editor()));
        assertEquals(500, answer.scrolled(), 1);
        assertEquals(10, answer.selectedText().length());

        robot.clickOn(editor());
        press(robot, KeyCode.F11);
        screen.expect(DEEPSEEK, "pane-name");
        Screen.expect("true", () -> String.valueOf(answer.isFocused()));
        press(robot, KeyCode.ALT, KeyCode.DIGIT1);
        screen.expect(KIMI, "pane-name");
        press(robot, KeyCode.F11);
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
        robot.clickOn(screen.nodeInPane(GPT, "icon-maximise"));
        screen.expect(GPT, "pane-name");
        robot.clickOn(screen.nodeInPane(GPT, "icon-maximise"));
        screen.expect(KIMI + "|" + DEEPSEEK + "|" + GPT, "pane-name");
    }

    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aHeaderThatIsDraggedMovesItsPaneAndTheNextRunComesInThatOrder(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(100, "line\n".repeat(300));
        screen.expectInPane(KIMI, "answer", "line\n".repeat(300).strip());
        var answer = (ReadingView) screen.nodeInPane(KIMI, "answer");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> answer.select(3, 30));

        robot.moveTo(screen.nodeInPane(KIMI, "pane-name")).press(MouseButton.PRIMARY);
        robot.moveTo(screen.nodeInPane(GPT, "pane-name"));
        assertTrue(workbench.root().lookup(".landing").isVisible(), "a mark shows where it lands");
        robot.moveTo(screen.nodeInPane(GPT, "status"));
        robot.moveTo(screen.nodeInPane(GPT, "pane-menu"));
        robot.release(MouseButton.PRIMARY);

        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(workbench.root().lookup(".landing").isVisible());
        assertTrue(x(DEEPSEEK) < x(GPT) && x(GPT) < x(KIMI));
        assertSame(answer, screen.nodeInPane(KIMI, "answer"));
        assertEquals(27, answer.selectedText().length());
        press(robot, KeyCode.ALT, KeyCode.DIGIT3);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PAGE_UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(x(DEEPSEEK) < x(KIMI) && x(KIMI) < x(GPT));
        press(robot, KeyCode.SHIFT, KeyCode.ESCAPE);
        screen.expect("", "problem");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        screen.expect(DEEPSEEK + "|" + KIMI + "|" + GPT, "pane-name");
        assertEquals(List.of(DEEPSEEK, KIMI, GPT), workbench.layout().state().order());
    }

    @Test
    void aDragIsLeftWithEsc(FxRobot robot) {
        run(robot);
        robot.moveTo(screen.nodeInPane(KIMI, "pane-name")).press(MouseButton.PRIMARY);
        robot.moveTo(screen.nodeInPane(GPT, "pane-menu"));
        press(robot, KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(x(KIMI) < x(DEEPSEEK) && x(DEEPSEEK) < x(GPT));
        assertEquals("waiting", screen.inPane(KIMI, "status"));
    }
}
