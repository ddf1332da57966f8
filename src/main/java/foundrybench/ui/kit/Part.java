package foundrybench.ui.kit;

import java.util.List;
import java.util.stream.Collectors;

/// A stretch of a [RichLine] in one style.
public record Part(String text, Style style) {
    private static final char NO_BREAK_SPACE = '\u00a0';

    /// What a stretch is to the reader.
    public enum Style {
        /// Words around the figures.
        QUIET,
        /// The figures, or a name.
        STRONG,
        /// Asks for attention.
        WARNING,
        /// About thinking.
        THINKING
    }

    /// Words around the figures.
    public static Part quiet(String text) {
        return new Part(text, Style.QUIET);
    }

    /// A figure, or a name.
    public static Part strong(String text) {
        return new Part(text, Style.STRONG);
    }

    /// The parts as one text.
    public static String plain(List<Part> parts) {
        return breakable(parts.stream().map(Part::text).collect(Collectors.joining()));
    }

    /// The same, never broken into lines.
    public Part unbroken() {
        return new Part(text.replace(' ', NO_BREAK_SPACE), style);
    }

    /// Text that was kept from breaking, as people type it.
    static String breakable(String text) {
        return text.replace(NO_BREAK_SPACE, ' ');
    }
}
