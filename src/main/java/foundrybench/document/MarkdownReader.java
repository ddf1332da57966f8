package foundrybench.document;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads a text as Markdown (CommonMark with tables, strikethrough, task lists and bare addresses). Only what is open
/// at the end is parsed again when the text grows.
///
/// A block outside all others is settled once the last whole line but one is past its beginning and another such
/// block follows it: what the last, unfinished line may still change (a heading's underline, a table's second row, a
/// line that goes on with a paragraph) reaches back no further. A text with link definitions is parsed as a whole each
/// time, for the last of them may name a link in its first line.
public final class MarkdownReader implements TextReader {
    private static final int DEEPEST = 100; // as many quotes and lists in each other; a sign beyond is text
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .customInlineContentParserFactory(new LiteralHtml())
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private final VisibleText visible = new VisibleText();
    private final List<Block> settled = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<Block> tail = List.of();
    private int openFrom; // where in the text that begins which is not settled
    private boolean isWhole; // nothing is ever settled
    private boolean hasGrown;

    @Override
    public void append(String more) {
        text.append(visible.add(more));
        hasGrown = true;
    }

    @Override
    public Document document() {
        if (hasGrown) {
            hasGrown = false;
            read();
        }
        var blocks = new ArrayList<Block>(settled.size() + tail.size());
        blocks.addAll(settled);
        blocks.addAll(tail);
        return new Document(blocks);
    }

    /// How much of the text is parsed again when it grows.
    int openLength() {
        return text.length() - openFrom;
    }

    private void read() {
        var open = text.substring(openFrom) + visible.rest();
        try {
            var root = PARSER.parse(open);
            if (!isWhole && defines(root)) {
                isWhole = true;
                openFrom = 0;
                tail = document(settled, tail);
                settled.clear();
                read();
                return;
            }
            take(root, open);
        } catch (StackOverflowError deep) { // a parser's bug must not cost the answer
            var raw = new ArrayList<>(settled);
            RawReader.add(raw, open);
            tail = same(tail, raw.subList(settled.size(), raw.size()));
        }
    }

    private static List<Block> document(List<Block> first, List<Block> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private void take(Node root, String open) {
        int lastLine = lines(open);
        var blocks = new MarkdownBlocks(settled);
        Node settledBy = null;
        int settles = 0;
        for (var node = root.getFirstChild(); node != null; node = node.getNext()) {
            if (!isWhole && standsAlone(node) && line(node) <= lastLine - 2) {
                settledBy = node;
                settles = blocks.size();
            }
            blocks.add(node);
        }
        var newTail = same(tail, blocks.added());
        settled.addAll(newTail.subList(0, settles));
        tail = List.copyOf(newTail.subList(settles, newTail.size()));
        if (settledBy != null) {
            int at = settledBy.getSourceSpans().getFirst().getInputIndex();
            openFrom += open.lastIndexOf('\n', at - 1) + 1;
        }
    }

    /// Whether it would be read the same without what is before it. A table takes its first row from a paragraph; alone,
    /// that row might be code.
    private static boolean standsAlone(Node node) {
        var before = node.getPrevious();
        return before != null && !(node instanceof TableBlock && before instanceof Paragraph);
    }

    private static boolean defines(Node root) {
        for (var node = root.getFirstChild(); node != null; ) {
            if (node instanceof LinkReferenceDefinition) {
                return true;
            }
            boolean isContainer = node.getFirstChild() instanceof org.commonmark.node.Block;
            if (isContainer) {
                node = node.getFirstChild();
                continue;
            }
            while (node.getNext() == null && node.getParent() != root) {
                node = node.getParent();
            }
            node = node.getNext();
        }
        return false;
    }

    private static int line(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? Integer.MAX_VALUE : spans.getFirst().getLineIndex();
    }

    private static int lines(String text) {
        int lines = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    /// The new blocks; those that were there before, as the objects that were there.
    private static List<Block> same(List<Block> old, List<Block> newer) {
        var same = new ArrayList<>(newer);
        for (int i = 0; i < Math.min(old.size(), newer.size()) && newer.get(i).equals(old.get(i)); i++) {
            same.set(i, old.get(i));
        }
        return same;
    }
}
