package foundrybench.app;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.cli.Backstage.NoDisplayException;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.run.Runner;
import foundrybench.store.Settings;
import foundrybench.store.StoreException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Opens the window over the rest of the program and sees it through to its end.
final class WindowStart {
    private static final int CONCURRENT_CALLS = 20;

    private WindowStart() {}

    /// Returns when the window is closed and all is saved.
    static void open(Backstage backstage, WindowSettings settings)
            throws NoDisplayException, CatalogException, NoConnectionException {
        requireDisplay(backstage.environment());
        var catalog = Catalog.shipped(PriceTables.load(settings.home()).get(settings.priceTable()));
        var remembered = new WindowMemory(settings.home());
        try (var connected = backstage.connect(settings.connection());
                var transport = backstage.newTransport();
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = new AtomicReference<@Nullable WindowEngine>();
            var sessions = sessions(backstage, settings, told);
            var engine = new WindowEngine(
                    connected,
                    catalog,
                    new Runner(transport, System::nanoTime, CONCURRENT_CALLS),
                    sessions,
                    remembered.opening(),
                    Clock.system(ZoneId.systemDefault()));
            told.set(engine);
            var atTheEnd = show(engine, workers, remembered);
            engine.stopAll();
            sessions.close();
            remembered.save(atTheEnd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WindowSessions sessions(
            Backstage backstage, WindowSettings settings, AtomicReference<@Nullable WindowEngine> told) {
        try {
            return new WindowSessions(
                    backstage.openStore(settings.home(), problem -> {
                        var engine = told.get();
                        if (engine != null) {
                            engine.tellNotSaved(problem.message() + " " + problem.fix());
                        }
                    }),
                    null);
        } catch (StoreException e) {
            return new WindowSessions(null, e.getMessage());
        }
    }

    private static Settings show(WindowEngine engine, ExecutorService workers, WindowMemory memory)
            throws NoDisplayException, InterruptedException {
        var closed = new CountDownLatch(1);
        var opened = new CompletableFuture<Workbench>();
        var atTheEnd = new AtomicReference<>(Settings.DEFAULTS);
        try {
            Platform.startup(() -> {
                try {
                    var workbench = new Workbench(engine, workers, Clock.system(ZoneId.systemDefault()));
                    var stage = new Stage();
                    memory.show(stage, workbench);
                    stage.setOnHidden(_ -> {
                        atTheEnd.set(memory.remember(stage, workbench));
                        closed.countDown();
                    });
                    opened.complete(workbench);
                } catch (RuntimeException | Error e) {
                    opened.completeExceptionally(e);
                }
            });
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException(String.valueOf(e.getMessage()));
        }
        opened.join();
        closed.await();
        Platform.exit();
        return atTheEnd.get();
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
