package foundrybench.document;

import java.util.ArrayList;
import java.util.List;

/// Reads a text as lines: some together in a block, a long one cut into several.
public final class RawReader implements TextReader {
    static final int LONGEST = 2000;
    private static final int ENOUGH = 400;

    private final VisibleText visible = new VisibleText();
    private final List<Block> settled = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    @Override
    public void append(String more) {
        open.append(visible.add(more));
        int from = 0;
        for (int end = end(open, from); end < open.length(); end = end(open, from)) {
            settled.add(block(settled, open.substring(from, end), from > 0 || !settled.isEmpty()));
            from = end;
        }
        open.delete(0, from);
    }

    @Override
    public Document document() {
        var blocks = new ArrayList<>(settled);
        add(blocks, open + visible.rest());
        return new Document(blocks);
    }

    /// Adds a text after these blocks, cut where a block ends; the first line break of a piece becomes its lead.
    static void add(List<Block> blocks, CharSequence text) {
        for (int from = 0; from < text.length(); ) {
            int end = end(text, from);
            blocks.add(block(blocks, text.subSequence(from, end).toString(), !blocks.isEmpty()));
            from = end;
        }
    }

    private static Block block(List<Block> before, String piece, boolean isLater) {
        int at = before.isEmpty() ? 0 : before.getLast().end();
        boolean isNewLine = isLater && piece.startsWith("\n");
        var lead = isNewLine ? "\n" : "";
        return new Block.Raw(lead, at + lead.length(), isLater, piece.substring(lead.length()));
    }

    /// Where the block that begins here ends: before the first line break once it is long enough, or in a long line.
    private static int end(CharSequence text, int from) {
        int most = Math.min(text.length(), from + LONGEST);
        for (int i = from + 1; i < most; i++) {
            if (text.charAt(i) == '\n' && i - from >= ENOUGH) {
                return i;
            }
        }
        return most < text.length() && Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }
}
