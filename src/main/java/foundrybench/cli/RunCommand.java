package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.Estimator;
import foundrybench.cli.Backstage.Connected;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.log.RunLog;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.provider.BodyTap;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.Silence;
import foundrybench.run.RunOptions;
import foundrybench.run.RunPlan;
import foundrybench.run.Runner;
import foundrybench.store.KeptFileException;
import foundrybench.store.RunKeeper;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `run`: one prompt to one or more deployments, side by side.
@Command(name = "run", description = "Send one prompt to one or more deployments.")
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private RootCommand root;

    @Mixin
    private CallOptions options = new CallOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "The prompt, or - for standard input.")
    private @Nullable String prompt;

    RunCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        var input = PromptInput.read(prompt, options, root.console().in());
        var flags = connection.flags(root.backstage().environment());
        var catalog = root.catalog(options.prices, flags);
        var deployments = deployments(input, catalog);
        input.warnings().forEach(root.console()::warn);
        if (options.dryRun) {
            return dryRun(plan(input, deployments, false));
        }
        try (var connected = root.backstage().connect(root.homeFolder(), flags)) {
            connected.warnings().forEach(root.console()::warn);
            var plan = plan(input, deployments, connected.endpoint().connection().simulated());
            return run(plan.toRun(RunPlan.newId(), Instant.now(), _ -> null), connected, network(connected)).code();
        } catch (NoConnectionException e) {
            root.console().err().println(e.getMessage());
            return ExitCode.NO_CONNECTION.code();
        }
    }

    private RunPlan plan(PromptInput input, List<Deployment> deployments, boolean simulated) {
        var parameters = options.parametersOver(input.parameters());
        var requests = deployments.stream()
                .map(deployment -> new Request(deployment, input.prompt(), parameters, !options.noStream))
                .toList();
        return new RunPlan(requests, options.repeat, simulated);
    }

    private NetworkSettings network(Connected connected) throws CatalogException, KeptFileException {
        return NetworkChoice.find(
                root.backstage().environment(), root.homeFolder(), connection.network(), connected.endpoint());
    }

    private ExitCode run(Run run, Connected connected, NetworkSettings network) {
        try (var recordings = CallRecordings.into(options.record, root.console());
                var store = keeper();
                var transport = root.backstage().newTransport(connected.endpoint(), network)) {
            if (connected.endpoint().connection().simulated() && !root.json && !root.quiet) {
                root.console().err().println("SIMULATED: no model answers here, " + connected.endpoint().connection().source() + ".");
            }
            var runner = new Runner(transport, System::nanoTime, options.concurrency);
            var following = new RunFollower(printer(run), store, recordings, root.console());
            store.begin(run);
            var logging = new RunLog(root.logger("run"), _ -> {}, run, following);
            return following.follow(run, () -> runner.start(run, connected.endpoint(), runOptions(recordings), logging));
        }
    }

    /// When the store cannot be opened the person is told, and nothing is saved.
    private RunKeeper keeper() {
        if (!options.save) {
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

    private RunOptions runOptions(CallRecordings recordings) {
        var silence = options.silence();
        return new RunOptions(
                silence == null ? Silence.DEFAULT : Silence.of(silence),
                options.retries,
                call -> options.record == null ? BodyTap.NONE : recordings.tap(call));
    }

    private RunPrinter printer(Run run) {
        if (root.json) {
            return new JsonPrinter(root.console());
        }
        return run.calls().size() == 1
                ? new OneAnswerPrinter(root.console(), root.quiet)
                : new ManyAnswersPrinter(run, root.console(), root.quiet);
    }

    private int dryRun(RunPlan plan) {
        var estimator = new Estimator();
        var run = plan.toRun(RunPlan.newId(), Instant.now(), estimator::estimate);
        DryRunPrinter.print(run, root.console(), root.json);
        return ExitCode.OK.code();
    }

    private List<Deployment> deployments(PromptInput input, Catalog catalog) {
        var names = new ArrayList<String>();
        for (var name : options.deployments) {
            if (name.equals("all")) {
                catalog.deployments().forEach(d -> names.add(d.name()));
            } else {
                names.add(name);
            }
        }
        if (names.isEmpty() && input.model() != null) {
            names.add(ofPromptFile(input.model(), catalog));
        }
        if (names.isEmpty()) {
            var known = catalog.deployments().stream().map(Deployment::name).toList();
            throw new UsageException("Whom to ask? Give -d NAME, once or more, or -d all. Known: %s."
                    .formatted(String.join(", ", known)));
        }
        return names.stream().distinct().map(catalog::find).toList();
    }

    /// Prompt files of GitHub Models write `publisher/model`; a deployment of the model's name is meant.
    private static String ofPromptFile(String model, Catalog catalog) {
        var last = model.substring(model.lastIndexOf('/') + 1);
        return catalog.deployments().stream().anyMatch(d -> d.name().equals(last)) ? last : model;
    }
}
