package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PieceBufferTest {
    @Test
    void manySmallDeltasAreFewPiecesAndNoneSplitsASurrogatePair() {
        var buffer = new PieceBuffer();
        var pieces = new ArrayList<Piece>();
        var text = "🤖".repeat(100);
        for (int i = 0; i < text.length(); i++) {
            buffer.add(new Text(Slot.ONLY, text.substring(i, i + 1)), i);
            if (pieces.size() < 3) {
                pieces.addAll(buffer.take());
            }
        }
        pieces.addAll(buffer.takeAll());
        assertEquals(4, pieces.size());
        assertEquals(List.of("🤖", "🤖", "🤖", "🤖".repeat(97)), pieces.stream().map(Piece::text).toList());
        assertEquals(200, pieces.stream().mapToInt(Piece::deltas).sum());
    }

    @Test
    void neighboursOfOneKindAndPlaceAreJoinedWithTheirTimes() {
        var elsewhere = new Slot(1, 0);
        var buffer = new PieceBuffer();
        buffer.add(new Text(Slot.ONLY, "a"), 10);
        buffer.add(new Text(Slot.ONLY, "b"), 20);
        buffer.add(new Text(elsewhere, "c"), 30);
        buffer.add(new Reasoning(elsewhere, "d"), 40);
        buffer.add(new Started("kimi"), 50);
        buffer.add(new Reasoning(elsewhere, "e"), 60);
        assertEquals(
                List.of(
                        new Piece(Piece.Kind.TEXT, Slot.ONLY, "ab", 2, 10, 20),
                        new Piece(Piece.Kind.TEXT, elsewhere, "c", 1, 30, 30),
                        new Piece(Piece.Kind.REASONING, elsewhere, "d", 1, 40, 40),
                        new Piece(Piece.Kind.EVENT, Slot.ONLY, "{\"event\":\"started\",\"model\":\"kimi\"}", 0, 50, 50),
                        new Piece(Piece.Kind.REASONING, elsewhere, "e", 1, 60, 60)),
                buffer.take());
        assertEquals(List.of(), buffer.take());
    }
}
