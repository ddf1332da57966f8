package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Run;
import foundrybench.model.Unanswered;
import foundrybench.run.LaneWait;

/// Several answers: a line for each on stderr when it ends, and to stdout a heading and the answer of each, in
/// the order planned.
final class ManyAnswersPrinter implements RunPrinter {
    private final Console console;
    private final boolean quiet;
    private final Run run;
    private final boolean repeated;
    private final PlannedOrder order;
    private String gap = "";

    ManyAnswersPrinter(Run run, Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
        this.run = run;
        this.repeated = run.calls().stream().anyMatch(call -> call.repeat() > 0);
        this.order = new PlannedOrder(run);
    }

    @Override
    public void event(CompletionEvent event) {
        // shown when it has ended
    }

    @Override
    public void again(Call call, Retried retried) {
        if (!quiet) {
            var words = console.untrusted(OutcomeWords.again(retried));
            console.err().print("%s: %s\n".formatted(heading(Completion.Origin.of(call)), words));
        }
    }

    @Override
    public void waits(LaneWait wait) {
        if (!quiet) {
            console.err().print(OutcomeWords.waits(wait) + "\n");
        }
    }

    @Override
    public synchronized void settled(CompletionLine ended) {
        var completion = ended.completion();
        if (!quiet || Unanswered.of(completion) != null || !completion.hasAnswer()) {
            console.err().print("%s: %s · %s\n".formatted(
                    heading(completion.origin()), OutcomeWords.state(completion), console.untrusted(OutcomeWords.of(completion, OutcomeWords.asked(run, completion)))));
        }
        order.settled(completion).forEach(this::print);
    }

    private void print(Completion completion) {
        var content = completion.content();
        var body = content.isEmpty() ? "(" + OutcomeWords.state(completion) + ")" : console.untrusted(content);
        console.out().print("%s## %s\n\n%s%s".formatted(gap, heading(completion.origin()), body, body.endsWith("\n") ? "" : "\n"));
        console.out().flush();
        gap = "\n";
    }

    private String heading(Completion.Origin origin) {
        return origin.deployment() + (repeated ? " #" + (origin.repeat() + 1) : "");
    }

    @Override
    public void end() {
        console.out().flush();
    }
}
