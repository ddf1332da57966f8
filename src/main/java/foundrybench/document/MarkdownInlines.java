package foundrybench.document;

import foundrybench.document.Span.Style;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// The inline content of one node as spans. Walks without recursion: text may nest as deep as it likes. HTML is
/// literal text; an image is its alternative text and its address; a target that may not be a link is shown as text.
final class MarkdownInlines {
    private final Spans.Builder spans = new Spans.Builder();
    private final Map<Style, Integer> depths = new EnumMap<>(Style.class);
    private final Deque<String> targets = new ArrayDeque<>(); // empty for links that are none

    private MarkdownInlines() {}

    static List<Span> of(Node parent) {
        var inlines = new MarkdownInlines();
        var node = parent.getFirstChild();
        while (node != null) {
            inlines.enter(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            inlines.leave(node);
            while (node.getNext() == null && node.getParent() != parent) {
                node = node.getParent();
                inlines.leave(node);
            }
            node = node.getNext();
        }
        return inlines.spans.build();
    }

    private void enter(Node node) {
        switch (node) {
            case Text text -> text(text.getLiteral());
            case Code code -> put(code.getLiteral(), with(Style.CODE));
            case HtmlInline html -> put(html.getLiteral(), styles());
            case SoftLineBreak _, HardLineBreak _ -> put("\n", styles()); // a line that was broken stays so
            case StrongEmphasis _ -> deepen(Style.STRONG, 1);
            case Emphasis _ -> deepen(Style.EMPHASIS, 1);
            case Strikethrough _ -> deepen(Style.STRIKE, 1);
            case Link link -> targets.push(Links.isSafe(link.getDestination()) ? link.getDestination() : "");
            default -> {} // its children say what it is
        }
    }

    private void leave(Node node) {
        switch (node) {
            case StrongEmphasis _ -> deepen(Style.STRONG, -1);
            case Emphasis _ -> deepen(Style.EMPHASIS, -1);
            case Strikethrough _ -> deepen(Style.STRIKE, -1);
            case Image image -> address(image.getDestination());
            case Link link -> {
                if (targets.pop().isEmpty()) {
                    address(link.getDestination());
                }
            }
            default -> {}
        }
    }

    private void address(String target) {
        put(" (" + Links.shown(target) + ")", styles());
    }

    private void text(String parsed) {
        var literal = VisibleText.of(parsed); // an entity may have brought anything
        if (target() == null) {
            Links.add(spans, literal, styles());
        } else {
            put(literal, styles());
        }
    }

    private void put(String text, Set<Style> styles) {
        spans.add(VisibleText.of(text), styles, target());
    }

    private @Nullable String target() {
        var innermost = targets.peek();
        return innermost == null || innermost.isEmpty() ? null : innermost;
    }

    private void deepen(Style style, int by) {
        depths.merge(style, by, Integer::sum);
    }

    private Set<Style> styles() {
        var styles = EnumSet.noneOf(Style.class);
        depths.forEach((style, depth) -> {
            if (depth > 0) {
                styles.add(style);
            }
        });
        return styles;
    }

    private Set<Style> with(Style more) {
        var styles = EnumSet.copyOf(styles());
        styles.add(more);
        return styles;
    }
}
