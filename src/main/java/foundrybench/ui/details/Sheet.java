package foundrybench.ui.details;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text for a reading view, in its Markdown. What is given is text nobody vouches for: none of its signs means
/// anything.
final class Sheet {
    private static final Pattern SIGN = Pattern.compile("[\\p{Punct}]");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final int SHORTEST_FENCE = 3;

    private final StringBuilder text = new StringBuilder();

    Sheet heading(String words) {
        text.append("#### ").append(plain(words)).append("\n\n");
        return this;
    }

    Sheet paragraph(String words) {
        text.append(plain(words)).append("\n\n");
        return this;
    }

    /// A paragraph that asks for attention.
    Sheet strong(String words) {
        text.append("**").append(plain(words)).append("**\n\n");
        return this;
    }

    /// A list, a line each.
    Sheet list(List<String> lines) {
        lines.forEach(line -> text.append("- ").append(plain(line)).append('\n'));
        text.append('\n');
        return this;
    }

    /// A text as it is, its lines kept.
    Sheet code(String language, String code) {
        var fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(code) + 1));
        text.append(fence).append(language).append('\n').append(code);
        text.append(code.endsWith("\n") ? "" : "\n").append(fence).append("\n\n");
        return this;
    }

    /// A table.
    ///
    /// @param numbers how many of the last columns hold numbers
    Sheet table(List<String> head, int numbers, List<List<String>> rows) {
        row(head);
        for (int i = 0; i < head.size(); i++) {
            text.append(i < head.size() - numbers ? "| --- " : "| ---: ");
        }
        text.append("|\n");
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(Sheet::plain).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String plain(String words) {
        return SIGN.matcher(BLANK.matcher(words.strip()).replaceAll(" ")).replaceAll("\\\\$0");
    }

    private static int longestRun(String code) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
