package foundrybench.ui.reading;

import foundrybench.document.Span;
import java.text.Bidi;
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
                cut(pieces, span, most);
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
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static void cut(List<Span> pieces, Span span, int most) {
        var text = span.text();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean isHalf = i < text.length() && Character.isLowSurrogate(text.charAt(i));
            boolean isEnd = i == text.length() || i - from >= most && !isHalf || isGap(text.charAt(i - 1)) && !isGap(text.charAt(i));
            if (isEnd) {
                pieces.add(new Span(text.substring(from, i), span.styles(), span.target()));
                from = i;
            }
        }
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '-';
    }
}
