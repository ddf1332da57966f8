package foundrybench.provider;

import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Slot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;

/// Hands on the events of one exchange without the caller's key: a server that repeats its request must not bring the
/// key into a session.
///
/// Asks for each type in turn, those of a flood first: a switch over types would cost each start some milliseconds.
final class MaskingSink implements TimedSink {
    private final Mask mask;
    private final TimedSink next;
    private final Map<Slot, PieceMask> texts = new LinkedHashMap<>();
    private final Map<Slot, PieceMask> thoughts = new LinkedHashMap<>();
    private final Map<Integer, PieceMask> arguments = new LinkedHashMap<>();
    private final PieceMask refusal;

    MaskingSink(Mask mask, TimedSink next) {
        this.mask = mask;
        this.next = next;
        this.refusal = mask.answer();
    }

    @Override
    public void accept(CompletionEvent event, long atNanos) {
        if (event instanceof Text text) {
            var known = of(texts, text.slot()).take(text.delta());
            if (!known.isEmpty()) {
                next.accept(known.equals(text.delta()) ? text : new Text(text.slot(), known, text.deltas()), atNanos);
            }
        } else if (event instanceof Reasoning thought) {
            var known = of(thoughts, thought.slot()).take(thought.delta());
            if (!known.isEmpty()) {
                next.accept(known.equals(thought.delta()) ? thought : new Reasoning(thought.slot(), known, thought.deltas()), atNanos);
            }
        } else {
            if (event instanceof Tally || event instanceof Finished || event instanceof Failed) {
                tellRest(atNanos);
            }
            next.accept(masked(event), atNanos);
        }
    }

    /// The others that hold words of the other side.
    private CompletionEvent masked(CompletionEvent event) {
        if (event instanceof Failed failed) {
            return new Failed(mask.failure(failed.failure()));
        }
        if (event instanceof Started started) {
            return new Started(mask.words(started.model()));
        }
        if (event instanceof Refused refused) {
            return new Refused(refusal.take(refused.delta()));
        }
        if (event instanceof ToolCallDelta call) {
            var id = call.id() == null ? null : mask.words(call.id());
            var name = call.name() == null ? null : mask.words(call.name());
            return new ToolCallDelta(call.index(), id, name, of(arguments, call.index()).take(call.argumentsDelta()));
        }
        if (event instanceof Filtered filtered) {
            return new Filtered(filtered.categories().stream().map(mask::words).collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return event;
    }

    private <K> PieceMask of(Map<K, PieceMask> places, K place) {
        var known = places.get(place);
        if (known == null) {
            known = mask.answer();
            places.put(place, known);
        }
        return known;
    }

    /// What was held back, now that nothing more comes.
    private void tellRest(long atNanos) {
        for (var text : texts.entrySet()) {
            var rest = text.getValue().rest();
            tell(rest, new Text(text.getKey(), rest, 0), atNanos);
        }
        for (var thought : thoughts.entrySet()) {
            var rest = thought.getValue().rest();
            tell(rest, new Reasoning(thought.getKey(), rest, 0), atNanos);
        }
        for (var call : arguments.entrySet()) {
            var rest = call.getValue().rest();
            tell(rest, new ToolCallDelta(call.getKey(), null, null, rest), atNanos);
        }
        var rest = refusal.rest();
        tell(rest, new Refused(rest), atNanos);
    }

    private void tell(String rest, CompletionEvent event, long atNanos) {
        if (!rest.isEmpty()) {
            next.accept(event, atNanos);
        }
    }
}
