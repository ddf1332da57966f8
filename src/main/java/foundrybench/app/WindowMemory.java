package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.Assets;
import foundrybench.format.FileWords;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import foundrybench.store.KeptFileException;
import foundrybench.store.Settings;
import foundrybench.ui.prompt.ExamplePrompt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one time to the next: prompt, picked deployments, its place on the screen.
final class WindowMemory {
    private static final List<String> PICKED_AT_FIRST = List.of("gpt-5.4", "Kimi-K2.6", "DeepSeek-V3.2");
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST_WIDTH = 600;
    private static final double SMALLEST_HEIGHT = 600;

    private final Path home;
    private final Settings settings;
    private final @Nullable String problem;

    WindowMemory(Path home) {
        this.home = home;
        var loaded = Settings.load(home);
        this.settings = loaded.settings();
        this.problem = loaded.message();
    }

    /// The last prompt and the last choice, or at first an example and three deployments.
    Opening opening() {
        var picked = settings.deployments() == null ? PICKED_AT_FIRST : settings.deployments();
        var user = settings.userText();
        if (user == null || user.isBlank()) {
            return new Opening(Examples.shipped().getFirst(), picked);
        }
        var system = settings.systemText() == null ? "" : settings.systemText();
        return new Opening(new ExamplePrompt("", Prompt.of(system, user), settings.parameters()), picked);
    }

    /// Shows the window where it was, or in a good size.
    void show(Stage stage, Workbench workbench) {
        var window = settings.window();
        var screen = Screen.getPrimary().getVisualBounds();
        var width = window == null || window.width() == null ? WIDTH : window.width();
        var height = window == null || window.height() == null ? HEIGHT : window.height();
        stage.setScene(new Scene(workbench.root(), Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight())));
        stage.setTitle("Foundry Bench");
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        icons(stage);
        if (window != null) {
            place(stage, window);
        }
        workbench.show(WorkbenchLook.of(settings.look()));
        if (settings.panes() != null) {
            workbench.layout().restore(settings.panes());
        }
        if (problem != null) {
            workbench.tell(problem);
        }
        stage.show();
    }

    /// What is there now.
    Settings remember(Stage stage, Workbench workbench) {
        var state = workbench.state();
        var scene = stage.getScene();
        return new Settings(
                state.picked(),
                new Settings.Window(scene.getWidth(), scene.getHeight(), stage.getX(), stage.getY()),
                workbench.look().toRemember(),
                text(state.prompt().prompt(), Role.SYSTEM),
                text(state.prompt().prompt(), Role.USER),
                state.prompt().parameters(),
                settings.network(),
                settings.budgetPerDayUsd(),
                workbench.layout().state(),
                settings.recordings());
    }

    /// Keeps it for the next time. When that fails the window starts as if it were new: said on stderr.
    void save(Settings now) {
        try {
            now.withBudgetPerDay(budgetPerDay()).save(home);
        } catch (IOException e) {
            System.err.println("warning: the window's settings are not saved in %s: %s".formatted(home, FileWords.of(e)));
        }
    }

    /// As it was set meanwhile.
    private @Nullable BigDecimal budgetPerDay() {
        try {
            return Settings.budgetPerDay(home);
        } catch (KeptFileException e) {
            return settings.budgetPerDayUsd();
        }
    }

    /// Where it was, unless that screen is gone.
    private static void place(Stage stage, Settings.Window window) {
        var x = window.x();
        var y = window.y();
        if (x != null && y != null && !Screen.getScreensForRectangle(x, y, 1, 1).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
    }

    private static String text(Prompt prompt, Role role) {
        return prompt.messages().stream()
                .filter(message -> message.role() == role)
                .map(message -> message.text())
                .collect(Collectors.joining("\n\n"));
    }

    private static void icons(Stage stage) {
        for (var size : List.of(32, 64, 256)) {
            var icon = Assets.class.getResourceAsStream("/foundrybench/assets/icon-" + size + ".png");
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        }
    }
}
