package foundrybench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Which files a path leads to: after somebody deleted or replaced them, a program that has them open writes
/// into files that nobody finds any more, and the system reports no error.
///
/// @param database device and number of the file (POSIX); the same for all where files have none, which is
///     where a file in use cannot be deleted
/// @param log of the write-ahead log beside it
record StoreIdentity(String database, String log) {
    private static final String MISSING = "missing";

    /// What is there now.
    static StoreIdentity of(Path file) throws IOException {
        return new StoreIdentity(key(file), key(log(file)));
    }

    /// SQLite's write-ahead log of that store.
    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static String key(Path file) throws IOException {
        try {
            return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }
}
