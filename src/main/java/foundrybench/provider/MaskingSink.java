package foundrybench.provider;

import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Hands on the events of one exchange without the caller's key: a server that repeats its request must not bring the
/// key into a session.
final class MaskingSink implements TimedSink {
    private final Mask mask;
    private final TimedSink next;
    private final Map<Slot, PieceMask> texts = new LinkedHashMap<>();
    private final Map<Slot, PieceMask> thoughts = new LinkedHashMap<>();
    private final Map<Integer, PieceMask> arguments = new TreeMap<>();
    private final PieceMask refusal;

    MaskingSink(Mask mask, TimedSink next) {
        this.mask = mask;
        this.next = next;
        this.refusal = mask.answer();
    }

    @Override
    public void accept(CompletionEvent event, long atNanos) {
        switch (event) {
            case Text(var slot, var delta, var deltas) -> {
                var known = texts.computeIfAbsent(slot, _ -> mask.answer()).take(delta);
                if (!known.isEmpty()) {
                    next.accept(known.equals(delta) ? event : new Text(slot, known, deltas), atNanos);
                }
            }
            case Reasoning(var slot, var delta, var deltas) -> {
                var known = thoughts.computeIfAbsent(slot, _ -> mask.answer()).take(delta);
                if (!known.isEmpty()) {
                    next.accept(known.equals(delta) ? event : new Reasoning(slot, known, deltas), atNanos);
                }
            }
            case Refused(var delta) -> next.accept(new Refused(refusal.take(delta)), atNanos);
            case ToolCallDelta delta -> next.accept(masked(delta), atNanos);
            case Started(var model) -> next.accept(new Started(mask.words(model)), atNanos);
            case Filtered(var names) ->
                next.accept(new Filtered(names.stream().map(mask::words).collect(Collectors.toSet())), atNanos);
            case Tally _, Finished _ -> {
                tellRest(atNanos);
                next.accept(event, atNanos);
            }
            case Failed(var failure) -> {
                tellRest(atNanos);
                next.accept(new Failed(mask.failure(failure)), atNanos);
            }
            case Sent _, Answered _, UsageReported _, Retried _ -> next.accept(event, atNanos);
        }
    }

    private ToolCallDelta masked(ToolCallDelta delta) {
        var id = delta.id() == null ? null : mask.words(delta.id());
        var name = delta.name() == null ? null : mask.words(delta.name());
        var more = arguments.computeIfAbsent(delta.index(), _ -> mask.answer()).take(delta.argumentsDelta());
        return new ToolCallDelta(delta.index(), id, name, more);
    }

    /// What was held back, now that nothing more comes.
    private void tellRest(long atNanos) {
        texts.forEach((slot, text) -> tell(text.rest(), rest -> new Text(slot, rest, 0), atNanos));
        thoughts.forEach((slot, text) -> tell(text.rest(), rest -> new Reasoning(slot, rest, 0), atNanos));
        arguments.forEach((index, text) -> tell(text.rest(), rest -> new ToolCallDelta(index, null, null, rest), atNanos));
        tell(refusal.rest(), Refused::new, atNanos);
    }

    private void tell(String rest, Held as, long atNanos) {
        if (!rest.isEmpty()) {
            next.accept(as.event(rest), atNanos);
        }
    }

    private interface Held {
        CompletionEvent event(String rest);
    }
}
