package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Card;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.Deployment;
import foundrybench.model.Efforts;
import foundrybench.model.Feature;
import foundrybench.model.FinishReason;
import foundrybench.model.Protocol;
import foundrybench.run.Meter;
import foundrybench.run.Outlook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What is known of the deployments in the window: the probe, what is offered, limits and what waits for them.
class WorkbenchProbeTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @AfterEach
    void closeDialogs() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void theProbeSaysWhatItMayCostAndThenWhatItFound(FxRobot robot) {
        engine.knowledge.toFind.put(GPT, probed());
        robot.rightClickOn(row(GPT)).clickOn("#deployment-probe");
        Screen.expect(
                "Asks gpt-5.4 by a few tiny calls what it accepts: at most 32 calls, and $0.0021.",
                () -> robot.lookup("#what").queryLabeled().getText());
        assertEquals(List.of(), engine.knowledge.probed, "before the person agrees");
        robot.clickOn("#start");
        Screen.expect(
                """
                gpt-5.4: 9 calls, $0.00040 (guide-2026-05)
                  chat: max_completion_tokens · streaming · effort low high
                  chat reasoning_effort=none is off: It did not say why.
                  chat temperature is off: Unsupported value.""",
                () -> robot.lookup("#result").queryAs(TextInputControl.class).getText());
        assertEquals(List.of(GPT), engine.knowledge.probed);
        holds(() -> screen.texts("detail-quiet").contains("probed 24 Nov"));
    }

    @Test
    void onlyWhatPassedIsOfferedAndWhyTheRestIsOffIsSaid(FxRobot robot) {
        engine.knowledge.cards.put(GPT, probed());
        robot.clickOn(row(KIMI)).clickOn(row(DEEPSEEK));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.refresh());
        holds(() -> field("Temperature").isDisabled());
        assertEquals("gpt-5.4 does not take it: Unsupported value.", field("Temperature").getAccessibleHelp());
        assertEquals(List.of("", "low", "high"), efforts().getItems());
        assertFalse(field("Top-p").isDisabled());
        robot.clickOn(row(KIMI));
        holds(() -> !field("Temperature").isDisabled());
        assertEquals(List.of("", "none", "minimal", "low", "medium", "high", "xhigh"), efforts().getItems());
    }

    @Test
    void aCardThatNoLongerHoldsSaysSo() {
        engine.knowledge.cards.put(KIMI, probed().gone(new Card.Stale("Another model answered", FakeEngine.NOW)));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.refresh());
        holds(() -> screen.texts("detail-warning").contains("stale card"));
    }

    @Test
    void whatLimitsLeaveAndWhatWaitsForThemIsShownWhileCallsAreUnderWay(FxRobot robot) {
        var tokens = new Meter.Gauge(1_200L, 60_000L, Meter.Source.SERVICE, 400L);
        engine.knowledge.meters.add(new Meter(GPT, tokens, new Meter.Gauge(87L, 100L, Meter.Source.ENTRY, 9_000L), 2, 1, 43_000L));
        run(robot);
        engine.call(GPT).at(0, new Queued(Queued.Cause.TOKENS, 43_000L));
        holds(() -> screen.texts("detail-warning").contains("2 calls wait, next in 43.0 s"));
        assertTrue(screen.texts("detail-quiet").containsAll(List.of("1,200 tokens left", "87 requests left")));
        assertTrue(screen.texts("price").contains("4.00 / 16.00"));
        holds(() -> screen.inPane(GPT, "cautions").startsWith("Waits 4") && screen.inPane(GPT, "cautions").endsWith("s for its tokens per minute."));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Picture.write(workbench.root().getScene(), Path.of("target", "pictures", "waits.png")));
        engine.call(GPT).sent().says(10, "Yes.").ends(20, FinishReason.STOP);
        screen.expectInPane(GPT, "status", "done");
        assertEquals("", screen.inPane(GPT, "cautions"));
    }

    @Test
    void aRunBeyondALimitIsToldBeforeItStarts(FxRobot robot) {
        var limits = new Deployment.Limits(60_000L, null, null, null);
        engine.knowledge.outlook.add(new Outlook(GPT, 1, 130_000, limits, 0, true));
        type(robot, "Why?");
        holds(() -> screen.texts("estimate").stream().anyMatch(text -> text.endsWith(" · more than a limit")));
    }

    private static void holds(Callable<Boolean> claim) {
        Screen.expect("true", () -> String.valueOf(claim.call()));
    }

    private static Card probed() {
        var card = Card.blank(GPT)
                .with(Feature.of(Protocol.CHAT), yes())
                .with(Feature.of(Protocol.CHAT, "max_completion_tokens"), yes())
                .with(Feature.of(Protocol.CHAT, "stream"), yes())
                .with(Feature.of(Protocol.CHAT, "temperature"), new Card.Mark(false, "Unsupported value.", FakeEngine.NOW));
        for (var value : Efforts.ALL) {
            boolean isTaken = value.equals("low") || value.equals("high");
            card = isTaken || value.equals("none")
                    ? card.with(Feature.of(Protocol.CHAT, "reasoning_effort", value), new Card.Mark(isTaken, null, FakeEngine.NOW))
                    : card;
        }
        return card.probedBy(new Card.Probed(FakeEngine.NOW, "gpt-5.4", 9, new BigDecimal("0.0004"), "guide-2026-05", true));
    }

    private static Card.Mark yes() {
        return new Card.Mark(true, null, FakeEngine.NOW);
    }

    private Node row(String name) {
        return workbench.root().lookupAll(".check-box").stream()
                .filter(box -> ((CheckBox) box).getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ComboBox<?> efforts() {
        return (ComboBox<?>) workbench.root().lookup(".parameters .combo-box");
    }
}
