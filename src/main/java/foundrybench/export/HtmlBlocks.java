package foundrybench.export;

import foundrybench.document.Address;
import foundrybench.document.Block;
import foundrybench.document.MarkdownReader;
import foundrybench.document.Place;
import foundrybench.document.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a model wrote, read as Markdown like in the window, as HTML.
final class HtmlBlocks {
    private static final int FIRST_HEADING = 3; // those above are the page's own
    private static final int LAST_HEADING = 6;
    private static final int DEEPEST_INDENT = 8;

    private final HtmlText out;
    private String open = ""; // the end of the block that was begun

    private HtmlBlocks(HtmlText out) {
        this.out = out;
    }

    static void write(String markdown, HtmlText out) throws IOException {
        var reader = new MarkdownReader();
        reader.append(markdown);
        var blocks = new HtmlBlocks(out);
        for (var block : reader.document().blocks()) {
            blocks.write(block);
        }
        blocks.end();
    }

    private void end() throws IOException {
        out.raw(open);
        open = "";
    }

    private void write(Block block) throws IOException {
        if (!block.continues()) {
            end();
            begin(block);
        }
        switch (block) {
            case Block.Prose prose -> spans(prose.spans());
            case Block.Code code -> out.text(block.continues() ? code.lead() + code.text() : code.text());
            case Block.Raw raw -> out.text(block.continues() ? raw.lead() + raw.text() : raw.text());
            case Block.Table table -> rows(table);
            case Block.Rule _ -> out.raw("<hr>\n");
        }
    }

    private void begin(Block block) throws IOException {
        var place = block.place();
        var begin = "<div class=\"block%s\">".formatted(indent(place));
        out.raw("<blockquote>".repeat(Math.min(place.quotes(), DEEPEST_INDENT))).raw(begin);
        if (!place.marker().isEmpty()) {
            out.raw("<span class=\"marker\">").text(place.marker()).raw("</span> ");
        }
        var element = element(block);
        out.raw(element == null ? "" : "<" + element + ">");
        open = (element == null ? "" : "</" + element.replaceAll(" .*", "") + ">")
                + "</div>" + "</blockquote>".repeat(Math.min(place.quotes(), DEEPEST_INDENT)) + "\n";
    }

    private static @Nullable String element(Block block) {
        return switch (block) {
            case Block.Prose prose when prose.level() > 0 -> "h" + Math.min(LAST_HEADING, prose.level() + FIRST_HEADING - 1);
            case Block.Prose _ -> "p";
            case Block.Code _, Block.Raw _ -> "pre";
            case Block.Table _ -> "table";
            case Block.Rule _ -> null;
        };
    }

    private static String indent(Place place) {
        return place.indent() == 0 ? "" : " in" + Math.min(place.indent(), DEEPEST_INDENT);
    }

    private void rows(Block.Table table) throws IOException {
        for (var row : table.rows()) {
            out.raw("<tr>");
            for (int i = 0; i < row.cells().size(); i++) {
                var alignment = i < table.columns().size() ? table.columns().get(i).alignment() : Block.Alignment.LEFT;
                var tag = row.isHeader() ? "th" : "td";
                out.raw("<" + tag + " class=\"" + alignment.name().toLowerCase(Locale.ROOT) + "\">");
                spans(row.cells().get(i).spans());
                out.raw("</" + tag + ">");
            }
            out.raw("</tr>\n");
        }
    }

    private void spans(List<Span> spans) throws IOException {
        for (var span : spans) {
            var address = span.target() == null ? null : Address.of(span.target()).orElse(null);
            if (address != null) {
                out.raw("<a rel=\"noopener noreferrer\" href=\"").text(address.text()).raw("\">");
            }
            styled(span);
            if (address != null) {
                out.raw("</a>");
                if (!span.text().equals(address.text())) {
                    out.raw(" <span class=\"host\">(").text(address.host()).raw(")</span>");
                }
            }
        }
    }

    private void styled(Span span) throws IOException {
        var ends = new StringBuilder();
        for (var style : Span.Style.values()) {
            var tag = span.styles().contains(style) ? tag(style) : "";
            if (!tag.isEmpty()) {
                out.raw("<" + tag + ">");
                ends.insert(0, "</" + tag + ">");
            }
        }
        out.text(span.text()).raw(ends.toString());
    }

    private static String tag(Span.Style style) {
        return switch (style) {
            case STRONG -> "strong";
            case EMPHASIS -> "em";
            case STRIKE -> "s";
            case CODE -> "code";
            case KEYWORD, STRING, COMMENT, NUMBER, ADDED, REMOVED -> "";
        };
    }
}
