package foundrybench.compare;

import java.util.List;
import java.util.stream.Collectors;

/// A line of a difference.
///
/// @param parts its text in pieces
public record DiffLine(Kind kind, List<Part> parts) {
    public DiffLine {
        parts = List.copyOf(parts);
    }

    /// Where it is.
    public enum Kind {
        /// In both.
        SAME(' '),
        /// Only in the first.
        REMOVED('-'),
        /// Only in the second.
        ADDED('+');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        /// As differences are written down.
        public char sign() {
            return sign;
        }
    }

    /// A piece of it.
    ///
    /// @param changed whether it is what makes the line differ from the one it took the place of
    public record Part(String text, boolean changed) {}

    /// All of it.
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
