package foundrybench.cli;

import foundrybench.format.FileWords;
import foundrybench.format.JunitReport;
import foundrybench.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The file of `--junit`: there whole, or not at all. That of an earlier run is taken away first, so that it is never
/// taken for this one's.
final class JunitFile {
    private final Path file;
    private volatile boolean written;

    private JunitFile(Path file) {
        this.file = file;
    }

    /// Makes its folder, and makes sure that it can be written there.
    ///
    /// @throws UsageException when it cannot
    static JunitFile at(Path path) {
        var file = path.toAbsolutePath();
        var folder = file.getParent();
        if (folder == null || (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))) {
            throw new UsageException("--junit %s is no file: name one that is new, or may be replaced.".formatted(path));
        }
        try {
            OwnerOnly.writableFolder(folder);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UsageException("--junit %s cannot be written: %s.".formatted(path, FileWords.of(e)));
        }
        return new JunitFile(file);
    }

    void write(JunitReport report) throws IOException {
        OwnerOnly.replace(file, report.toXml().getBytes(StandardCharsets.UTF_8));
        written = true;
    }

    boolean isWritten() {
        return written;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
