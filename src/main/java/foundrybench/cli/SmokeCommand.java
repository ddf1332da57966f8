package foundrybench.cli;

import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Figures;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.ReasoningVisibility;
import foundrybench.model.Request;
import foundrybench.model.Role;
import foundrybench.model.Run;
import foundrybench.run.RunPlan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `smoke`: one small call to every deployment, by its own protocol and with room for a thinking model to come to an
/// answer. It passes when there is an answer: HTTP 200 alone is none.
@Command(name = "smoke", description = "One small call to every deployment, by its own protocol: does each answer?")
final class SmokeCommand implements Callable<Integer> {
    /// What a model that thinks may use up. Its deployment counts this against its tokens per minute.
    private static final int LIMIT_OF_THINKERS = 2000;
    private static final int LIMIT_OF_OTHERS = 256;
    /// The least that the services accept.
    private static final int LEAST_LIMIT = 16;
    /// More than what a prompt of one message is wrapped in.
    private static final int TOKENS_AROUND_PROMPT = 16;
    private static final String PROMPT = "Reply with one word: ready";
    /// A token is at least one byte, so this bound needs no tokenizer.
    private static final int MOST_PROMPT_TOKENS = PROMPT.getBytes(StandardCharsets.UTF_8).length + TOKENS_AROUND_PROMPT;

    private final RootCommand root;

    @Option(names = {"-d", "--deployment"}, paramLabel = "NAME", description = "Whom to call; repeatable; all without it.")
    private List<String> deployments = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results there as JUnit XML too.")
    private @Nullable Path junit;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Output limit of each call, thinking included (2000; 256 for models that do not think).")
    private @Nullable Integer maxTokens;

    @Option(names = "--save", negatable = true, description = "Keep the calls as a session (not by default).")
    private boolean save;

    @Mixin
    private SendingOptions sending = new SendingOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    SmokeCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        var start = RunStart.of(root, connection, sending, save);
        if (maxTokens != null && maxTokens < LEAST_LIMIT) {
            throw new UsageException("--max-tokens is a whole number from %d up, which is the least that the services accept; not %d."
                    .formatted(LEAST_LIMIT, maxTokens));
        }
        var requests = AskedDeployments.orAll(deployments, start.deployments()).stream().map(this::request).toList();
        if (sending.dryRun) {
            return start.dryRun(new RunPlan(requests, 1, false)).code();
        }
        var priceTable = start.deployments().known().prices().id();
        var report = junit == null ? null : JunitFile.at(junit);
        var exit = start.start(
                simulated -> new RunPlan(requests, 1, simulated),
                (run, used) -> report == null ? shown(run) : reported(run, used, priceTable, report));
        boolean isReported = report == null || report.isWritten();
        return (exit == ExitCode.OK && !isReported ? ExitCode.NOT_SAVED : exit).code();
    }

    private Request request(Deployment deployment) {
        int limit = maxTokens == null ? limit(deployment) : maxTokens;
        return new Request(
                deployment,
                new Prompt(List.of(new Message(Role.USER, PROMPT))),
                new Parameters(limit, null, null, null),
                true);
    }

    /// Not above what the deployment is known to give, nor what it admits in a minute: prompt and limit count together.
    private static int limit(Deployment deployment) {
        long limit = deployment.thinking() == ReasoningVisibility.NONE ? LIMIT_OF_OTHERS : LIMIT_OF_THINKERS;
        var known = deployment.limits();
        if (known.outputTokens() != null) {
            limit = Math.min(limit, known.outputTokens());
        }
        if (known.tokensPerMinute() != null) {
            limit = Math.min(limit, known.tokensPerMinute() - MOST_PROMPT_TOKENS);
        }
        return (int) Math.max(limit, LEAST_LIMIT);
    }

    private RunPrinter reported(Run run, Connection used, String priceTable, JunitFile report) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("endpoint", used.place());
        properties.put("connection", used.name());
        properties.put("priceTable", priceTable);
        properties.put("program", ProgramVersion.text());
        return new JunitPrinter(shown(run), report, run, properties, root.console());
    }

    private RunPrinter shown(Run run) {
        if (root.json) {
            return new JsonPrinter(root.console());
        }
        if (!root.quiet) {
            root.console().err().println(worstCase(run));
        }
        return new SmokeTable(run, root.console(), root.quiet);
    }

    private static String worstCase(Run run) {
        var estimates = run.calls().stream()
                .map(call -> Estimate.of(MOST_PROMPT_TOKENS, "bytes", call.request().outputLimit(), call.request().deployment().price()))
                .toList();
        var known = estimates.stream().map(Estimate::high).filter(Objects::nonNull).toList();
        long unknown = estimates.size() - known.size();
        return "Worst case %s%s: %s, each using its whole output limit.".formatted(
                Figures.money(known.isEmpty() ? null : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                unknown == 0 ? "" : " and %d of unknown price".formatted(unknown),
                estimates.size() == 1 ? "1 call" : estimates.size() + " calls");
    }
}
