package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Completion;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.Samples;
import foundrybench.model.Prompt;
import foundrybench.ui.reading.ReadingView;
import foundrybench.ui.sessions.SessionRow;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Asking, following, stopping, asking again, and coming back to it.
class WorkbenchWindowTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void aRunFromPickingToTheCostOfEachAnswer(FxRobot robot) {
        robot.clickOn(DEEPSEEK);
        robot.clickOn(GPT);
        robot.clickOn("gpt-5.3-codex");
        robot.clickOn(GPT);
        type(robot, "Why is the sky blue?");
        screen.expect("62 tokens · estimate $0.0006 – 0.0373", "estimate");

        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);

        screen.expect(KIMI + "|" + GPT + "|gpt-5.3-codex", "pane-name");
        assertEquals("Why is the sky blue?", engine.asked.getFirst().prompt().title());
        assertEquals(new Parameters(1000, null, null, null), engine.asked.getFirst().parameters());
        engine.call(KIMI).sent().thinks(301.5, "Rayleigh").thinks(400, " scattering.");
        screen.expectInPane(KIMI, "thinking-text", "Rayleigh scattering.");
        screen.expectInPane(KIMI, "status", "thinking");
        engine.call(KIMI).says(2401.5, "Short waves ").says(2500, "scatter more.");
        screen.expectInPane(KIMI, "answer", "Short waves scatter more.");
        screen.expectInPane(KIMI, "status", "answering");
        engine.call(KIMI).used(3301.5, 120, 336, 240L).ends(3301.5, FinishReason.STOP);
        screen.expectInPane(KIMI, "status", "done");
        screen.expectInPane(
                KIMI,
                "metrics",
                "SIMULATED · first answer 2.4 s (thinking 2.1) · total 3.3 s · 120 in → 336 out (240 thinking)"
                        + " · $0.00029 · prices 2026-05");
        assertEquals("Thought 2.1 s · 240 tokens · $0.00018", screen.inPane(KIMI, "thinking-title"));
        assertEquals("Rayleigh scattering.", screen.inPane(KIMI, "thinking-text"));
    }

    @Test
    void oneIsStoppedWhileTheOthersGoOn(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(100, "Half an ans");
        engine.call(DEEPSEEK).sent().says(100, "A whole");
        engine.call(GPT).sent();
        screen.expectInPane(KIMI, "answer", "Half an ans");

        robot.clickOn(screen.nodeInPane(KIMI, "icon-stop"));

        screen.expectInPane(KIMI, "status", "stopped");
        assertEquals("Half an ans", screen.inPane(KIMI, "answer"));
        engine.call(DEEPSEEK).says(200, " answer").ends(300, FinishReason.STOP);
        screen.expectInPane(DEEPSEEK, "status", "done");
        assertEquals("A whole answer", screen.inPane(DEEPSEEK, "answer"));
        assertEquals("waiting", screen.inPane(GPT, "status"));
        screen.expect("1 answer is still coming.", "problem");
        robot.press(KeyCode.SHIFT, KeyCode.ESCAPE).release(KeyCode.ESCAPE, KeyCode.SHIFT);
        screen.expectInPane(GPT, "status", "stopped");
    }

    @Test
    void theKeysGoToAPaneStopItAndRunItAgain(FxRobot robot) {
        run(robot);
        engine.call(DEEPSEEK).sent().says(100, "old");
        engine.call(KIMI).sent();
        screen.expectInPane(DEEPSEEK, "answer", "old");

        robot.press(KeyCode.ALT, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.ALT);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);

        screen.expectInPane(DEEPSEEK, "status", "stopped");
        assertEquals("waiting", screen.inPane(KIMI, "status"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        robot.release(KeyCode.ENTER, KeyCode.SHIFT, KeyCode.CONTROL);
        screen.expectInPane(DEEPSEEK, "status", "waiting");
        screen.expectInPane(DEEPSEEK, "answer", "");
        assertEquals(4, engine.calls.size());
        assertEquals(engine.calls.getFirst().call.sessionId(), engine.call(DEEPSEEK).call.sessionId());
        engine.call(DEEPSEEK).sent().says(50, "new").ends(60, FinishReason.STOP);
        screen.expectInPane(DEEPSEEK, "status", "done");
        assertEquals("new", screen.inPane(DEEPSEEK, "answer"));
    }

    @Test
    void aFailureSaysWhatHappenedAndWhatToDo(FxRobot robot) {
        run(robot);
        var facts = FailureFacts.about(Deployments.named(KIMI), null)
                .answered(429, "RateLimitReached", "Slow down.", 12_000L);
        engine.call(KIMI).sent().fails(180, FailureKind.RATE_LIMIT, facts);

        screen.expectInPane(KIMI, "status", "failed");
        assertEquals("Too many requests or tokens", screen.inPane(KIMI, "notice-title"));
        assertEquals(
                KIMI + " has reached its requests or tokens per minute. It says: Slow down.",
                screen.inPane(KIMI, "notice-detail"));
        assertTrue(screen.inPane(KIMI, "notice-fix").startsWith("Wait 12 s. "), () -> screen.inPane(KIMI, "notice-fix"));
        assertEquals("rate_limit · HTTP 429 · RateLimitReached · call call-0", screen.inPane(KIMI, "notice-facts"));
    }

    @Test
    void aDeploymentOfTheOtherProtocolIsAskedByItAtAClick(FxRobot robot) {
        run(robot);
        var facts = FailureFacts.about(Deployments.named(KIMI), Samples.connection("https://acct-x.openai.azure.com/"));
        engine.call(KIMI).sent().fails(180, FailureKind.UNSUPPORTED_OPERATION, facts.answered(400, "OperationNotSupported", "no", null));
        screen.expectInPane(KIMI, "status", "failed");
        assertEquals(
                "az cognitiveservices account deployment show --name acct-x --resource-group GROUP --deployment-name Kimi-K2.6 --query properties.capabilities",
                screen.inPane(KIMI, "notice-command"));

        robot.clickOn("Ask by responses instead");

        screen.expectInPane(KIMI, "status", "waiting");
        assertEquals(Protocol.RESPONSES, engine.asked.getLast().deployment().protocol());
    }

    @Test
    void aLimitIsWaitedForAtAClickAndCanBeLeft(FxRobot robot) {
        run(robot);
        var facts = FailureFacts.about(Deployments.named(KIMI), null).answered(429, "429", "Slow down.", 30_000L);
        engine.call(KIMI).sent().fails(180, FailureKind.RATE_LIMIT, facts);
        screen.expectInPane(KIMI, "remedy", "Wait 30.0 s, then run again");
        robot.clickOn(screen.nodeInPane(KIMI, "remedy"));
        screen.expect("Kimi-K2.6 is asked again in 30.0 s; stop the pane to leave it.", "message");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        screen.expect("", "message");
        assertEquals(3, engine.calls.size());
        var again = FailureFacts.about(Deployments.named(GPT), null).answered(429, "429", "Slow down.", 20L);
        engine.call(GPT).sent().fails(180, FailureKind.RATE_LIMIT, again);
        screen.expectInPane(GPT, "remedy", "Wait 0.0 s, then run again");
        robot.clickOn(screen.nodeInPane(GPT, "remedy"));
        screen.expectInPane(GPT, "status", "waiting");
        assertEquals(4, engine.calls.size());
    }

    @Test
    void aWrongKeyLeadsToTheConnection(FxRobot robot) {
        run(robot);
        engine.calls.forEach(call -> call.sent().fails(10, FailureKind.AUTH, FailureFacts.message(null).answered(401, "401", "no", null)));
        screen.expectInPane(KIMI, "status", "failed");
        robot.clickOn(screen.nodeInPane(KIMI, "remedy"));
        Screen.expect("true", () -> String.valueOf(robot.lookup(".connections").tryQuery().isPresent()));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    }

    @Test
    void whenTheBudgetWentToThinkingAButtonAsksAgainWithMore(FxRobot robot) {
        run(robot);
        engine.call(GPT).sent().used(6000, 121, 1000, 1000L).ends(6000, FinishReason.LENGTH);
        screen.expectInPane(GPT, "status", "no answer");
        assertEquals("The whole budget went to thinking", screen.inPane(GPT, "notice-title"));
        assertEquals(
                "Thinking hidden · 1,000 tokens · $0.0160 · text is not sent by this deployment",
                screen.inPane(GPT, "thinking-title"));

        robot.clickOn("Rerun with 4,000 · up to $0.0645 · prices 2026-05");

        screen.expectInPane(GPT, "status", "waiting");
        assertEquals(new Parameters(4000, null, null, null), engine.asked.getLast().parameters());
    }

    @Test
    void aSavedSessionComesBackAsItWas(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().thinks(100, "hm").says(900, "Kept.").used(950, 12, 90, 60L).ends(1000, FinishReason.STOP);
        engine.call(GPT).sent().says(100, "Torn").fails(500, FailureKind.INTERRUPTED, FailureFacts.message(null));
        screen.expectInPane(KIMI, "status", "done");
        var metrics = screen.inPane(KIMI, "metrics");
        store("session-1", engine.call(KIMI).completion(), engine.call(GPT).completion());
        engine.call(DEEPSEEK).stop();
        screen.expect("Kept prompt", "session-title");
        robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        screen.expect("", "pane-name");

        robot.clickOn("Kept prompt");

        screen.expect(KIMI + "|" + GPT, "pane-name");
        assertEquals("Kept.", screen.inPane(KIMI, "answer"));
        assertEquals("hm", screen.inPane(KIMI, "thinking-text"));
        assertEquals(metrics, screen.inPane(KIMI, "metrics"));
        assertEquals("interrupted", screen.inPane(GPT, "status"));
        assertEquals("Torn", screen.inPane(GPT, "answer"));
        assertEquals("Kept prompt", editor().getText());
        assertTrue(((Button) workbench.root().lookup(".run")).getText().startsWith("Run 2"));
    }

    private void store(String id, Completion kimi, Completion gpt) {
        engine.saved.replaceAll(row -> new SessionRow(id, "Kept prompt", FakeEngine.NOW, 2, null, true));
        engine.stored.put(
                id,
                new WorkbenchSession(
                        id,
                        Prompt.of("", "Kept prompt"),
                        new Parameters(500, null, null, "low"),
                        List.of(
                                new WorkbenchSession.Pane(Deployments.named(KIMI), kimi),
                                new WorkbenchSession.Pane(Deployments.named(GPT), gpt))));
    }

    @Test
    void aSelectionStaysWhileTheAnswerGrows(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(100, "select this");
        screen.expectInPane(KIMI, "answer", "select this");
        var answer = (ReadingView) screen.nodeInPane(KIMI, "answer");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> answer.select(0, 6));
        engine.call(KIMI).says(200, "\nand more".repeat(200));
        screen.expectInPane(KIMI, "answer", "select this" + "\nand more".repeat(200));
        assertEquals("select", answer.selectedText());
        assertEquals(0, answer.scrolled());
    }

    @Test
    void aFirstBurstTallerThanThePaneIsFollowedToItsEnd(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(100, "line\n".repeat(200));
        screen.expectInPane(KIMI, "answer", "line\n".repeat(200).strip());
        var answer = (ReadingView) screen.nodeInPane(KIMI, "answer");
        Screen.expect("true", () -> String.valueOf(answer.isAtEnd() && answer.scrolled() > 1000));
        engine.call(KIMI).says(200, "more\n".repeat(200));
        screen.expectInPane(KIMI, "answer", ("line\n".repeat(200) + "more\n".repeat(200)).strip());
        Screen.expect("true", () -> String.valueOf(answer.isAtEnd() && answer.scrolled() > 5000));
    }

    @Test
    void theAnswerFollowsItsEndUntilTheReaderScrollsUp(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(100, "first line");
        screen.expectInPane(KIMI, "answer", "first line");
        var answer = (ReadingView) screen.nodeInPane(KIMI, "answer");
        engine.call(KIMI).says(200, "\nand more".repeat(200));
        screen.expectInPane(KIMI, "answer", "first line" + "\nand more".repeat(200));
        Screen.expect("true", () -> String.valueOf(answer.isAtEnd() && answer.scrolled() > 1000));

        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> answer.scrollBy(70 - answer.scrolled()));
        WaitForAsyncUtils.waitForFxEvents();
        engine.call(KIMI).says(300, "\nthe last line");
        screen.expectInPane(KIMI, "answer", "first line" + "\nand more".repeat(200) + "\nthe last line");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(70, answer.scrolled(), 0.5);

        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> answer.scrollBy(1e6));
        Screen.expect("true", () -> String.valueOf(answer.isAtEnd()));
        engine.call(KIMI).says(400, "\nstill more".repeat(50));
        Screen.expect("true", () -> String.valueOf(answer.text().endsWith("still more") && answer.isAtEnd()));
    }
}
