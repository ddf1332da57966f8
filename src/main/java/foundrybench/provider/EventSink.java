package foundrybench.provider;

import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.FinishReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where a decoder's events go, and how many deltas the wire had. After the end it takes nothing more.
///
/// Deltas that came in one read came at one time: neighbours are told as one. In a flood that is one event where
/// there would be fifty.
final class EventSink {
    private final Consumer<CompletionEvent> out;
    private int textDeltas;
    private int reasoningDeltas;
    private boolean ended;
    private @Nullable CompletionEvent held; // the last one, while neighbours may come
    private final StringBuilder joined = new StringBuilder();

    EventSink(Consumer<CompletionEvent> out) {
        this.out = out;
    }

    void emit(CompletionEvent event) {
        if (ended) {
            return;
        }
        switch (event) {
            case Text(var slot, var delta, var deltas) -> {
                int before = held instanceof Text(var place, _, var many) && place.equals(slot) ? many : 0;
                hold(new Text(slot, "", before + deltas), delta, before > 0);
            }
            case Reasoning(var slot, var delta, var deltas) -> {
                int before = held instanceof Reasoning(var place, _, var many) && place.equals(slot) ? many : 0;
                hold(new Reasoning(slot, "", before + deltas), delta, before > 0);
            }
            default -> {
                flush();
                out.accept(event);
            }
        }
    }

    private void hold(CompletionEvent event, String delta, boolean goesOn) {
        if (!goesOn) {
            flush();
        }
        held = event;
        joined.append(delta);
    }

    /// All that one read brought has been decoded: what is held is told.
    void flush() {
        var last = held;
        held = null;
        if (last instanceof Text(var slot, _, var deltas)) {
            out.accept(new Text(slot, joined.toString(), deltas));
        } else if (last instanceof Reasoning(var slot, _, var deltas)) {
            out.accept(new Reasoning(slot, joined.toString(), deltas));
        }
        joined.setLength(0);
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
            flush();
            out.accept(new Tally(textDeltas, reasoningDeltas));
            out.accept(terminal);
            ended = true;
        }
    }
}
