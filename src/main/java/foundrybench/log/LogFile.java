package foundrybench.log;

import foundrybench.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The files of the log, readable by their owner only. When the newest is full it becomes `….1`, and each
/// older one a number more; the oldest goes. Any number of processes may write: a lock file says who moves
/// them, and no file stays open between two writes.
final class LogFile {
    static final String NAME = "foundry-bench.log";
    private static final int LOCK_TRIES = 50;
    private static final long LOCK_PAUSE_NANOS = 10_000_000;

    private final Path folder;
    private final Path newest;
    private final long largest;
    private final int files;

    /// @param largest bytes in a file before the next is begun
    /// @param files how many there are at most
    LogFile(Path folder, long largest, int files) {
        this.folder = folder.toAbsolutePath();
        this.newest = this.folder.resolve(NAME);
        this.largest = largest;
        this.files = files;
    }

    /// Where the newest records are.
    Path newest() {
        return newest;
    }

    /// Adds these bytes at the end. May wait half a second for other processes.
    void append(byte[] bytes) throws IOException {
        OwnerOnly.folder(folder);
        var lockFile = folder.resolve(NAME + ".lock");
        synchronized (LogFile.class) { // to close a file gives up this process's locks on it
            OwnerOnly.file(lockFile);
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                    var lock = lock(channel)) {
                if (lock != null && size(newest) + bytes.length > largest) {
                    rotate();
                }
                write(bytes, lock != null);
            }
        }
    }

    /// The lock, or `null` when another process keeps it for long: then what must be said is said without.
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                return null; // of this process, through another class loader
            }
            LockSupport.parkNanos(LOCK_PAUSE_NANOS);
        }
        return null;
    }

    private void rotate() throws IOException {
        if (size(newest) == 0) {
            return;
        }
        for (int i = files - 2; i >= 0; i--) {
            try {
                Files.move(numbered(i), numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException e) {
                continue; // there are not so many yet
            }
        }
    }

    private Path numbered(int age) {
        return age == 0 ? newest : folder.resolve(NAME + "." + age);
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /// Whole, or, when the disk refuses, not at all as far as that can be had.
    private void write(byte[] bytes, boolean alone) throws IOException {
        OwnerOnly.file(newest);
        if (!Files.isRegularFile(newest, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(newest.toString(), null, "is no plain file");
        }
        try (var channel = FileChannel.open(newest, StandardOpenOption.APPEND)) {
            long before = channel.size();
            try {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                if (alone) {
                    channel.truncate(before);
                }
                throw e;
            }
        }
    }

    /// The last lines of the newest file, and of the one before it when those are not enough.
    List<String> tail(int lines) throws IOException {
        var found = new ArrayList<String>();
        for (int age = 1; age >= 0; age--) {
            if (Files.isRegularFile(numbered(age))) {
                found.addAll(Files.readAllLines(numbered(age)));
            }
        }
        return List.copyOf(found.subList(Math.max(0, found.size() - lines), found.size()));
    }
}
