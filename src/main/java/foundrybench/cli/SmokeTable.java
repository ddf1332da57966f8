package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Cost;
import foundrybench.model.Figures;
import foundrybench.model.Run;
import foundrybench.model.Status;
import foundrybench.run.LaneWait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which deployments answered: a row for each on stdout, in the order planned, below it what went wrong, and a last
/// line that counts.
final class SmokeTable implements RunPrinter {
    private static final String PASSED = "passed";

    private final Console console;
    private final boolean quiet;
    private final PlannedOrder order;
    private final String row;
    private final List<Completion> printed = new ArrayList<>();
    private final Run run;
    private boolean ended;

    SmokeTable(Run run, Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
        this.order = new PlannedOrder(run);
        this.run = run;
        int widest = run.calls().stream().mapToInt(call -> call.request().deployment().name().length()).max().orElse(1);
        this.row = "%-" + Math.max(widest, "deployment".length()) + "s  %-9s  %-9s  %12s  %7s  %9s  %s\n";
    }

    @Override
    public void event(CompletionEvent event) {
        // shown when it has ended
    }

    @Override
    public void again(Call call, Retried retried) {
        if (!quiet) {
            console.err().print("%s: %s\n".formatted(
                    call.request().deployment().name(), console.untrusted(OutcomeWords.again(retried))));
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
        order.settled(ended.completion()).forEach(this::print);
        console.out().flush();
    }

    private void print(Completion completion) {
        if (printed.isEmpty()) {
            console.out().print(row.formatted("deployment", "protocol", "result", "first answer", "total", "cost", "tokens"));
        }
        printed.add(completion);
        var timing = completion.timing();
        var before = Figures.before(timing);
        console.out().print(console.untrusted(row.formatted(
                completion.origin().deployment(),
                completion.origin().protocol().wireName(),
                completion.hasAnswer() ? PASSED : OutcomeWords.state(completion),
                Figures.seconds(timing.firstAnswerMs()),
                Figures.seconds(timing.totalMs()),
                Figures.money(completion.cost() == null ? null : completion.cost().total()),
                Figures.tokens(completion.usage()) + (before.isEmpty() ? "" : " · " + before))));
        OutcomeWords.explained(completion, OutcomeWords.asked(run, completion)).forEach(line -> console.out().print("  " + console.untrusted(line) + "\n"));
    }

    @Override
    public synchronized void end() {
        if (!ended) {
            ended = true;
            console.out().print(count() + "\n");
        }
        console.out().flush();
    }

    private String count() {
        var parts = new ArrayList<String>();
        if (printed.stream().anyMatch(Completion::simulated)) {
            parts.add("SIMULATED");
        }
        parts.add("%d of %d %s".formatted(printed.stream().filter(Completion::hasAnswer).count(), run.calls().size(), PASSED));
        var costs = printed.stream().map(Completion::cost).filter(Objects::nonNull).toList();
        parts.add(Figures.money(costs.isEmpty() ? null : costs.stream().map(Cost::total).reduce(BigDecimal.ZERO, BigDecimal::add)));
        long unknown = printed.stream().filter(c -> c.status() == Status.COMPLETED && c.cost() == null).count();
        if (unknown > 0) {
            parts.add(unknown + " of unknown cost");
        }
        costs.stream().findFirst().ifPresent(cost -> parts.add(Figures.priceMonth(cost.asOf(), cost.priceTable())));
        return String.join(" · ", parts);
    }
}
