package foundrybench.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// Files that only their owner can read, from the moment they exist, where the file system knows owners.
public final class OwnerOnly {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";
    private static final Set<PosixFilePermission> WRITE = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private OwnerOnly() {}

    /// Makes the folder and its missing parents. One that is there already keeps its mode, for it may be
    /// shared with others on purpose.
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, FOLDER));
        }
    }

    /// Makes the folder if it is missing, and makes sure that files can be written there.
    public static void writableFolder(Path folder) throws IOException {
        folder(folder);
        var probe = folder.resolve(".foundry-bench-" + UUID.randomUUID());
        newFile(probe).close();
        Files.delete(probe);
    }

    /// Makes the file, empty, unless it is there, and takes others' rights to it away.
    public static void file(Path file) throws IOException {
        try {
            Files.createFile(file, mode(file, FILE));
        } catch (FileAlreadyExistsException e) {
            var wanted = PosixFilePermissions.fromString(FILE);
            if (knowsOwners(file) && Files.isRegularFile(file) && !Files.getPosixFilePermissions(file).equals(wanted)) {
                Files.setPosixFilePermissions(file, wanted);
            }
        }
    }

    /// Whether it is missing or may be written. What has no right to write for anybody may not, by whomever:
    /// modes do not bind the system's administrator.
    static boolean mayWrite(Path path) throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        boolean isWritable = Files.isWritable(path);
        return isWritable && (!knowsOwners(path) || !Collections.disjoint(Files.getPosixFilePermissions(path), WRITE));
    }

    /// Opens a new file for writing.
    ///
    /// @throws FileAlreadyExistsException if there is one
    static FileChannel newFile(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file, FILE));
    }

    /// As [#newFile], for writing one byte after the other.
    ///
    /// @throws FileAlreadyExistsException if there is one
    public static OutputStream newOutput(Path file) throws IOException {
        return Channels.newOutputStream(newFile(file));
    }

    /// Puts the bytes in the file's place, so that after a crash or loss of power it holds either the old or
    /// the new ones, whole.
    public static void replace(Path file, byte[] bytes) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (var channel = newFile(temporary)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Puts a file in the place of another.
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return knowsOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
