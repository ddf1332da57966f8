package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.model.Template;
import foundrybench.provider.NetworkSource;
import foundrybench.sim.SimOptions;
import foundrybench.ui.prompt.ExamplePrompt;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The prompts that ship, from the window's menu to their answers.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in start
class ExamplesTest {
    private static final List<String> NAMES = List.of(
            "Decide between options",
            "Extract to JSON",
            "Explain step by step",
            "Classify messages",
            "Summarise a discussion",
            "Review a diff",
            "Plan tests",
            "Rewrite for a reader");

    @TempDir
    Path home;

    private Stage stage;
    private WindowParts parts;
    private Workbench workbench;

    @Start
    void start(Stage newStage) {
        stage = newStage;
    }

    @AfterEach
    void stop() {
        if (parts != null) {
            parts.close();
        }
    }

    @Test
    void eachHasAValueForEachVariable() {
        assertEquals(NAMES, Examples.shipped().stream().map(ExamplePrompt::name).toList());
        for (var example : Examples.shipped()) {
            assertEquals(Set.copyOf(Template.variables(example.prompt())), example.values().keySet(), example.name());
        }
    }

    @Test
    void theMenuOffersAllAndTheChosenOneIsAnsweredFromItsScript(FxRobot robot) throws Exception {
        open();
        var menu = robot.lookup(node -> "Example prompts".equals(node.getAccessibleText())).queryAs(MenuButton.class);
        robot.clickOn(menu);
        assertEquals(NAMES, menu.getItems().stream().map(MenuItem::getText).toList());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var popup = Window.getWindows().stream().filter(window -> window != stage).findFirst().orElseThrow();
            Picture.write(popup.getScene(), Path.of("target", "pictures", "examples-menu.png"));
        });
        robot.clickOn("Rewrite for a reader");
        var screen = new Screen(workbench.root());
        screen.expect("2 variables", "variable-count");
        screen.expect("", "problem");
        WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Picture.write(stage.getScene(), Path.of("target", "pictures", "example-chosen.png")));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        screen.expectInPane("Kimi-K2.6", "status", "done");
        var answer = screen.inPane("Kimi-K2.6", "answer");
        assertTrue(answer.startsWith("What to do: repeat your streaming calls"), answer);
    }

    private void open() throws Exception {
        var clock = Clock.system(ZoneOffset.UTC);
        parts = WindowParts.open(
                new Wiring(Map.of(), home, SimOptions.defaults().withPace(0)),
                new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT),
                new Opening(Examples.shipped().getFirst(), List.of("Kimi-K2.6")),
                clock);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            workbench = new Workbench(parts.engine(), Executors.newVirtualThreadPerTaskExecutor(), clock, _ -> {});
            stage.setScene(new Scene(workbench.root(), 1440, 900));
            stage.show();
        });
    }
}
