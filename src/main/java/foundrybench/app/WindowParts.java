package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.PriceTable;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.Connected;
import foundrybench.cli.Backstage.KeptCards;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.cli.Backstage;
import foundrybench.cli.NetworkChoice;
import foundrybench.provider.DeploymentLister;
import foundrybench.provider.HttpTransport;
import foundrybench.run.CallTraces;
import foundrybench.run.Runner;
import foundrybench.store.KeptFileException;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All that a window works with, made for it and closed with it. What depends on the connection is replaced when the
/// window connects elsewhere; the sessions stay.
final class WindowParts implements AutoCloseable {
    private static final int CONCURRENT_CALLS = 20;
    private static final Duration PATIENCE_FOR_A_LIST = Duration.ofSeconds(4);

    private final Backstage backstage;
    private final WindowSettings settings;
    private final Opening opening;
    private final Clock clock;
    private final PriceTable prices;
    private final PriceTables tables;
    private final CallTraces traces = new CallTraces();
    private final WindowSessions sessions;
    private final WindowBudget budget;
    private final WindowReport report;
    private final AtomicReference<@Nullable WindowEngine> toTell = new AtomicReference<>();
    private Joined joined;

    /// What a connection brings with it.
    private record Joined(Connected connected, HttpTransport transport, KeptCards cards, WindowEngine engine)
            implements AutoCloseable {
        @Override
        public void close() {
            transport.close();
            cards.close();
            connected.close();
        }
    }

    private WindowParts(Backstage backstage, WindowSettings settings, Opening opening, Clock clock)
            throws CatalogException, KeptFileException, NoConnectionException {
        this.backstage = backstage;
        this.settings = settings;
        this.opening = opening;
        this.clock = clock;
        tables = PriceTables.load(settings.home());
        prices = tables.get(settings.priceTable());
        var connected = backstage.connect(settings.home(), settings.connection());
        sessions = sessions();
        budget = new WindowBudget(settings.home(), sessions::spendSince, clock);
        report = new WindowReport(backstage, settings.home());
        joined = join(connected);
    }

    /// @param opening what the window starts with
    static WindowParts open(Backstage backstage, WindowSettings settings, Opening opening, Clock clock)
            throws CatalogException, KeptFileException, NoConnectionException {
        return new WindowParts(backstage, settings, opening, clock);
    }

    private Joined join(Connected connected) throws CatalogException, KeptFileException {
        var network = NetworkChoice.find(
                backstage.environment(), settings.home(), settings.network(), connected.endpoint());
        var transport = backstage.newTransport(connected.endpoint(), network);
        var runner = new Runner(transport, System::nanoTime, CONCURRENT_CALLS);
        var connections = new WindowConnections(
                backstage, settings.home(), settings.network(), connected.endpoint().connection(), this::switchTo);
        var deployments =
                new WindowDeployments(settings.home(), connected.endpoint(), new DeploymentLister(transport), prices);
        deployments.fetchFirst(PATIENCE_FOR_A_LIST);
        var cards = backstage.cards(settings.home(), connected.endpoint().connection(), this::remark);
        var details = new WindowDetails(traces, tables.all(), sessions, cards, connected.endpoint().connection());
        var engine = new WindowEngine(
                connected, deployments, cards, runner, sessions, budget, opening, report, connections, details, clock);
        toTell.set(engine);
        return new Joined(connected, transport, cards, engine);
    }

    private synchronized WorkbenchEngine switchTo(Connected connected) {
        var old = joined;
        try {
            joined = join(connected);
        } catch (CatalogException | KeptFileException e) {
            connected.close();
            throw new WorkbenchEngine.Unavailable(String.valueOf(e.getMessage()), e);
        }
        old.close();
        return joined.engine();
    }

    private WindowSessions sessions() {
        try {
            return new WindowSessions(backstage.openStore(settings.home(), problem -> {
                backstage.log().part("store").log(Level.WARNING, problem.forLog());
                tell(toTell.get(), problem);
            }), null);
        } catch (StoreException e) {
            backstage.log().part("store").log(Level.WARNING, e.problem().forLog());
            return new WindowSessions(null, e);
        }
    }

    private void remark(String words) {
        backstage.log().part("cards").log(Level.WARNING, "what was learned of deployments cannot be read or saved");
        var engine = toTell.get();
        if (engine != null) {
            engine.remark(words);
        }
    }

    private static void tell(@Nullable WindowEngine engine, StoreProblem problem) {
        if (engine != null) {
            engine.tell(problem);
        }
    }

    /// What the window asks at first.
    synchronized WindowEngine engine() {
        return joined.engine();
    }

    /// What the person should know of the first connection.
    synchronized Connected connected() {
        return joined.connected();
    }

    /// Stops what still runs, keeps it, and ends.
    @Override
    public synchronized void close() {
        try {
            joined.engine().stopAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sessions.keeper().close();
            joined.close();
        }
    }
}
