package foundrybench.cli;

import foundrybench.format.FileWords;
import foundrybench.store.OwnerOnly;
import foundrybench.store.StoreException;
import foundrybench.wire.Json;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sessions backup`.
@Command(name = "backup", description = "Copy the store, while it is in use, to one file that can take its place.")
final class SessionBackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final RootCommand root;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; in the folder backups of the home if not said.")
    private @Nullable Path file;

    SessionBackupCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException {
        try (var sessions = SavedSessions.openExisting(root)) {
            var to = file == null ? usual() : file;
            var folder = to.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new UsageException("The copy cannot be written: there is no folder %s.".formatted(folder));
            }
            sessions.store().upkeep().backup(to);
            tell(to);
            return ExitCode.OK.code();
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("%s exists already. Name another file.".formatted(e.getFile()));
        } catch (IOException e) {
            throw new UsageException("The copy cannot be written: %s.".formatted(FileWords.of(e)));
        }
    }

    private Path usual() throws IOException {
        var folder = root.homeFolder().resolve("backups");
        OwnerOnly.folder(folder);
        var name = "sessions-" + STAMP.format(root.backstage().clock().instant());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> folder.resolve(name + (number == 1 ? "" : "-" + number) + ".db"))
                .filter(copy -> !Files.exists(copy))
                .findFirst()
                .orElseThrow();
    }

    private void tell(Path to) throws IOException {
        var out = root.console().out();
        out.print(root.json ? Json.write(Json.object().put("file", to.toString()).put("bytes", Files.size(to))) + "\n" : to + "\n");
    }
}
