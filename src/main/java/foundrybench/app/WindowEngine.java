package foundrybench.app;

import foundrybench.catalog.Estimator;
import foundrybench.cli.Backstage.Connected;
import foundrybench.cli.RunBodies;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Rating;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.model.Warning;
import foundrybench.run.Cards;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import foundrybench.run.RunOptions;
import foundrybench.run.RunPlan;
import foundrybench.run.Runner;
import foundrybench.store.KeptFileException;
import foundrybench.store.StoreProblem;
import foundrybench.ui.prompt.ExamplePrompt;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rest of the program as the window asks for it.
final class WindowEngine implements WorkbenchEngine {
    private static final int SECONDS_TO_WIND_UP = 3;

    private final Connected connected;
    private final WindowDeployments deployments;
    private final Runner runner;
    private final WindowSessions sessions;
    private final WindowBudget budget;
    private final Opening opening;
    private final WindowReport report;
    private final WorkbenchConnections connections;
    private final List<ExamplePrompt> examples = Examples.shipped();
    private final Clock clock;
    private final Cards cards;
    private final WorkbenchKnowledge knowledge;
    private final WindowDetails details;
    private final RunBodies bodies;
    private final WorkbenchHistory history;
    private final WorkbenchArchive archive;
    private final Estimator estimator = new Estimator();
    private final List<RunHandle> running = new CopyOnWriteArrayList<>();
    private final List<Consumer<Saving>> watchers = new CopyOnWriteArrayList<>();

    @Override
    public String browse(String address) {
        return Browser.open(address);
    }

    WindowEngine(
            Connected connected,
            WindowDeployments deployments,
            Cards cards,
            Runner runner,
            WindowSessions sessions,
            WindowBudget budget,
            Opening opening,
            WindowReport report,
            WorkbenchConnections connections,
            WindowDetails details,
            Clock clock) {
        this.connected = connected;
        this.deployments = deployments;
        this.cards = cards;
        this.runner = runner;
        this.sessions = sessions;
        this.budget = budget;
        this.opening = opening;
        this.report = report;
        this.connections = connections;
        this.details = details;
        this.bodies = new RunBodies(sessions.keeper());
        this.archive = new WindowArchive(sessions.store(), deployments::catalog, details.tables(), clock.getZone());
        this.history = new WindowHistory(sessions.store(), details::forget, clock);
        this.clock = clock;
        this.knowledge = new WindowKnowledge(deployments, connected.endpoint(), cards, runner, budget::purse, clock);
    }

    @Override
    public Connection connection() {
        return connected.endpoint().connection();
    }

    @Override
    public WorkbenchConnections connections() {
        return connections;
    }

    @Override
    public boolean isEndpointMissing() {
        var source = connection().source();
        return connection().simulated() && !source.contains("--demo") && !source.contains("chosen in the window");
    }

    @Override
    public Prices prices() {
        var table = deployments.catalog().prices();
        return new Prices(table.id(), table.asOf());
    }

    @Override
    public List<Deployment> deployments() {
        return deployments.catalog().deployments();
    }

    @Override
    public WorkbenchKnowledge knowledge() {
        return knowledge;
    }

    @Override
    public WorkbenchDetails details() {
        return details;
    }

    @Override
    public WorkbenchDeployments deploymentList() {
        return deployments;
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public List<ExamplePrompt> examples() {
        return examples;
    }

    @Override
    public List<Estimate> estimate(List<Request> requests) {
        return requests.stream().map(estimator::estimate).toList();
    }

    @Override
    public RunHandle start(@Nullable String sessionId, List<Request> requests, RunListener listener) {
        var run = new RunPlan(requests, 1, connection().simulated())
                .toRun(sessionId == null ? RunPlan.newId() : sessionId, clock.instant(), request -> estimator.known(request).orElse(null));
        var options = details.following(run, RunOptions.usual(cards).paidFrom(budget.purse(run)), bodies::tap);
        sessions.keeper().begin(run);
        running.removeIf(handle -> handle.ended().getCount() == 0);
        var handle = runner.start(run, connected.endpoint(), options, report.logging(run, new Saver(listener)));
        running.add(handle);
        return handle;
    }

    @Override
    public void rate(String callId, Rating rating) {
        sessions.rate(callId, rating);
    }

    @Override
    public WorkbenchArchive archive() {
        return archive;
    }

    @Override
    public WorkbenchHistory history() {
        return history;
    }

    @Override
    public WorkbenchSession reopen(String sessionId) {
        return sessions.reopen(sessionId, deployments.catalog());
    }

    @Override
    public PreparedReplay prepareReplay(String sessionId) {
        return sessions.replay(sessionId, deployments.catalog());
    }

    @Override
    public Optional<WorkbenchSession.Pane> answer(String sessionId, String callId) {
        return sessions.answer(sessionId, callId, deployments.catalog());
    }

    @Override
    public Spend spendToday() {
        return budget.of(sessions.spendToday(clock));
    }

    @Override
    public void setBudgetPerDay(@Nullable BigDecimal dollars) {
        try {
            budget.set(dollars);
        } catch (KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String diagnostics(Map<String, String> window) {
        return report.text(connection(), deployments(), sessions.count(), window);
    }

    @Override
    public void watchSaving(Consumer<Saving> watcher) {
        watchers.add(watcher);
        if (!deployments.trouble().isEmpty()) {
            watcher.accept(new Saving.Remark(deployments.trouble()));
        }
        sessions.openProblem().ifPresent(reason -> watcher.accept(new Saving.NotSaved(reason)));
    }

    /// Tells what the store has to say.
    void tell(StoreProblem problem) {
        watchers.forEach(watcher -> watcher.accept(saving(problem)));
    }

    /// Tells what does not lose an answer.
    void remark(String words) {
        watchers.forEach(watcher -> watcher.accept(new Saving.Remark(words)));
    }

    private Saving saving(StoreProblem problem) {
        if (problem.losesAnswers()) {
            return new Saving.NotSaved(problem.words());
        }
        boolean isOver = problem.kind() == StoreProblem.Kind.RESOLVED;
        return isOver ? new Saving.Saved(clock.instant()) : new Saving.Remark(problem.words());
    }

    /// Stops what still runs and waits until it is saved, for a moment.
    void stopAll() throws InterruptedException {
        running.forEach(RunHandle::stopAll);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_WIND_UP);
        for (var handle : running) {
            handle.ended().await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /// Saves what a run tells, before the window hears of it.
    private final class Saver implements RunListener {
        private final RunListener window;

        Saver(RunListener window) {
            this.window = window;
        }

        @Override
        public void onEvent(RunEvent event) {
            sessions.keeper().append(event);
            details.told(event);
            window.onEvent(event);
        }

        @Override
        public void onSettled(Call call, Completion completion) {
            details.settled(call);
            bodies.settled(call, completion);
            var told = settle(completion);
            if (!told.warnings().contains(Warning.NOT_SAVED)) {
                watchers.forEach(watcher -> watcher.accept(new Saving.Saved(clock.instant())));
            }
            window.onSettled(call, told);
        }

        /// The window hears of the end even if saving fails in a way that nobody expected.
        private Completion settle(Completion completion) {
            try {
                return sessions.keeper().settle(completion).completion();
            } catch (RuntimeException bug) {
                report.fault("saving", bug);
                return completion.withWarning(Warning.NOT_SAVED);
            }
        }
    }
}
