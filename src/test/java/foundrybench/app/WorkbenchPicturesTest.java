package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Samples;
import foundrybench.model.Transport;
import foundrybench.ui.connections.ConnectionsViewModel;
import foundrybench.ui.sessions.SessionRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the window in its states, light and dark, into `target/pictures`: to look at, and to see that none of
/// them fails to draw.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in start
class WorkbenchPicturesTest {
    private static final Path FOLDER = Path.of("target", "pictures");
    private final FakeEngine engine = new FakeEngine();
    private Workbench workbench;
    private Scene scene;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        engine.saved.add(session("a", "Extract invoice fields to JSON", Duration.ofMinutes(29), 5, "0.0142"));
        engine.saved.add(session("b", "Review this diff for races", Duration.ofHours(20), 2, "0.0310"));
        engine.saved.add(session("c", "Plan regression tests for checkout", Duration.ofDays(5), 3, "0.2004"));
        workbench = new Workbench(
                engine, Executors.newVirtualThreadPerTaskExecutor(), Clock.fixed(FakeEngine.NOW, ZoneOffset.UTC), _ -> {});
        scene = new Scene(workbench.root(), 1440, 900);
        stage = newStage;
        stage.setScene(scene);
        stage.show();
    }

    private static SessionRow session(String id, String title, Duration ago, int deployments, String cost) {
        return new SessionRow(id, title, FakeEngine.NOW.minus(ago), deployments, new BigDecimal(cost), false);
    }

    @Test
    void everyStateDrawsInLightAndDark() {
        shoot("start");
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::run);
        WaitForAsyncUtils.waitForFxEvents();
        kimiThinks();
        engine.call("gpt-5.4").sent().at(480, new Answered(200, Transport.NONE, true));
        engine.call("DeepSeek-V3.2").sent().says(600, "replace\n\nDamaged on arrival");
        shoot("thinking");
        kimiAnswers();
        deepSeekEnds();
        gptSpendsAllOnThinking();
        engine.saving.accept(new WorkbenchEngine.Saving.Saved(FakeEngine.NOW));
        shoot("run");
        engine.call("Kimi-K2.6").says(3000, "ship the replacement today.").used(3301.5, 120, 336, 240L);
        engine.call("Kimi-K2.6").ends(3301.5, FinishReason.STOP);
        shoot("done");
        narrow();
        shoot("narrow");
        engine.saving.accept(new WorkbenchEngine.Saving.NotSaved(
                "The disk is full: /home/ada/.local/share/foundry-bench/sessions.db cannot grow. Free some space on it. "
                        + "What waits is tried again while the program runs."));
        shoot("not-saved");
        larger(3);
        shoot("large-text");
        larger(2);
        shoot("largest-text");
        contrast(true);
        shoot("contrast");
        contrast(false);
        failures();
        shoot("failed");
        reopened();
        shoot("reopened");
    }

    /// A session that was recorded, and one answer of which the program did not live to see the end.
    private void reopened() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::stopAll);
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::run);
        WaitForAsyncUtils.waitForFxEvents();
        kimiThinks();
        kimiAnswers();
        engine.call("Kimi-K2.6").says(3000, "ship the replacement today.").used(3301.5, 120, 336, 240L).ends(3301.5, FinishReason.STOP);
        engine.call("DeepSeek-V3.2").sent().says(600, "replace\n\nDamaged on arr").fails(1900, FailureKind.INTERRUPTED, FailureFacts.message(null));
        var panes = Stream.of("Kimi-K2.6", "DeepSeek-V3.2")
                .map(name -> new WorkbenchSession.Pane(Deployments.named(name), recorded(engine.call(name).completion())))
                .toList();
        engine.stored.put("b", new WorkbenchSession("b", Prompt.of("", "Review this diff for races"), Parameters.NONE, panes));
        WaitForAsyncUtils.waitForAsyncFx(10_000, workbench::stopAll);
        var robot = new FxRobot();
        robot.clickOn("Review this diff for races");
        new Screen(workbench.root()).expect("Kimi-K2.6|DeepSeek-V3.2", "pane-name");
    }

    private static Completion recorded(Completion live) {
        var was = live.origin();
        var origin = new Completion.Origin(
                was.id(), "b", was.runId(), true, was.deployment(), was.protocol(), was.parameters(), was.repeat(), was.estimate());
        return new Completion(
                origin,
                false,
                live.model(),
                live.status(),
                live.content(),
                live.reasoning(),
                live.reasoningVisibility(),
                live.refusal(),
                live.toolCalls(),
                live.finishReason(),
                live.filterCategories(),
                live.usage(),
                live.usageSuspect(),
                live.cost(),
                live.timing(),
                live.events(),
                live.transport(),
                live.failure(),
                live.adjusted(),
                live.warnings());
    }

    private void kimiThinks() {
        engine.call("Kimi-K2.6")
                .sent()
                .thinks(301.5, "The customer received a cracked kettle nine days after delivery. Policy allows 14 days. ")
                .thinks(900, "A replacement costs us 11.40 and keeps the sale; a refund costs 29.90 and likely loses it.");
    }

    private void kimiAnswers() {
        engine.call("Kimi-K2.6")
                .says(2401.5, "Decision: replace. The item arrived damaged within the return window and the customer ")
                .says(2600, "still wants it.\n\n| option | cost | risk |\n|---|---|---|\n| refund | $29.90 | lost sale |\n")
                .says(2800, "| replace | $11.40 | second damage |\n| escalate | $4.00 | slow |\n\nSend a prepaid label and ");
    }

    private void deepSeekEnds() {
        engine.call("DeepSeek-V3.2")
                .says(900, ", inside the 14-day window, and the customer asked for a working kettle rather than money.\n")
                .used(2200, 118, 96, 0L)
                .ends(2200, FinishReason.STOP);
    }

    private void gptSpendsAllOnThinking() {
        engine.call("gpt-5.4").used(6000, 121, 1000, 1000L).ends(6000, FinishReason.LENGTH);
    }

    private void narrow() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void contrast(boolean isHigh) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            workbench.resetText();
            workbench.theme().showContrast(isHigh);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void larger(int steps) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            stage.setWidth(1440);
            stage.setHeight(900);
            workbench.resizeText(steps);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void failures() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            workbench.resetText();
            stage.setWidth(1440);
            stage.setHeight(900);
            workbench.run();
        });
        WaitForAsyncUtils.waitForFxEvents();
        kimiThinks();
        var limit = FailureFacts.about(Deployments.named("DeepSeek-V3.2"), null)
                .answered(429, "RateLimitReached", "Rate limit of 10,000 tokens per minute exceeded.", 12_000L);
        engine.call("DeepSeek-V3.2").sent().fails(180, FailureKind.RATE_LIMIT, limit);
        engine.call("Kimi-K2.6").stop();
        engine.call("gpt-5.4").sent().says(800, "Replace it. The kettle arrived").fails(
                1900, FailureKind.TRUNCATED, FailureFacts.message(null));
    }

    @Test
    void theConnectionsDraw() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            workbench.theme().show(ColorScheme.LIGHT);
            engine.connections.rows.add(new ConnectionsViewModel.Row(Samples.connection("https://acct-x.openai.azure.com/"), false, true));
            ((Hyperlink) workbench.root().lookup(".hyperlink")).fire();
        });
        beat();
        var file = FOLDER.resolve("connections-light.png");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var dialog = (Stage) Window.getWindows().getLast();
            var list = (ListView<?>) dialog.getScene().lookup(".list-view");
            list.getSelectionModel().selectFirst();
            Picture.write(dialog.getScene(), file);
            dialog.hide();
        });
        assertTrue(Files.exists(file), file::toString);
    }

    private void shoot(String name) {
        for (var scheme : ColorScheme.values()) {
            var file = FOLDER.resolve(name + "-" + (scheme == ColorScheme.DARK ? "dark" : "light") + ".png");
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> workbench.theme().show(scheme));
            beat();
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Picture.write(scene, file));
            assertTrue(Files.exists(file), file::toString);
            if (name.equals("run") && Boolean.getBoolean("rewrite")) {
                copy(file, Path.of("docs", "images", file.getFileName().toString().replace("run", "window")));
            }
        }
    }

    private static void copy(Path file, Path to) {
        try {
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the screen has been drawn anew a few times.
    private static void beat() {
        for (int i = 0; i < 6; i++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
