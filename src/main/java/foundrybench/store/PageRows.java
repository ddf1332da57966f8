package foundrybench.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decodes the rows on the pages of a database, whatever became of the pages that lead to them. What makes no sense is
/// passed over. (SQLite's documentation: "Database File Format", sections 1.6 and 2.1.)
final class PageRows {
    private static final int TABLE_LEAF = 0x0d;
    private static final int INDEX_LEAF = 0x0a;
    private static final int INDEX_INTERIOR = 0x02; // holds keys that are on no leaf
    private static final int DATABASE_HEADER = 100; // before that of the first page
    private static final int LEAF_HEADER = 8;
    private static final int INTERIOR_HEADER = 12;
    private static final int LARGEST = 256 * 1024 * 1024; // bytes of a row
    private static final int MOST_COLUMNS = 64;

    private final StorePages pages;

    PageRows(StorePages pages) {
        this.pages = pages;
    }

    /// A row: a `null`, a [Long], a [Double], a [String] or a `byte[]` for each column. A column that is the row's own number
    /// is `null`.
    ///
    /// @param ofIndex whether it is of an index, or of a table without rowids, which is kept as one
    record Row(List<@Nullable Object> values, boolean ofIndex) {}

    /// All that can be made out, in the order of the pages.
    void read(Consumer<Row> each) throws IOException {
        for (int number = 1; number <= pages.count(); number++) {
            var page = pages.page(number);
            if (page != null) {
                read(page, number == 1 ? DATABASE_HEADER : 0, each);
            }
        }
    }

    private void read(byte[] page, int header, Consumer<Row> each) throws IOException {
        int type = page[header];
        if (type != TABLE_LEAF && type != INDEX_LEAF && type != INDEX_INTERIOR) {
            return;
        }
        int cells = number(page, header + 3);
        int first = header + (type == INDEX_INTERIOR ? INTERIOR_HEADER : LEAF_HEADER);
        int child = type == INDEX_INTERIOR ? Integer.BYTES : 0;
        for (int i = 0; i < cells && first + 2 * i + 2 <= page.length; i++) {
            try {
                var row = row(page, number(page, first + 2 * i) + child, type == TABLE_LEAF);
                if (row != null) {
                    each.accept(row);
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
                // no row is there
            }
        }
    }

    private @Nullable Row row(byte[] page, int at, boolean isTable) throws IOException {
        var cell = ByteBuffer.wrap(page).position(at);
        long length = varint(cell);
        if (isTable) {
            varint(cell); // the row's number
        }
        if (length < 2 || length > LARGEST) {
            return null;
        }
        var payload = payload(cell, (int) length, isTable);
        return payload == null ? null : row(ByteBuffer.wrap(payload), !isTable);
    }

    private byte @Nullable [] payload(ByteBuffer cell, int length, boolean isTable) throws IOException {
        int usable = pages.size();
        int most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        int least = (usable - 12) * 32 / 255 - 23;
        int local = length;
        if (length > most) {
            int fitting = least + (length - least) % (usable - 4);
            local = fitting <= most ? fitting : least;
        }
        var first = new byte[local];
        cell.get(first);
        if (local == length) {
            return first;
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        int next = cell.getInt();
        while (all.size() < length && next != 0) {
            var page = pages.page(next);
            if (page == null) {
                return null;
            }
            next = ByteBuffer.wrap(page).getInt();
            all.write(page, Integer.BYTES, Math.min(length - all.size(), usable - Integer.BYTES));
        }
        return all.size() == length ? all.toByteArray() : null;
    }

    private static @Nullable Row row(ByteBuffer record, boolean ofIndex) {
        int header = (int) varint(record);
        if (header < 2 || header > record.capacity()) {
            return null;
        }
        var types = new ArrayList<Long>();
        while (record.position() < header && types.size() < MOST_COLUMNS) {
            types.add(varint(record));
        }
        if (record.position() != header) {
            return null;
        }
        var values = new ArrayList<@Nullable Object>();
        for (var type : types) {
            values.add(value(record, type));
        }
        return record.hasRemaining() ? null : new Row(values, ofIndex);
    }

    private static @Nullable Object value(ByteBuffer record, long type) {
        return switch ((int) Math.min(type, 12)) {
            case 0 -> null;
            case 1, 2, 3, 4 -> integer(record, (int) type);
            case 5 -> integer(record, 6);
            case 6 -> integer(record, Long.BYTES);
            case 7 -> record.getDouble();
            case 8 -> 0L;
            case 9 -> 1L;
            case 12 -> {
                var bytes = new byte[Math.toIntExact((type - 12) / 2)];
                record.get(bytes);
                yield type % 2 == 0 ? bytes : new String(bytes, StandardCharsets.UTF_8);
            }
            default -> throw new IllegalArgumentException("no type of a column: " + type);
        };
    }

    private static long integer(ByteBuffer record, int bytes) {
        long value = record.get();
        for (int i = 1; i < bytes; i++) {
            value = value << Byte.SIZE | record.get() & 0xff;
        }
        return value;
    }

    /// A number of up to nine bytes, seven bits each but for the last.
    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            byte b = in.get();
            value = value << 7 | b & 0x7f;
            if (b >= 0) {
                return value;
            }
        }
        return value << Byte.SIZE | in.get() & 0xff;
    }

    private static int number(byte[] page, int at) {
        return (page[at] & 0xff) << Byte.SIZE | page[at + 1] & 0xff;
    }

    /// Whether these bytes occur there.
    static boolean contains(byte[] bytes, byte[] sought) {
        for (int i = 0; i + sought.length <= bytes.length; i++) {
            if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
