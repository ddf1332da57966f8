package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Figures;
import foundrybench.model.Run;
import foundrybench.run.LaneWait;
import foundrybench.run.LimitFinding;
import foundrybench.run.LimitTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Searches for a limit: a line for each call, and at the end what came of each search, in the order asked. As JSON all
/// of it goes to stdout, else only what came of it.
final class LimitPrinter implements RunPrinter {
    private final List<SoughtLimit> sought;
    private final boolean simulated;
    private final Console console;
    private final boolean json;
    private final boolean quiet;
    private final JsonPrinter lines;
    private final Map<String, List<Completion>> completions = new HashMap<>(); // by deployment
    private final Map<String, LimitFinding> findings = new HashMap<>();
    private boolean ended;

    LimitPrinter(List<SoughtLimit> sought, boolean simulated, Console console, boolean json, boolean quiet) {
        this.sought = sought;
        this.simulated = simulated;
        this.console = console;
        this.json = json;
        this.quiet = quiet;
        this.lines = new JsonPrinter(console);
    }

    @Override
    public void begun(Run run) {
        lines.begun(run);
    }

    @Override
    public void event(CompletionEvent event) {
        // counted when it has ended
    }

    @Override
    public void again(Call call, Retried retried) {
        if (!json && !quiet) {
            var words = console.untrusted(OutcomeWords.again(retried));
            console.err().print("%s: %s\n".formatted(call.request().deployment().name(), words));
        }
    }

    @Override
    public void waits(LaneWait wait) {
        if (!json && !quiet) {
            console.err().print(OutcomeWords.waits(wait) + "\n");
        }
    }

    @Override
    public synchronized void settled(CompletionLine line) {
        var completion = line.completion();
        var origin = completion.origin();
        completions.computeIfAbsent(String.valueOf(origin.deployment()), _ -> new ArrayList<>()).add(completion);
        if (json) {
            lines.settled(line);
        } else if (!quiet) {
            var limit = origin.parameters().maxTokens();
            console.err().print("%s at %s tokens: %s · %s\n".formatted(
                    origin.deployment(),
                    Figures.count(limit == null ? null : Long.valueOf(limit)),
                    OutcomeWords.state(completion),
                    Figures.metricLine(completion)));
        }
    }

    /// A search has ended.
    synchronized void found(LimitTarget target, LimitFinding finding) {
        findings.put(target.deployment().name(), finding);
    }

    synchronized boolean areAllFound() {
        return sought.stream().allMatch(one -> findings.get(one.name()) instanceof LimitFinding finding && finding.isFound());
    }

    @Override
    public synchronized void end() {
        if (!ended) {
            ended = true;
            sought.forEach(this::conclude);
        }
        console.out().flush();
    }

    private void conclude(SoughtLimit one) {
        if (findings.get(one.name()) instanceof LimitFinding finding) {
            var made = completions.getOrDefault(one.name(), List.of());
            var costs = LimitCosts.of(made);
            var text = json
                    ? LimitJson.of(one, finding, costs, simulated)
                    : String.join("\n  ", LimitWords.of(one, finding, costs, simulated, made.isEmpty() ? null : made.getLast()));
            console.out().print((json ? text : console.untrusted(text)) + "\n");
        }
    }
}
