package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.run.RunPlan;
import foundrybench.store.KeptFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private SendingOptions sending = new SendingOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--save", negatable = true, defaultValue = "true", fallbackValue = "true", description = "Keep the session (default).")
    private boolean save = true;

    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "The prompt, or - for standard input.")
    private @Nullable String prompt;

    RunCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        var start = RunStart.of(root, connection, sending, save);
        var input = PromptInput.read(prompt, options, root.console().in());
        var deployments = AskedDeployments.of(options, input, start.deployments(), "once or more, or -d all");
        input.warnings().forEach(root.console()::warn);
        if (options.untilAnswer != null) {
            return untilAnswer(start, requests(input, deployments), options.untilAnswer).code();
        }
        var exit = sending.dryRun
                ? start.dryRun(plan(input, deployments, false))
                : start.start(simulated -> plan(input, deployments, simulated), (run, _) -> printer(run));
        return exit.code();
    }

    private ExitCode untilAnswer(RunStart start, List<Request> requests, int repeats)
            throws CatalogException, KeptFileException {
        var search = UntilAnswer.of(requests, repeats, root);
        if (sending.dryRun) {
            search.dryRun();
            return ExitCode.OK;
        }
        return start.make(search.atCaps(), search::job);
    }

    private RunPlan plan(PromptInput input, List<Deployment> deployments, boolean simulated) {
        return new RunPlan(requests(input, deployments), options.repeats(), simulated);
    }

    private List<Request> requests(PromptInput input, List<Deployment> deployments) {
        var parameters = options.parametersOver(input.parameters());
        return deployments.stream()
                .map(deployment -> new Request(deployment, input.prompt(), parameters, !options.noStream))
                .toList();
    }

    private RunPrinter printer(Run run) {
        if (root.json) {
            return new JsonPrinter(root.console());
        }
        return run.calls().size() == 1
                ? new OneAnswerPrinter(run.calls().getFirst().request().deployment(), root.console(), root.quiet)
                : new ManyAnswersPrinter(run, root.console(), root.quiet);
    }
}
