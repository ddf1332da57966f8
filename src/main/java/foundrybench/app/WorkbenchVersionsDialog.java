package foundrybench.app;

import foundrybench.compare.PromptDiff;
import foundrybench.compare.VersionResults;
import foundrybench.model.Prompt;
import foundrybench.model.PromptVersion;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.versions.VersionsView;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The versions of prompts, in a window of their own beside the main one.
final class WorkbenchVersionsDialog implements VersionsView.Asked {
    private static final double WIDTH = 1100;
    private static final double HEIGHT = 720;
    private static final int MOST_VERSIONS = 500;
    private static final int MOST_RESULTS = 1_000;

    private final WorkbenchEngine engine;
    private final WorkbenchArchive archive;
    private final WorkbenchTasks tasks;
    private final VersionsView view;
    private final WorkbenchDialog dialog = new WorkbenchDialog();
    private final Supplier<Prompt> edited;
    private final Consumer<Prompt> restore;
    private final Consumer<String> reopen;
    private final Consumer<String> say;

    /// @param edited what the editor holds
    /// @param restore puts a prompt into the editor
    /// @param reopen shows the session with this id
    /// @param say tells the person something, on the window's thread
    WorkbenchVersionsDialog(
            WorkbenchEngine engine,
            ZoneId zone,
            Executor workers,
            Supplier<Prompt> edited,
            Consumer<Prompt> restore,
            Consumer<String> reopen,
            Consumer<String> say) {
        this.engine = engine;
        this.archive = engine.archive();
        this.edited = edited;
        this.restore = restore;
        this.reopen = reopen;
        this.say = say;
        this.tasks = new WorkbenchTasks(workers, cause -> {
            if (cause instanceof WorkbenchEngine.Unavailable) {
                say.accept(String.valueOf(cause.getMessage()));
            } else {
                FxThread.uncaught(cause);
            }
        });
        this.view = new VersionsView(zone, this);
        refresh();
    }

    WorkbenchDialog dialog() {
        return dialog;
    }

    /// What is saved has changed.
    void refresh() {
        tasks.ask("versions", () -> archive.versions(MOST_VERSIONS), view::show);
    }

    void show(Window main) {
        dialog.showBeside(main, view, Words.of("versions.title"), WIDTH, HEIGHT);
    }

    @Override
    public void compare(@Nullable PromptVersion first, PromptVersion second) {
        var before = first == null ? edited.get() : first.prompt();
        tasks.ask(
                "difference",
                () -> new VersionsView.Comparison(
                        PromptDiff.of(before, second.prompt()),
                        first == null ? null : first.shortHash(),
                        second.shortHash(),
                        first == null ? List.of() : VersionResults.of(archive.results(first.hash(), MOST_RESULTS)),
                        VersionResults.of(archive.results(second.hash(), MOST_RESULTS))),
                view::show);
    }

    @Override
    public void restore(Prompt prompt) {
        restore.accept(prompt);
    }

    @Override
    public void open(String sessionId) {
        reopen.accept(sessionId);
    }

    @Override
    public void browse(String address) {
        tasks.ask("browser", () -> engine.browse(address), say);
    }
}
