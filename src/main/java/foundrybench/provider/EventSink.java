package foundrybench.provider;

import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.FinishReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where a decoder's events go, and how many deltas the wire had. After the end it takes nothing more.
final class EventSink {
    private final Consumer<CompletionEvent> out;
    private int textDeltas;
    private int reasoningDeltas;
    private boolean ended;

    EventSink(Consumer<CompletionEvent> out) {
        this.out = out;
    }

    void emit(CompletionEvent event) {
        if (!ended) {
            out.accept(event);
        }
    }

    void countText() {
        textDeltas++;
    }

    void countReasoning() {
        reasoningDeltas++;
    }

    void finish(@Nullable FinishReason reason) {
        end(new Finished(reason));
    }

    void fail(Failure failure) {
        end(new Failed(failure));
    }

    boolean hasEnded() {
        return ended;
    }

    private void end(CompletionEvent terminal) {
        if (!ended) {
            out.accept(new Tally(textDeltas, reasoningDeltas));
            out.accept(terminal);
            ended = true;
        }
    }
}
