package foundrybench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages of a database file, those of its write-ahead log in place of older ones, read past SQLite, which does not read
/// what is damaged. (SQLite's documentation: "Database File Format", sections 1.3 and 4.1.)
final class StorePages implements AutoCloseable {
    /// Where page sizes stand in the header of a database.
    private static final int SIZE_OFFSET = 16;

    private static final int USUAL_SIZE = 4096;
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int SALT_OFFSET = 8; // within that header

    private final FileChannel file;
    private final int size;
    private final Map<Integer, byte[]> logged = new HashMap<>();

    StorePages(Path database, Path log) throws IOException {
        file = FileChannel.open(database, StandardOpenOption.READ);
        size = size(read(0, SIZE_OFFSET + 2));
        if (Files.exists(log)) {
            readLog(Files.readAllBytes(log));
        }
    }

    /// Bytes of a page.
    int size() {
        return size;
    }

    /// How many there are.
    int count() throws IOException {
        int inLog = logged.keySet().stream().mapToInt(number -> number).max().orElse(0);
        return Math.max(inLog, (int) Math.min(Integer.MAX_VALUE, file.size() / size));
    }

    /// @param number from 1
    /// @return `null` when it is not there, or not whole
    byte @Nullable [] page(int number) throws IOException {
        var newer = logged.get(number);
        if (newer != null) {
            return newer;
        }
        var page = number < 1 ? new byte[0] : read((number - 1L) * size, size);
        return page.length == size ? page : null;
    }

    /// Takes the frames of whole transactions. Those with another salt than the first are left from before the log was begun
    /// anew, and older than the file.
    private void readLog(byte[] log) {
        var frames = ByteBuffer.wrap(log);
        var pending = new HashMap<Integer, byte[]>();
        for (int at = LOG_HEADER; at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size) {
            if (frames.getLong(at + SALT_OFFSET) != frames.getLong(LOG_HEADER + SALT_OFFSET)) {
                return;
            }
            var page = new byte[size];
            frames.get(at + FRAME_HEADER, page);
            pending.put(frames.getInt(at), page);
            boolean isCommit = frames.getInt(at + Integer.BYTES) != 0;
            if (isCommit) {
                logged.putAll(pending);
                pending.clear();
            }
        }
    }

    private byte[] read(long from, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
            // until there is no more
        }
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static int size(byte[] header) {
        if (header.length < SIZE_OFFSET + 2) {
            return USUAL_SIZE;
        }
        int said = (header[SIZE_OFFSET] & 0xff) << Byte.SIZE | header[SIZE_OFFSET + 1] & 0xff;
        int bytes = said == 1 ? 1 << Short.SIZE : said;
        boolean isSize = bytes >= 512 && Integer.bitCount(bytes) == 1;
        return isSize ? bytes : USUAL_SIZE;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
