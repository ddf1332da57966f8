package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.Estimator;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.log.RunLog;
import foundrybench.model.Connection;
import foundrybench.model.Estimate;
import foundrybench.model.Request;
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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /// What is done over a connection.
    interface Jobs {
        /// @param estimates of what each call may cost, where a budget wants them
        CallJob job(Connection connection, Function<Request, @Nullable Estimate> estimates);
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
        return make(planning.plan(false).requests(), (connection, estimates) -> {
            var run = planning.plan(connection.simulated()).toRun(RunPlan.newId(), Instant.now(), estimates);
            if (!root.quiet) {
                Outlook.of(run.calls()).forEach(outlook -> root.console().err().println(OutcomeWords.of(outlook)));
            }
            return new CallJob.OneRun(run, printing.printer(run, connection));
        });
    }

    /// Returns when all calls of the job have ended, and all is printed and saved.
    ///
    /// @param requests that it may make
    ExitCode make(List<Request> requests, Jobs jobs) throws CatalogException, KeptFileException {
        try (var budgets = RunBudgets.of(root, sending)) {
            budgets.check(requests);
            return make(jobs, budgets);
        }
    }

    private ExitCode make(Jobs jobs, RunBudgets budgets) throws CatalogException, KeptFileException {
        try (var connected = root.backstage().connect(root.homeFolder(), flags)) {
            connected.warnings().forEach(root.console()::warn);
            var endpoint = connected.endpoint();
            var way = NetworkChoice.find(root.backstage().environment(), root.homeFolder(), network, endpoint);
            var exit = follow(jobs, endpoint, way, budgets);
            if (!root.quiet) {
                budgets.tell(root.console(), endpoint.connection().simulated());
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
            budgets.check(plan.requests());
            var run = plan.toRun(RunPlan.newId(), Instant.now(), new Estimator()::estimate);
            DryRunPrinter.print(run, root.console(), root.json);
            budgets.tellWhetherFits(run, root.console());
            return ExitCode.OK;
        }
    }

    private ExitCode follow(Jobs jobs, Endpoint endpoint, NetworkSettings way, RunBudgets budgets) {
        try (var recordings = CallRecordings.into(sending.record, root.console());
                var store = keeper();
                var cards = root.backstage().cards(root.homeFolder(), endpoint.connection(), root.console()::warn);
                var transport = root.backstage().newTransport(endpoint, way)) {
            var connection = endpoint.connection();
            if (connection.simulated() && !root.json && !root.quiet) {
                root.console().err().println("SIMULATED: no model answers here, " + connection.source() + ".");
            }
            var job = jobs.job(connection, budgets.estimates(connection.simulated()));
            var runner = new Runner(transport, System::nanoTime, sending.concurrency);
            var bodies = new RunBodies(store);
            var following = new RunFollower(job.printer(), store, recordings, bodies, root.console());
            var options = options(recordings, bodies, cards, budgets.purse());
            return following.follow(() -> job.start((run, listener) -> {
                budgets.own(run);
                following.begun(run);
                var logging = new RunLog(root.logger("run"), _ -> {}, run, listener);
                return runner.start(run, endpoint, options, logging);
            }, following), job::isWell);
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

    private RunOptions options(CallRecordings recordings, RunBodies bodies, Cards cards, Purse purse) {
        return new RunOptions(
                sending.silence(),
                sending.retries,
                cards,
                purse,
                call -> BodyTap.both(sending.record == null ? BodyTap.NONE : recordings.tap(call), bodies.tap(call)));
    }
}
