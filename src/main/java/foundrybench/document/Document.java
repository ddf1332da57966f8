package foundrybench.document;

import java.util.List;

/// A text as blocks, in order. Its plain text is each block's lead and text, one after the other: what is copied,
/// searched, and read aloud.
public record Document(List<Block> blocks) {
    /// Nothing.
    public static final Document EMPTY = new Document(List.of());

    public Document {
        blocks = List.copyOf(blocks);
    }

    /// The length of its plain text.
    public int length() {
        return blocks.isEmpty() ? 0 : blocks.getLast().end();
    }

    /// All of its plain text.
    public String text() {
        return slice(0, length());
    }

    /// Its plain text from here to there.
    public String slice(int from, int to) {
        var text = new StringBuilder(Math.max(0, to - from));
        for (int i = Math.max(0, at(from)); i < blocks.size(); i++) {
            var block = blocks.get(i);
            int leadAt = block.start() - block.lead().length();
            if (leadAt >= to) {
                break;
            }
            append(text, block.lead(), from - leadAt, to - leadAt);
            append(text, block.text(), from - block.start(), to - block.start());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String part, int from, int to) {
        int first = Math.clamp(from, 0, part.length());
        int last = Math.clamp(to, first, part.length());
        text.append(part, first, last);
    }

    /// The number of the block whose text or lead holds this place; -1 when there are none.
    public int at(int offset) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).end() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// How many blocks at the beginning are the same objects in both.
    public int sharedWith(Document other) {
        int most = Math.min(blocks.size(), other.blocks.size());
        for (int i = 0; i < most; i++) {
            if (blocks.get(i) != other.blocks.get(i)) {
                return i;
            }
        }
        return most;
    }
}
