package foundrybench.store;

import foundrybench.model.CompletionEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the many small deltas of one call into few pieces. A surrogate pair stays in one piece: its first
/// half waits for the second. Belongs to one thread.
final class PieceBuffer {
    private final List<Piece> done = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Piece last; // its text is in the builder

    void add(CompletionEvent event, long atNanos) {
        Piece.of(event, atNanos).ifPresent(this::add);
    }

    /// All that came since, but for a trailing half of a surrogate pair.
    List<Piece> take() {
        var half = cutHalf();
        var taken = takeAll();
        if (half != null) {
            add(half);
        }
        return taken;
    }

    /// All that came since, whatever it ends in.
    List<Piece> takeAll() {
        finishLast();
        var taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    private void add(Piece next) {
        if (last != null && last.isContinuedBy(next)) {
            last = new Piece(
                    last.kind(), last.slot(), "", last.deltas() + next.deltas(), last.firstNanos(), next.lastNanos());
        } else {
            finishLast();
            last = next;
        }
        text.append(next.text());
    }

    /// The half comes without deltas, which are counted with the text before it, unless there is none.
    private @Nullable Piece cutHalf() {
        int before = text.length() - 1;
        boolean endsInHalf = before >= 0 && Character.isHighSurrogate(text.charAt(before));
        if (last == null || last.kind() == Piece.Kind.EVENT || !endsInHalf) {
            return null;
        }
        var half = text.substring(before);
        text.setLength(before);
        if (before > 0) {
            return new Piece(last.kind(), last.slot(), half, 0, last.lastNanos(), last.lastNanos());
        }
        var whole = new Piece(last.kind(), last.slot(), half, last.deltas(), last.firstNanos(), last.lastNanos());
        last = null;
        return whole;
    }

    private void finishLast() {
        if (last != null) {
            done.add(new Piece(
                    last.kind(), last.slot(), text.toString(), last.deltas(), last.firstNanos(), last.lastNanos()));
            last = null;
            text.setLength(0);
        }
    }
}
