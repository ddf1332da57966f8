package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.cli.Backstage.KeptCards;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.Deployment;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Figures;
import foundrybench.model.RunEvent;
import foundrybench.probe.Probe;
import foundrybench.probe.ProbeCap;
import foundrybench.probe.ProbeReport;
import foundrybench.provider.Endpoint;
import foundrybench.run.RunListener;
import foundrybench.run.Runner;
import foundrybench.store.KeptFileException;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Probes deployments side by side, prints what is found in the order they were asked for, and keeps it.
///
/// @param names whom; all of the connection when there is none
/// @param prices id of the price table; `null` for the default one
/// @param most what all may cost together, in dollars; `null` for any
record DeploymentProbes(
        RootCommand root,
        ConnectionOptions options,
        List<String> names,
        @Nullable String prices,
        @Nullable BigDecimal most) {
    private static final int CALLS_AT_ONCE = 20;
    private static final int SECONDS_TO_WIND_UP = 5;

    /// Returns when all are printed and kept.
    ExitCode run() throws CatalogException, KeptFileException {
        var deployments = AskedDeployments.orAll(names, ConnectionCatalog.of(root, options, prices));
        requirePrices(deployments);
        var flags = options.flags(root.backstage().environment());
        try (var connected = root.backstage().connect(root.homeFolder(), flags)) {
            connected.warnings().forEach(root.console()::warn);
            var endpoint = connected.endpoint();
            var way = NetworkChoice.find(root.backstage().environment(), root.homeFolder(), options.network(), endpoint);
            var connection = endpoint.connection();
            if (connection.simulated() && !root.json && !root.quiet) {
                root.console().err().println("SIMULATED: no model answers here, " + connection.source() + ".");
            }
            try (var cards = root.backstage().cards(root.homeFolder(), connection, root.console()::warn);
                    var budgets = RunBudgets.of(root, new SendingOptions()); // the day's, which holds for every call
                    var transport = root.backstage().newTransport(endpoint, way)) {
                return probeAll(deployments, endpoint, new Runner(transport, System::nanoTime, CALLS_AT_ONCE), budgets, cards);
            }
        } catch (NoConnectionException e) {
            root.console().err().println(e.getMessage());
            return ExitCode.NO_CONNECTION;
        }
    }

    private void requirePrices(List<Deployment> deployments) {
        if (most == null) {
            return;
        }
        if (most.signum() < 0) {
            throw new UsageException("--budget is an amount in dollars, not " + most.toPlainString());
        }
        var unknown = deployments.stream().filter(d -> d.price() == null).map(Deployment::name).toList();
        if (!unknown.isEmpty()) {
            throw new UsageException("--budget needs prices, and none is known for %s. Give --prices TABLE, or leave --budget out."
                    .formatted(String.join(", ", unknown)));
        }
    }

    private ExitCode probeAll(
            List<Deployment> deployments, Endpoint endpoint, Runner runner, RunBudgets budgets, KeptCards cards) {
        if (!root.json && !root.quiet) {
            root.console().err().println(cap(deployments));
        }
        var probe = new Probe(runner, endpoint, root.backstage().clock(), budgets::paying);
        var budget = new ProbeBudget(most);
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var onInterrupt = new Thread(() -> windUp(executor, cards), "interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            var running = deployments.stream()
                    .map(deployment -> executor.submit(() -> probe(probe, deployment, budget, cards)))
                    .toList();
            return printed(running);
        } finally {
            executor.shutdownNow();
            forget(onInterrupt);
        }
    }

    /// What all of them may take, before the first call.
    private static String cap(List<Deployment> deployments) {
        var caps = deployments.stream().map(ProbeCap::of).toList();
        var known = caps.stream().map(ProbeCap::cost).filter(Objects::nonNull).toList();
        long unknown = caps.size() - known.size();
        var money = known.isEmpty() ? "" : " and " + Figures.money(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return "At most %d calls%s%s: %s, at most %d calls each.".formatted(
                caps.stream().mapToInt(ProbeCap::calls).sum(),
                money,
                unknown == 0 ? "" : ", %d of unknown price".formatted(unknown),
                caps.size() == 1 ? "1 deployment" : caps.size() + " deployments",
                caps.getFirst().calls());
    }

    private ProbeReport probe(Probe probe, Deployment deployment, ProbeBudget budget, KeptCards cards)
            throws InterruptedException {
        var cap = ProbeCap.of(deployment).cost();
        var before = cards.of(deployment);
        if (!budget.reserve(cap)) {
            var why = FailureText.describe(FailureKind.BUDGET, FailureFacts.about(deployment, null));
            return ProbeReport.notBegun(deployment, before, why);
        }
        BigDecimal cost = null;
        try {
            var report = probe.run(deployment, before, new Waits(root));
            cost = report.cost();
            cards.keep(report.card());
            return report;
        } finally {
            budget.settle(cap, cost);
        }
    }

    private ExitCode printed(List<Future<ProbeReport>> running) {
        var reports = new ArrayList<ProbeReport>();
        try {
            for (var one : running) {
                var report = one.get();
                reports.add(report);
                print(report);
            }
            return exitCode(reports);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe has failed for no reason of the service's", e.getCause());
        }
    }

    private void print(ProbeReport report) {
        var out = root.console().out();
        if (root.json) {
            out.print(Json.write(ProbeLines.json(report)) + "\n");
        } else {
            ProbeLines.words(report).forEach(line -> out.print(root.console().untrusted(line) + "\n"));
        }
        out.flush();
    }

    private static ExitCode exitCode(List<ProbeReport> reports) {
        var failures = reports.stream().map(ProbeReport::failure).filter(Objects::nonNull).toList();
        if (failures.stream().anyMatch(f -> f.kind() == FailureKind.AUTH && f.httpStatus() == null)) {
            return ExitCode.NO_CONNECTION;
        }
        if (failures.stream().anyMatch(f -> f.kind() != FailureKind.BUDGET)) {
            return ExitCode.CALL_FAILED;
        }
        return failures.isEmpty() ? ExitCode.OK : ExitCode.BUDGET;
    }

    /// Ends the probes, and keeps what they have found.
    private static void windUp(ExecutorService executor, KeptCards cards) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(SECONDS_TO_WIND_UP, TimeUnit.SECONDS);
            cards.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is what ends the probes
        }
    }

    /// Tells of waits; what is answered is told at the end.
    private record Waits(RootCommand root) implements RunListener {
        @Override
        public void onEvent(RunEvent event) {
            if (event.event() instanceof Retried retried && !root.json && !root.quiet) {
                root.console().err().print("%s: %s\n".formatted(
                        event.call().request().deployment().name(),
                        root.console().untrusted(OutcomeWords.again(retried))));
            }
        }

        @Override
        public void onSettled(Call call, Completion completion) {
            // the report tells what came of it
        }
    }
}
