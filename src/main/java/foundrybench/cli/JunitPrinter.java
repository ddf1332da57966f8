package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.format.FileWords;
import foundrybench.format.JunitReport;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Figures;
import foundrybench.model.Run;
import foundrybench.model.Warning;
import foundrybench.run.LaneWait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Writes a run's report once all calls have ended, beside another printer that shows them. A call without an answer
/// has failed.
final class JunitPrinter implements RunPrinter {
    private static final String SUITE = "foundry-bench.smoke";

    private final RunPrinter shown;
    private final JunitFile file;
    private final Run run;
    private final SequencedMap<String, String> properties;
    private final Console console;
    private final PlannedOrder order;
    private final List<Completion> completions = new ArrayList<>();
    private boolean told;

    /// @param shown told of everything first
    /// @param properties what is known before the calls
    JunitPrinter(RunPrinter shown, JunitFile file, Run run, SequencedMap<String, String> properties, Console console) {
        this.shown = shown;
        this.file = file;
        this.run = run;
        this.properties = properties;
        this.console = console;
        this.order = new PlannedOrder(run);
    }

    @Override
    public void event(CompletionEvent event) {
        shown.event(event);
    }

    @Override
    public void again(Call call, Retried retried) {
        shown.again(call, retried);
    }

    @Override
    public void waits(LaneWait wait) {
        shown.waits(wait);
    }

    @Override
    public void settled(CompletionLine ended) {
        shown.settled(ended);
        synchronized (this) {
            completions.addAll(order.settled(ended.completion()));
        }
    }

    @Override
    public void end() {
        shown.end();
        report();
    }

    /// Once: an interrupt may end the run a second time.
    private synchronized void report() {
        if (told) {
            return;
        }
        told = true;
        if (!order.isComplete()) {
            console.warn("%s is not written: not every call had ended.".formatted(file));
            return;
        }
        var facts = new LinkedHashMap<>(properties);
        facts.put("simulated", String.valueOf(completions.stream().anyMatch(Completion::simulated)));
        try {
            file.write(new JunitReport(SUITE, run.startedAt(), facts, completions.stream().map(this::testcase).toList()));
        } catch (IOException e) {
            console.warn("%s is not written: %s.".formatted(file, FileWords.of(e)));
        }
    }

    private JunitReport.Case testcase(Completion completion) {
        var name = completion.origin().deployment();
        return new JunitReport.Case(
                SUITE,
                name == null ? "" : name,
                completion.timing().totalMs(),
                completion.hasAnswer() ? null : fault(completion),
                Figures.metricLine(completion));
    }

    private JunitReport.Fault fault(Completion completion) {
        var asked = OutcomeWords.asked(run, completion);
        var detail = String.join("\n", OutcomeWords.explained(completion, asked));
        var failure = completion.failure();
        return failure == null
                ? new JunitReport.Fault(Warning.NO_ANSWER.wireName(), String.join(" ", OutcomeWords.warnings(completion, asked)), detail)
                : new JunitReport.Fault(failure.kind().wireName(), failure.summary() + ". " + failure.detail(), detail);
    }
}
