package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FinishReason;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What is under the panes: the numbers of the timeline, and the table of the run.
class WorkbenchRunTableTest extends WindowWork {
    private static final String KIMI_NUMBERS = """
            Kimi-K2.6 · done · SIMULATED
            waiting  0.3 s · 9 % · 120 tokens in · $0.000034
            thinking  2.1 s · 64 % · 240 tokens · $0.00018
            answering  0.9 s · 27 % · 96 tokens · $0.000074
            Thinking took 63 % of the money.
            3.3 s since it was asked · 120 in → 336 out (240 thinking) · $0.00029 · prices guide-2026-05 (2026-05-03)""";

    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void pointedAtABarShowsItsNumbers(FxRobot robot) {
        end(robot);
        screen.expect("|thinking 63 % of cost||thinking 92 % of cost", "timeline-note");
        robot.moveTo(bar(0));
        Screen.expect(KIMI_NUMBERS, WorkbenchRunTableTest::tip);
    }

    @Test
    void theKeysReachTheNumbersTooAndAReaderSpeaksThem(FxRobot robot) {
        end(robot);
        robot.clickOn("Timeline");
        robot.press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
        Screen.expect("true", () -> String.valueOf(bar(2).isFocused()));
        Screen.expect("gpt-5.4 · done · SIMULATED", () -> tip().lines().findFirst().orElse(""));
        assertEquals(KIMI_NUMBERS.replace("\n", ". "), bar(0).getAccessibleText());
        robot.press(KeyCode.TAB).release(KeyCode.TAB);
        Screen.expect("", WorkbenchRunTableTest::tip);
    }

    @Test
    void theTableComparesTheAnswersAndIsCopied(FxRobot robot) {
        end(robot);
        robot.clickOn("Table");
        screen.expect("Kimi-K2.6|DeepSeek-V3.2|gpt-5.4|total", "run-name");
        screen.expect("|✓ cheapest  ✓ fastest|", "run-marks");
        screen.expect(
                "2.4 s|2.1 s|3.3 s|120|336|240|101.8|$0.00029|$0.2923"
                        + "|0.6 s|–|2.2 s|118|96|0|43.6|$0.000057|$0.0568"
                        + "|5.0 s|–|6.0 s|121|1,000|950|166.7|$0.0165|$16.48"
                        + "||||359|1,432|1,190||$0.0168|$16.83",
                "run-figure");
        screen.expect("Prices: guide-2026-05 (2026-05-03).", "run-prices");
        robot.clickOn("Copy CSV");
        screen.expect("The table is on the clipboard, as CSV.", "message");
        assertTrue(clipboard().startsWith("deployment,status,simulated,"), this::clipboard);
        assertTrue(clipboard().contains("\r\nKimi-K2.6,done,SIMULATED,1,0.000,2.402,"), this::clipboard);
        robot.press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        screen.expect("The table is on the clipboard, as Markdown.", "message");
        assertTrue(clipboard().startsWith("**SIMULATED**"), this::clipboard);
        assertTrue(clipboard().contains("\n| Kimi-K2.6 | done, SIMULATED | 2.4 s |"), this::clipboard);
        robot.clickOn("Timeline");
        screen.expect("", "run-name");
    }

    @Test
    void oneThatIsNotKnownIsADashAndTheTotalSaysSo(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(2401.5, "a").used(3301.5, 120, 336, 240L).ends(3301.5, FinishReason.STOP);
        engine.call(DEEPSEEK).sent().says(600, "a").ends(2200, FinishReason.STOP);
        engine.call(GPT).stop();
        screen.expectInPane(GPT, "status", "stopped");
        robot.clickOn("Table");
        screen.expect("|✓ fastest|", "run-marks"); // of one known cost there is no cheapest
        screen.expect(
                "2.4 s|–|3.3 s|120|336|240|101.8|$0.00029|$0.2923|0.6 s|–|2.2 s|–|–|–|–|–|–|–|–|1.0 s|–|–|–|–|–|–"
                        + "||||≥ 120|≥ 336|≥ 240||≥ $0.00029|≥ $0.2923",
                "run-figure");
        screen.expect("Prices: guide-2026-05 (2026-05-03).  A total with ≥ lacks what is not known.", "run-prices");
    }

    private void end(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().thinks(301.5, "hm").says(2401.5, "a").used(3301.5, 120, 336, 240L).ends(3301.5, FinishReason.STOP);
        engine.call(DEEPSEEK).sent().says(600, "a").used(2200, 118, 96, 0L).ends(2200, FinishReason.STOP);
        engine.call(GPT).sent().says(5000, "a").used(6000, 121, 1000, 950L).ends(6000, FinishReason.STOP);
        for (var name : List.of(KIMI, DEEPSEEK, GPT)) {
            screen.expectInPane(name, "status", "done");
        }
    }

    private Node bar(int index) {
        return workbench.root().lookupAll(".timeline-answer").stream().skip(index).findFirst().orElseThrow();
    }

    private static String tip() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip && window.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .findFirst()
                .orElse("");
    }

    private String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString());
    }
}
