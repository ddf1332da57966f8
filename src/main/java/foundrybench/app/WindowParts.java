package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.Connected;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.cli.Backstage;
import foundrybench.cli.NetworkChoice;
import foundrybench.provider.HttpTransport;
import foundrybench.run.Runner;
import foundrybench.store.KeptFileException;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All that a window works with, made for it and closed with it.
record WindowParts(WindowEngine engine, Connected connected, HttpTransport transport, WindowSessions sessions)
        implements AutoCloseable {
    private static final int CONCURRENT_CALLS = 20;

    /// @param opening what the window starts with
    static WindowParts open(Backstage backstage, WindowSettings settings, Opening opening, Clock clock)
            throws CatalogException, KeptFileException, NoConnectionException {
        var catalog = Catalog.shipped(PriceTables.load(settings.home()).get(settings.priceTable()));
        var connected = backstage.connect(settings.home(), settings.connection());
        var network = NetworkChoice.find(
                backstage.environment(), settings.home(), settings.network(), connected.endpoint());
        var transport = backstage.newTransport(connected.endpoint(), network);
        var toTell = new AtomicReference<@Nullable WindowEngine>();
        var sessions = sessions(backstage, settings, toTell);
        var runner = new Runner(transport, System::nanoTime, CONCURRENT_CALLS);
        var report = new WindowReport(backstage, settings.home());
        var engine = new WindowEngine(connected, catalog, runner, sessions, opening, report, clock);
        toTell.set(engine);
        return new WindowParts(engine, connected, transport, sessions);
    }

    private static WindowSessions sessions(
            Backstage backstage, WindowSettings settings, AtomicReference<@Nullable WindowEngine> toTell) {
        try {
            return new WindowSessions(backstage.openStore(settings.home(), problem -> {
                backstage.log().part("store").log(Level.WARNING, problem.forLog());
                tell(toTell.get(), problem);
            }), null);
        } catch (StoreException e) {
            backstage.log().part("store").log(Level.WARNING, e.problem().forLog());
            return new WindowSessions(null, e.getMessage());
        }
    }

    private static void tell(@Nullable WindowEngine engine, StoreProblem problem) {
        if (engine != null) {
            engine.tell(problem);
        }
    }

    /// Stops what still runs, keeps it, and ends.
    @Override
    public void close() {
        try {
            engine.stopAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sessions.keeper().close();
            transport.close();
            connected.close();
        }
    }
}
