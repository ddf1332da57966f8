package foundrybench.app;

import foundrybench.catalog.CatalogException;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.cli.Backstage.NoDisplayException;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.cli.Backstage;
import foundrybench.log.ProgramErrors;
import foundrybench.store.KeptFileException;
import foundrybench.store.Settings;
import foundrybench.ui.kit.FxThread;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;

/// Opens the window over the rest of the program and sees it through to its end.
final class WindowStart {
    private WindowStart() {}

    /// Returns when the window is closed and all is saved.
    ///
    /// @param onShown run on the window's thread when the window is there
    static void open(Backstage backstage, WindowSettings settings, Runnable onShown)
            throws NoDisplayException, CatalogException, KeptFileException, NoConnectionException {
        requireDisplay(backstage.environment());
        var memory = new WindowMemory(settings.home());
        var clock = Clock.system(ZoneId.systemDefault());
        try (var parts = WindowParts.open(backstage, settings, memory.opening(), clock);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            memory.save(untilClosed(parts, workers, memory, clock, backstage.faults(), onShown));
        }
    }

    private static Settings untilClosed(
            WindowParts parts,
            Executor workers,
            WindowMemory memory,
            Clock clock,
            ProgramErrors faults,
            Runnable onShown)
            throws NoDisplayException {
        var atTheEnd = new CompletableFuture<Settings>();
        var watching = new CompletableFuture<ProgramErrors.Watch>();
        try {
            Platform.startup(() -> {
                try {
                    var window = new MainWindow(parts.engine(), memory, workers, clock);
                    parts.connected().warnings().forEach(window::tell);
                    window.show(atTheEnd);
                    watching.complete(faults.watch(fault -> FxThread.later(() -> {
                        window.show(fault);
                        var now = window.remember(); // in case it gets worse
                        workers.execute(() -> memory.save(now));
                    })));
                    onShown.run();
                } catch (RuntimeException | Error e) {
                    atTheEnd.completeExceptionally(e); // thrown again where the window was asked for
                }
            });
        } catch (UnsupportedOperationException e) { // the toolkit did not start: to end it would wait for ever
            throw new NoDisplayException(String.valueOf(e.getMessage()));
        }
        try {
            return atTheEnd.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the window could not be opened: " + e.getCause(), e.getCause());
        } finally {
            watching.thenAccept(ProgramErrors.Watch::close);
            Platform.exit();
        }
    }

    /// On Linux a window needs an X or Wayland display; asking the toolkit without one ends in a stack trace.
    private static void requireDisplay(Map<String, String> environment) throws NoDisplayException {
        boolean isLinux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean isHeadless = "Headless".equals(System.getProperty("glass.platform"));
        if (isLinux && !isHeadless && environment.getOrDefault("DISPLAY", "").isEmpty()) {
            throw new NoDisplayException("DISPLAY is not set");
        }
    }
}
