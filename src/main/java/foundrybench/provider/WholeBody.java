package foundrybench.provider;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A body that is read when all of it has come. Keeps the bytes once and makes no text of the whole.
final class WholeBody {
    private static final int SMALLEST_PIECE = 8 * 1024;
    private static final int LARGEST_PIECE = 1024 * 1024;
    private static final int BEGINNING = 128 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece = new byte[0];
    private int used;
    private int size;

    void add(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (used == piece.length) {
                nextPiece();
            }
            int some = Math.min(end - from, piece.length - used);
            System.arraycopy(bytes, from, piece, used, some);
            used += some;
            from += some;
        }
        size += length;
    }

    private void nextPiece() {
        if (used > 0) {
            full.add(piece);
        }
        piece = new byte[Math.clamp(size, SMALLEST_PIECE, LARGEST_PIECE)];
        used = 0;
    }

    /// Bytes so far.
    int size() {
        return size;
    }

    /// All of it; what is no UTF-8 becomes U+FFFD.
    Reader text() {
        var pieces = new ArrayList<InputStream>();
        full.forEach(bytes -> pieces.add(new ByteArrayInputStream(bytes)));
        pieces.add(new ByteArrayInputStream(piece, 0, used));
        return new InputStreamReader(new SequenceInputStream(Collections.enumeration(pieces)), StandardCharsets.UTF_8);
    }

    /// As much of it as anybody is shown of a body that cannot be read.
    String beginning() {
        var beginning = new byte[Math.min(size, BEGINNING)];
        int copied = 0;
        for (var bytes : full) {
            int some = Math.min(bytes.length, beginning.length - copied);
            System.arraycopy(bytes, 0, beginning, copied, some);
            copied += some;
        }
        System.arraycopy(piece, 0, beginning, copied, Math.min(used, beginning.length - copied));
        return new String(beginning, StandardCharsets.UTF_8);
    }
}
