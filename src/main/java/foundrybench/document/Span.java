package foundrybench.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stretch of text in one look.
///
/// @param target where it leads, `http`, `https` or `mailto` only; `null` for text
public record Span(String text, Set<Style> styles, @Nullable String target) {
    public Span {
        styles = Set.copyOf(styles);
    }

    /// What it is: the first four from Markdown, the others from the grammar of a code block.
    public enum Style {
        STRONG,
        EMPHASIS,
        STRIKE,
        CODE,
        KEYWORD,
        STRING,
        COMMENT,
        NUMBER,
        ADDED,
        REMOVED
    }

    /// Text without any look.
    public static Span plain(String text) {
        return new Span(text, Set.of(), null);
    }

    /// The same look on another text.
    Span with(String other) {
        return new Span(other, styles, target);
    }
}
