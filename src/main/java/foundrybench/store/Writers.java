package foundrybench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Tells which of the stores that have open calls still live: each holds a lock on a file of its own, which
/// the operating system lets go of when the process ends, however it ends.
final class Writers {
    /// Begins the name of each writer in this process. A lock file of this process must not even be opened:
    /// closing it again would give up the lock (POSIX).
    private static final String THIS_PROCESS = UUID.randomUUID() + ".";

    private final Path folder;

    Writers(Path home) {
        folder = home.toAbsolutePath().resolve("writers");
    }

    /// A new writer, alive until it is closed.
    Writer claim() throws IOException {
        OwnerOnly.folder(folder);
        while (true) {
            var writer = claim(THIS_PROCESS + UUID.randomUUID());
            if (Files.exists(writer.file())) {
                return writer;
            }
            writer.close(); // somebody who cleans up was quicker than the lock
        }
    }

    private Writer claim(String id) throws IOException {
        var channel = OwnerOnly.newFile(file(id));
        try {
            channel.lock();
            return new Writer(id, file(id), channel);
        } catch (IOException | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
    }

    /// Whether the writer may still settle its calls. When that cannot be seen, it may.
    boolean isAlive(String id) {
        if (id.startsWith(THIS_PROCESS)) {
            return Files.exists(file(id));
        }
        try (var channel = FileChannel.open(file(id), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (OverlappingFileLockException e) {
            return true; // somebody else in this process is looking just now
        } catch (IOException e) {
            return true;
        }
    }

    /// Takes away the files of dead writers: one that is missing is as dead.
    void clean() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*.lock")) {
            for (var file : files) {
                if (!String.valueOf(file.getFileName()).startsWith(THIS_PROCESS)) {
                    cleanIfDead(file);
                }
            }
        }
    }

    /// Deletes it while it holds the lock, so that a writer that is just being born sees that it is gone.
    private static void cleanIfDead(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            return; // somebody else cleans up just now
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".lock");
    }

    /// One living writer.
    record Writer(String id, Path file, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
