package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.Estimator;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.log.RunLog;
import foundrybench.model.Connection;
import foundrybench.model.Run;
import foundrybench.provider.BodyTap;
import foundrybench.provider.Endpoint;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.NetworkSource;
import foundrybench.run.Cards;
import foundrybench.run.Outlook;
import foundrybench.run.Purse;
import foundrybench.run.RunOptions;
import foundrybench.run.RunPlan;
import foundrybench.run.Runner;
import foundrybench.store.KeptFileException;
import foundrybench.store.RunKeeper;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.lang.System.Logger.Level;
import java.time.Instant;

/// Has the calls of a command made: from its plan, over the connection, to what the process ends with.
///
/// @param flags where to
/// @param network by which way
/// @param sending how
/// @param save whether they are kept as a session
record RunStart(RootCommand root, ConnectionFlags flags, NetworkSource network, SendingOptions sending, boolean save) {
    /// What is asked.
    interface Planning {
        /// @param simulated whether it goes to the simulated Foundry
        RunPlan plan(boolean simulated);
    }

    /// Who shows what comes of it.
    interface Printing {
        RunPrinter printer(Run run, Connection connection);
    }

    /// By what its flags say, checked.
    static RunStart of(RootCommand root, ConnectionOptions connection, SendingOptions sending, boolean save) {
        sending.check();
        return new RunStart(root, connection.flags(root.backstage().environment()), connection.network(), sending, save);
    }

    /// The deployments of the connection, at the prices wanted.
    ConnectionCatalog deployments() {
        return new ConnectionCatalog(root, flags, network, sending.prices);
    }

    /// Returns when all calls have ended, and all is printed and saved.
    ExitCode start(Planning planning, Printing printing) throws CatalogException, KeptFileException {
        try (var budgets = RunBudgets.of(root, sending)) {
            budgets.check(planning.plan(false));
            return start(planning, printing, budgets);
        }
    }

    private ExitCode start(Planning planning, Printing printing, RunBudgets budgets)
            throws CatalogException, KeptFileException {
        try (var connected = root.backstage().connect(root.homeFolder(), flags)) {
            connected.warnings().forEach(root.console()::warn);
            var endpoint = connected.endpoint();
            boolean simulated = endpoint.connection().simulated();
            var run = planning.plan(simulated).toRun(RunPlan.newId(), Instant.now(), budgets.estimates(simulated));
            var way = NetworkChoice.find(root.backstage().environment(), root.homeFolder(), network, endpoint);
            var exit = follow(run, endpoint, way, printing, budgets.purse(run));
            if (!root.quiet) {
                budgets.tell(root.console(), simulated);
            }
            return exit;
        } catch (NoConnectionException e) {
            root.console().err().println(e.getMessage());
            return ExitCode.NO_CONNECTION;
        }
    }

    /// Says what the calls may cost, and makes none.
    ExitCode dryRun(RunPlan plan) throws KeptFileException {
        try (var budgets = RunBudgets.of(root, sending)) {
            budgets.check(plan);
            var run = plan.toRun(RunPlan.newId(), Instant.now(), new Estimator()::estimate);
            DryRunPrinter.print(run, root.console(), root.json);
            budgets.tellWhetherFits(run, root.console());
            return ExitCode.OK;
        }
    }

    private ExitCode follow(Run run, Endpoint endpoint, NetworkSettings way, Printing printing, Purse purse) {
        try (var recordings = CallRecordings.into(sending.record, root.console());
                var store = keeper();
                var cards = root.backstage().cards(root.homeFolder(), endpoint.connection(), root.console()::warn);
                var transport = root.backstage().newTransport(endpoint, way)) {
            var connection = endpoint.connection();
            if (connection.simulated() && !root.json && !root.quiet) {
                root.console().err().println("SIMULATED: no model answers here, " + connection.source() + ".");
            }
            if (!root.quiet) {
                Outlook.of(run.calls()).forEach(outlook -> root.console().err().println(OutcomeWords.of(outlook)));
            }
            var runner = new Runner(transport, System::nanoTime, sending.concurrency);
            var following = new RunFollower(printing.printer(run, connection), store, recordings, root.console());
            store.begin(run);
            var logging = new RunLog(root.logger("run"), _ -> {}, run, following);
            return following.follow(run, () -> runner.start(run, endpoint, options(recordings, cards, purse), logging));
        }
    }

    /// When the store cannot be opened the person is told, and nothing is saved.
    private RunKeeper keeper() {
        if (!save) {
            return RunKeeper.none();
        }
        try {
            return RunKeeper.into(root.backstage().openStore(root.homeFolder(), this::tell));
        } catch (StoreException e) {
            tell(e.problem());
            return RunKeeper.unable();
        }
    }

    private void tell(StoreProblem problem) {
        root.logger("store").log(Level.WARNING, problem.forLog());
        root.console().warn((problem.losesAnswers() ? "not saved: " : "") + problem.words());
    }

    private RunOptions options(CallRecordings recordings, Cards cards, Purse purse) {
        return new RunOptions(
                sending.silence(),
                sending.retries,
                cards,
                purse,
                call -> sending.record == null ? BodyTap.NONE : recordings.tap(call));
    }
}
