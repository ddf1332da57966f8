package foundrybench.document;

import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/// Takes HTML in a line as the text it is. Looks for a tag's end only so far: the parser's own search begins anew at
/// each `<` and reads to the end of the text, which for many of them takes minutes.
final class LiteralHtml implements InlineContentParserFactory, InlineContentParser {
    private static final int LONGEST_TAG = 600;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        var afterSign = scanner.position();
        char first = scanner.peek();
        boolean begins = isLetter(first) || first == '/' || first == '!' || first == '?';
        var inside = begins ? inside(scanner) : "";
        if (inside.isEmpty()) {
            return ParsedInline.of(new Text("<"), afterSign);
        }
        if (isAddress(inside)) {
            return ParsedInline.none(); // the parser knows what to do with <https://…>
        }
        var html = new HtmlInline();
        html.setLiteral("<" + inside + ">");
        return ParsedInline.of(html, scanner.position());
    }

    /// What stands before the next `>`, leaving the scanner after it; empty when there is none near.
    private static String inside(Scanner scanner) {
        var inside = new StringBuilder();
        while (inside.length() < LONGEST_TAG && scanner.hasNext()) {
            char c = scanner.peek();
            scanner.next();
            if (c == '>') {
                return inside.toString();
            }
            inside.append(c);
        }
        return "";
    }

    private static boolean isAddress(String inside) {
        return inside.indexOf(' ') < 0 && inside.indexOf('<') < 0 && (inside.indexOf(':') > 0 || inside.indexOf('@') > 0);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
