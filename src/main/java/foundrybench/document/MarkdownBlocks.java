package foundrybench.document;

import foundrybench.document.Block.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// Makes blocks out of the parser's nodes, which nest no deeper than the parser lets them.
final class MarkdownBlocks {
    private static final Pattern TASK = Pattern.compile("\\[([ xX])]\\s");
    private static final int ROWS = 20;
    private static final int MOST_COLUMNS = 40; // a wider table is shown as its text

    private final List<Block> blocks = new ArrayList<>();
    private int end;
    private boolean isFirst;
    private boolean isTight;
    private String marker = "";

    /// @param before what stands before
    MarkdownBlocks(List<Block> before) {
        isFirst = before.isEmpty();
        end = isFirst ? 0 : before.getLast().end();
    }

    /// How many it has made.
    int size() {
        return blocks.size();
    }

    /// What it has made.
    List<Block> added() {
        return blocks;
    }

    /// Adds the blocks of a node.
    void add(Node node) {
        add(node, 0, 0);
    }

    private void add(Node node, int quotes, int indent) {
        switch (node) {
            case Paragraph _ -> prose(0, MarkdownInlines.of(node), quotes, indent);
            case Heading heading -> prose(heading.getLevel(), MarkdownInlines.of(node), quotes, indent);
            case BlockQuote _ -> children(node, quotes + 1, indent);
            case ListBlock list -> items(list, quotes, indent + 1);
            case FencedCodeBlock code -> code(language(code.getInfo()), code.getLiteral(), place(quotes, indent));
            case IndentedCodeBlock code -> code("", code.getLiteral(), place(quotes, indent));
            case HtmlBlock html -> prose(0, List.of(Span.plain(html.getLiteral())), quotes, indent);
            case ThematicBreak _ -> {
                var place = place(quotes, indent);
                var lead = lead(place);
                put(new Block.Rule(lead, end + lead.length(), place));
            }
            case TableBlock table -> table(table, place(quotes, indent));
            case LinkReferenceDefinition _ -> {} // it is where its links are
            default -> children(node, quotes, indent);
        }
    }

    private void children(Node parent, int quotes, int indent) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, quotes, indent);
        }
    }

    private void items(ListBlock list, int quotes, int indent) {
        boolean outer = isTight;
        int number = list instanceof OrderedList ordered ? start(ordered) : 0;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            marker = list instanceof BulletList ? "•" : number++ + ".";
            for (var node = item.getFirstChild(); node != null; node = node.getNext()) {
                add(node, quotes, indent);
                isTight = list.isTight();
            }
            if (!marker.isEmpty()) { // nothing in it
                prose(0, List.of(), quotes, indent);
            }
            isTight = list.isTight();
        }
        isTight = outer;
    }

    private static int start(OrderedList list) {
        var start = list.getMarkerStartNumber();
        return start == null ? 1 : start;
    }

    private Place place(int quotes, int indent) {
        var place = new Place(quotes, indent, marker);
        marker = "";
        return place;
    }

    private String lead(Place place) {
        var lead = isFirst ? "" : isTight ? "\n" : "\n\n";
        if (!place.marker().isEmpty()) {
            lead += "  ".repeat(place.indent() - 1) + place.marker() + " ";
        }
        return lead;
    }

    private void put(Block block) {
        blocks.add(block);
        end = block.end();
        isFirst = false;
    }

    private void prose(int level, List<Span> spans, int quotes, int indent) {
        var text = Spans.text(spans);
        var content = spans;
        if (!marker.isEmpty() && TASK.matcher(text).lookingAt()) {
            marker = text.charAt(1) == ' ' ? "☐" : "☑";
            content = Spans.pieces(spans, List.of(4, text.length())).getLast();
            text = text.substring(4);
        }
        var trimmed = text.stripTrailing();
        if (trimmed.length() < text.length()) { // what HTML leaves
            content = trimmed.isEmpty() ? List.of() : Spans.pieces(content, List.of(trimmed.length(), text.length())).getFirst();
            text = trimmed;
        }
        var place = place(quotes, indent);
        var lead = lead(place);
        var cuts = Spans.cuts(text, RawReader.LONGEST);
        int from = 0;
        for (var piece : Spans.pieces(content, cuts)) {
            var itsText = Spans.text(piece);
            put(new Block.Prose(lead, end + lead.length(), place, from > 0, level, piece, itsText));
            from += itsText.length();
            lead = "";
            place = place.within();
        }
    }

    private static String language(String info) {
        var word = info == null ? "" : VisibleText.of(info.strip().split("[\\s{,]", 2)[0]);
        return word.length() > 20 ? word.substring(0, 20) : word;
    }

    private void code(String language, String literal, Place codePlace) {
        var code = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        var spans = Highlighter.spans(language, code);
        var cuts = CodeCuts.of(code);
        var place = codePlace;
        var lead = lead(place);
        int from = 0;
        var pieces = Spans.pieces(spans, cuts);
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var text = code.substring(from, cuts.get(i));
            if (i > 0 && text.startsWith("\n")) {
                lead = "\n";
                text = text.substring(1);
                piece = piece.isEmpty() ? piece : Spans.pieces(piece, List.of(1, text.length() + 1)).getLast();
            }
            put(new Block.Code(lead, end + lead.length(), place, i > 0, i == pieces.size() - 1, language, piece, text));
            from = cuts.get(i);
            lead = "";
            place = place.within();
        }
    }

    private void table(TableBlock table, Place tablePlace) {
        var rows = new TableRows();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows.begin(part instanceof TableHead);
                for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    rows.cell(MarkdownInlines.of(cell), alignment(cell));
                }
            }
        }
        if (rows.columns().size() > MOST_COLUMNS) {
            marker = tablePlace.marker();
            var text = rows.pieces(Integer.MAX_VALUE).getFirst().text();
            prose(0, List.of(Span.plain(text)), tablePlace.quotes(), tablePlace.indent());
            return;
        }
        var place = tablePlace;
        var lead = lead(place);
        boolean continues = false;
        for (var piece : rows.pieces(ROWS)) {
            put(new Block.Table(lead, end + lead.length(), place, continues, rows.columns(), piece.rows(), piece.text()));
            lead = "\n";
            place = place.within();
            continues = true;
        }
    }

    private static Alignment alignment(Node cell) {
        var alignment = cell instanceof TableCell tableCell ? tableCell.getAlignment() : null;
        return switch (alignment) {
            case null -> Alignment.LEFT;
            case LEFT -> Alignment.LEFT;
            case CENTER -> Alignment.CENTER;
            case RIGHT -> Alignment.RIGHT;
        };
    }
}
