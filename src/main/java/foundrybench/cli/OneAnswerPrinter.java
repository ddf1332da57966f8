package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Deployment;
import foundrybench.model.Slot;
import foundrybench.model.Unanswered;
import foundrybench.run.LaneWait;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One answer: its content to stdout as it comes, its thinking dim to stderr, its figures last.
final class OneAnswerPrinter implements RunPrinter {
    private final Console console;
    private final @Nullable Deployment deployment;
    private final boolean quiet;
    private final PrintWriter out; // joins the halves of a character that two deltas bring
    private final PrintWriter err;
    private final StringBuilder printed = new StringBuilder();
    private @Nullable Slot printing;
    private boolean errLineOpen;

    /// @param deployment whom it asks; `null` when that is unknown
    OneAnswerPrinter(@Nullable Deployment deployment, Console console, boolean quiet) {
        this.deployment = deployment;
        this.console = console;
        this.quiet = quiet;
        this.out = new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
        this.err = new PrintWriter(new OutputStreamWriter(console.err(), StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void event(CompletionEvent event) {
        switch (event) {
            case Text(var slot, var delta, _) -> text(slot, delta);
            case Reasoning(_, var delta, _) -> reasoning(delta);
            default -> {} // not shown while streaming
        }
    }

    /// Only the first part is printed as it comes; parts that arrive interleaved are put in order at the end.
    private void text(Slot slot, String delta) {
        closeErrLine();
        printing = printing == null ? slot : printing;
        if (printing.equals(slot)) {
            printed.append(delta);
            out.print(console.untrusted(delta));
            out.flush();
        }
    }

    private void reasoning(String delta) {
        if (!quiet) {
            err.print(console.dim(console.untrusted(delta)));
            err.flush();
            errLineOpen = true;
        }
    }

    @Override
    public synchronized void again(Call call, Retried retried) {
        if (!quiet) {
            err.print(console.untrusted(OutcomeWords.again(retried)) + "\n");
            err.flush();
        }
    }

    @Override
    public synchronized void waits(LaneWait wait) {
        if (!quiet) {
            closeErrLine();
            err.print(OutcomeWords.waits(wait) + "\n");
            err.flush();
        }
    }

    @Override
    public synchronized void settled(CompletionLine ended) {
        var completion = ended.completion();
        closeErrLine();
        var content = completion.content();
        if (content.startsWith(printed.toString())) {
            out.print(console.untrusted(content.substring(printed.length())));
        } else {
            out.print("\n\n" + console.untrusted(content));
        }
        if (!content.isEmpty() && !content.endsWith("\n")) {
            out.print("\n");
        }
        out.flush();
        if (!quiet || Unanswered.of(completion) != null || !completion.hasAnswer()) {
            err.print(console.untrusted(OutcomeWords.of(completion, deployment)) + "\n");
            err.flush();
        }
    }

    @Override
    public void end() {
        out.flush();
    }

    private void closeErrLine() {
        if (errLineOpen) {
            err.print("\n\n");
            err.flush();
            errLineOpen = false;
        }
    }
}
