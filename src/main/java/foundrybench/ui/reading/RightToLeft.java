package foundrybench.ui.reading;

import foundrybench.document.Span;
import foundrybench.ui.kit.Wrapping;
import java.util.ArrayList;
import java.util.List;

/// Cuts text from right to left into words. JavaFX 26.0.2 throws where it has to wrap such a text within a node
/// (`PrismTextLayout.computeTrailingSpaceWidth`), in every frame from then on; between two nodes it wraps well.
final class RightToLeft {
    private RightToLeft() {}

    /// The same spans, those from right to left word by word.
    ///
    /// @param most no piece is longer, for a word that is wider than its line would be wrapped within
    static List<Span> cut(List<Span> spans, int most) {
        if (!isIn(spans)) {
            return spans;
        }
        var pieces = new ArrayList<Span>();
        for (var span : spans) {
            if (turns(span.text())) {
                Wrapping.pieces(span.text(), most).forEach(piece -> pieces.add(new Span(piece, span.styles(), span.target())));
            } else {
                pieces.add(span);
            }
        }
        return pieces;
    }

    /// Whether any of it goes from right to left.
    static boolean isIn(List<Span> spans) {
        return spans.stream().anyMatch(span -> turns(span.text()));
    }

    private static boolean turns(String text) {
        return !Wrapping.isSafe(text);
    }
}
