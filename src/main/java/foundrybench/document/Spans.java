package foundrybench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Spans made, as text, and cut into pieces.
final class Spans {
    private Spans() {}

    /// Makes spans out of stretches; those that look the same become one.
    static final class Builder {
        private final List<Span> done = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Set<Span.Style> styles = Set.of();
        private @Nullable String target;

        void add(String more, Set<Span.Style> itsStyles, @Nullable String itsTarget) {
            if (more.isEmpty()) {
                return;
            }
            if (!styles.equals(itsStyles) || !Objects.equals(target, itsTarget)) {
                end();
                styles = itsStyles;
                target = itsTarget;
            }
            text.append(more);
        }

        List<Span> build() {
            end();
            return done;
        }

        private void end() {
            if (!text.isEmpty()) {
                done.add(new Span(text.toString(), styles, target));
                text.setLength(0);
            }
        }
    }

    /// Their plain text.
    static String text(List<Span> spans) {
        if (spans.size() == 1) {
            return spans.getFirst().text();
        }
        var text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    /// The spans cut at these places, which ascend and end with the length of the text.
    static List<List<Span>> pieces(List<Span> spans, List<Integer> cuts) {
        if (cuts.size() == 1) {
            return List.of(spans);
        }
        var pieces = new ArrayList<List<Span>>();
        var piece = new ArrayList<Span>();
        int at = 0;
        for (var span : spans) {
            int from = 0;
            int length = span.text().length();
            while (at + length - from > cuts.get(pieces.size())) {
                int to = from + cuts.get(pieces.size()) - at;
                if (to > from) {
                    piece.add(span.with(span.text().substring(from, to)));
                }
                at += to - from;
                from = to;
                pieces.add(piece);
                piece = new ArrayList<>();
            }
            piece.add(from == 0 ? span : span.with(span.text().substring(from)));
            at += length - from;
        }
        pieces.add(piece);
        return pieces;
    }

    /// Where to cut a text into pieces no longer than this, each after a space where there is one near the end. The
    /// last is the end of the text.
    static List<Integer> cuts(String text, int longest) {
        var cuts = new ArrayList<Integer>();
        int from = 0;
        while (text.length() - from > longest) {
            int cut = from + longest;
            int softly = cut;
            while (softly > from + longest / 2 && !isGap(text.charAt(softly - 1))) {
                softly--;
            }
            if (softly > from + longest / 2) {
                cut = softly;
            } else if (Character.isLowSurrogate(text.charAt(cut))) {
                cut--;
            }
            cuts.add(cut);
            from = cut;
        }
        cuts.add(text.length());
        return cuts;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\n';
    }
}
