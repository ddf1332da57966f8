package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.Deployment;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Samples;
import foundrybench.model.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Nothing is cut off, whatever the size of the window and the number of panes; drawn into `target/pictures`.
@ExtendWith(ApplicationExtension.class)
class WorkbenchSizesTest {
    private static final double HEADER = 36;
    private static final double THINKING_SHARE = 0.4;

    private final FakeEngine engine = new FakeEngine();

    @ParameterizedTest
    @CsvSource({
        "1, 960, 600, LIGHT", "1, 1440, 900, DARK", "1, 1920, 1080, LIGHT", "3, 960, 600, DARK",
        "3, 1920, 1080, LIGHT", "5, 960, 600, LIGHT", "5, 1440, 900, LIGHT", "5, 1920, 1080, DARK"
    })
    void eachPaneKeepsItsHeaderItsFiguresAndRoomForTheAnswer(int panes, int width, int height, ColorScheme scheme) {
        engine.picked = Deployments.ALL.stream().limit(panes).map(Deployment::name).toList();
        var workbench = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> open(width, height));
        engine.picked.forEach(this::answer);
        var screen = new Screen(workbench.root());
        engine.picked.forEach(name -> screen.expectInPane(name, "status", "done"));
        var file = "size-%d-%dx%d-%s.png".formatted(panes, width, height, scheme.name().toLowerCase(Locale.ROOT));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            show(workbench, scheme);
            Picture.write(workbench.root().getScene(), Path.of("target", "pictures", file));
            engine.picked.forEach(name -> check((Region) screen.pane(name), screen, name));
        });
    }

    @ParameterizedTest
    @CsvSource({"960, 600, LIGHT", "960, 600, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void eachCardIsAllThereAndItsRequestIdIsSeen(int width, int height, ColorScheme scheme) {
        var workbench = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> open(width, height));
        fail(engine.picked.get(0), FailureKind.DEPLOYMENT_NOT_FOUND, 404, "DeploymentNotFound");
        fail(engine.picked.get(1), FailureKind.UNSUPPORTED_OPERATION, 400, "OperationNotSupported");
        engine.call(engine.picked.get(2)).sent().thinks(100, "Thinking about it. ".repeat(90));
        fail(engine.picked.get(2), FailureKind.RATE_LIMIT, 429, "RateLimitReached");
        var screen = new Screen(workbench.root());
        engine.picked.forEach(name -> screen.expectInPane(name, "status", "failed"));
        var file = "cards-%dx%d-%s.png".formatted(width, height, scheme.name().toLowerCase(Locale.ROOT));
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            show(workbench, scheme);
            Picture.write(workbench.root().getScene(), Path.of("target", "pictures", file));
            engine.picked.forEach(name -> checkCard((Parent) screen.pane(name), name));
        });
    }

    private void fail(String name, FailureKind kind, int status, String code) {
        var transport = new Transport("3f0c8a52-7c1e-4d7b-9a55-0d6f5f1d2c11", null, null, null);
        var facts = FailureFacts.about(Deployments.named(name), Samples.connection("https://acct-x.openai.azure.com/"))
                .answered(status, code, "The service says why, in a sentence or two of its own.", 12_000L);
        engine.call(name).at(110, new Answered(status, transport, true)).fails(180, kind, facts);
    }

    /// Every text has its height inside what the pane scrolls; the facts are seen without scrolling.
    private static void checkCard(Parent pane, String name) {
        assertTrue(pane.lookup(".notice").isVisible(), () -> name + ": there is no card");
        var scroll = (ScrollPane) pane.lookup(".pane-scroll");
        double content = scroll.getContent().getLayoutBounds().getHeight();
        for (var style : List.of("notice-title", "notice-facts", "notice-detail", "notice-fix", "notice-command", "remedy")) {
            var text = (Region) pane.lookup("." + style);
            if (text.isVisible() && text.getParent().isVisible()) {
                assertTrue(text.getHeight() >= text.prefHeight(text.getWidth()) - 1, () -> name + ": " + style + " is squeezed");
                double bottom = scroll.getContent().sceneToLocal(text.localToScene(text.getLayoutBounds())).getMaxY();
                assertTrue(bottom <= content + 1, () -> name + ": " + style + " is out of reach");
                checkLines(text, name + ": " + style);
            }
        }
        var bar = (ScrollBar) scroll.lookupAll(".scroll-bar:vertical").stream().filter(b -> b.getParent() == scroll).findFirst().orElseThrow();
        boolean isHigher = content > scroll.getViewportBounds().getHeight() + 1;
        assertEquals(isHigher, bar.isVisible(), () -> name + ": whether a bar shows that there is more");
        var facts = pane.lookup(".notice-facts");
        double bottom = facts.localToScene(facts.getLayoutBounds()).getMaxY();
        assertTrue(bottom <= scroll.localToScene(scroll.getLayoutBounds()).getMaxY(), () -> name + ": the request id is not seen");
    }

    /// As high as what stands there, without an empty line.
    private static void checkLines(Region area, String what) {
        if (area instanceof TextInputControl && area.lookup(".content .text") instanceof Text text) {
            double spare = area.getHeight() - text.getLayoutBounds().getHeight();
            assertTrue(spare >= 0 && spare < text.getFont().getSize(), () -> what + " has " + spare + " to spare");
        }
    }

    private Workbench open(int width, int height) {
        var workbench = new Workbench(
                engine, Executors.newVirtualThreadPerTaskExecutor(), Clock.fixed(FakeEngine.NOW, ZoneOffset.UTC), _ -> {});
        var scene = new Scene(workbench.root(), width, height); // on no stage: may be larger than the screen
        workbench.run();
        scene.snapshot(null); // lays it out
        return workbench;
    }

    /// A scene on no stage draws only what changed since the last snapshot, and not all of that: so all changes.
    private static void show(Workbench workbench, ColorScheme scheme) {
        var other = scheme == ColorScheme.LIGHT ? ColorScheme.DARK : ColorScheme.LIGHT;
        for (var next : List.of(other, scheme)) {
            workbench.theme().show(next);
            workbench.root().getScene().snapshot(null);
        }
    }

    private void answer(String name) {
        var call = engine.call(name).sent();
        if (Deployments.named(name).name().startsWith("Kimi")) {
            call.thinks(300, "The customer received a cracked kettle nine days after delivery. ".repeat(30));
        }
        call.says(2401, "Replace it. The item arrived damaged within the return window. ".repeat(40))
                .used(3301, 120, 1336, 1240L)
                .ends(3301, FinishReason.STOP);
    }

    private static void check(Region pane, Screen screen, String name) {
        var header = (Region) pane.lookup(".pane-header");
        assertEquals(HEADER, header.getHeight(), name);
        var metrics = (Region) pane.lookup(".metrics");
        assertTrue(metrics.getHeight() >= metrics.prefHeight(metrics.getWidth()) - 1, () -> name + ": figures are cut");
        var footer = pane.lookup(".pane-footer").getBoundsInParent();
        assertTrue(footer.getMaxY() <= pane.getHeight() + 1, () -> name + ": the footer is cut");
        var thinking = pane.lookup(".thinking");
        if (thinking.isVisible()) {
            double share = thinking.getLayoutBounds().getHeight() / pane.getHeight();
            assertTrue(share <= THINKING_SHARE, () -> name + ": thinking takes " + share);
        }
        assertEquals(List.of(name), List.of(screen.inPane(name, "pane-name")));
    }
}
