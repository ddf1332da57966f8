package foundrybench.ui.reading;

import foundrybench.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Spans laid out as one text, with marks below it. An append touches its last span alone.
final class SpanFlow extends TextFlow {
    private final List<SpanText> texts = new ArrayList<>();
    private final List<Marking> markings = new ArrayList<>();
    private List<Marking> marked = List.of();
    private List<Span> shown = List.of();
    private int from;
    private int length;
    private int most = 1; // characters of a word from right to left that surely have room in a line
    private double markedWidth = -1;

    /// A range to be marked.
    ///
    /// @param style `selection`, `match` or `current-match`
    record Marking(int from, int to, String style) {}

    /// A span on the screen.
    static final class SpanText extends Text {
        private Span span;

        SpanText(Span span) {
            super(span.text());
            this.span = span;
            dress();
        }

        /// Where it leads; `null` when nowhere.
        @Nullable String target() {
            return span.target();
        }

        private void show(Span newer) {
            if (!span.text().equals(newer.text())) {
                setText(newer.text());
            }
            boolean looksOther =
                    !span.styles().equals(newer.styles()) || !Objects.equals(span.target(), newer.target());
            span = newer;
            if (looksOther) {
                dress();
            }
        }

        private void dress() {
            var classes = new ArrayList<>(List.of("reading-text"));
            span.styles().forEach(style -> classes.add("reading-" + style.name().toLowerCase(Locale.ROOT)));
            if (span.target() != null) {
                classes.add("reading-link");
            }
            getStyleClass().setAll(classes);
        }
    }

    SpanFlow(String... styleClasses) {
        getStyleClass().setAll(styleClasses);
        getStyleClass().add("reading-flow");
    }

    /// @param startInBlock where its text begins in its block's
    void show(List<Span> spans, int startInBlock) {
        from = startInBlock;
        if (spans.equals(shown)) {
            return;
        }
        fill(RightToLeft.cut(spans, most));
        shown = spans;
        length = spans.stream().mapToInt(span -> span.text().length()).sum();
        markedWidth = -1;
    }

    private void fill(List<Span> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (i < texts.size()) {
                texts.get(i).show(pieces.get(i));
            } else {
                var text = new SpanText(pieces.get(i));
                texts.add(text);
                getChildren().add(text);
            }
        }
        while (texts.size() > pieces.size()) {
            getChildren().remove(texts.removeLast());
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        fit(width);
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        fit(getWidth());
        super.layoutChildren();
    }

    /// Cuts words from right to left that have no room in a line.
    private void fit(double width) {
        if (width <= 0 || texts.isEmpty() || !RightToLeft.isIn(shown)) {
            return;
        }
        double inside = width - snappedLeftInset() - snappedRightInset();
        int newMost = Math.max(1, (int) (inside / texts.getFirst().getFont().getSize()));
        if (newMost != most) {
            most = newMost;
            fill(RightToLeft.cut(shown, most));
            applyCss();
        }
    }

    /// Where its links lead.
    List<String> targets() {
        return shown.stream().flatMap(span -> Stream.ofNullable(span.target())).toList();
    }

    /// Where its text begins in its block's.
    int from() {
        return from;
    }

    /// Where its text ends in its block's.
    int to() {
        return from + length;
    }

    /// The place in its block's text that is nearest to this point of its own.
    int offsetAt(double x, double y) {
        return from + Math.clamp(getHitInfo(new Point2D(x, y)).getInsertionIndex(), 0, length);
    }

    /// The character of its block's text that is at this point.
    int characterAt(double x, double y) {
        return from + Math.clamp(getHitInfo(new Point2D(x, y)).getCharIndex(), 0, length);
    }

    /// Marks these ranges of its block's text, those that it has. To be called once it is laid out.
    void mark(List<Marking> ranges) {
        markings.clear();
        for (var range : ranges) {
            int first = Math.clamp(range.from() - from, 0, length);
            int last = Math.clamp(range.to() - from, first, length);
            if (last > first) {
                markings.add(new Marking(first, last, range.style()));
            }
        }
        if (markings.equals(marked) && markedWidth == getWidth()) {
            return;
        }
        markedWidth = getWidth();
        marked = List.copyOf(markings);
        getChildren().removeIf(child -> child instanceof Path);
        for (int i = 0; i < marked.size(); i++) {
            var marking = marked.get(i);
            var path = new Path(getRangeShape(marking.from(), marking.to(), false));
            path.setManaged(false);
            path.setMouseTransparent(true);
            path.getStyleClass().setAll("reading-mark", "reading-" + marking.style());
            getChildren().add(i, path);
        }
    }
}
