package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.function.Function;

/// Folds the saved pieces of an answer again, giving the fold what it had been given but for the cuts
/// between deltas.
final class Replay {
    private final CompletionBuilder builder;
    private int textDeltas;
    private int reasoningDeltas;

    /// @param builder of the call, new
    Replay(CompletionBuilder builder) {
        this.builder = builder;
    }

    void add(Piece piece) throws FormatException {
        switch (piece.kind()) {
            case TEXT -> {
                textDeltas += piece.deltas();
                addText(piece, text -> new Text(piece.slot(), text));
            }
            case REASONING -> {
                reasoningDeltas += piece.deltas();
                addText(piece, text -> new Reasoning(piece.slot(), text));
            }
            case REFUSAL -> addText(piece, Refused::new);
            case EVENT -> {
                var event = piece.event();
                if (event instanceof Tally(var texts, var reasonings)) {
                    textDeltas = texts;
                    reasoningDeltas = reasonings;
                }
                builder.add(event, piece.firstNanos());
            }
        }
    }

    /// The answer so far.
    Completion soFar() {
        return builder.add(new Tally(textDeltas, reasoningDeltas)).snapshot();
    }

    /// The answer as it stays when nobody is left to end it.
    Completion interrupted() {
        builder.add(new Tally(textDeltas, reasoningDeltas));
        return builder.add(new Failed(FailureText.describe(FailureKind.INTERRUPTED, FailureFacts.message(null))))
                .snapshot();
    }

    /// In two, when it came in several deltas: the times that count are those of the first and the last.
    private void addText(Piece piece, Function<String, CompletionEvent> event) {
        var text = piece.text();
        if (piece.deltas() > 1 && text.length() > 1) {
            builder.add(event.apply(text.substring(0, 1)), piece.firstNanos());
            builder.add(event.apply(text.substring(1)), piece.lastNanos());
        } else {
            builder.add(event.apply(text), piece.firstNanos());
        }
    }
}
