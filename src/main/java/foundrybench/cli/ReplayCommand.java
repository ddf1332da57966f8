package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.format.CompletionLine;
import foundrybench.format.FileWords;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.Status;
import foundrybench.run.RecordedBody;
import foundrybench.run.Replay;
import foundrybench.run.RunPlan;
import foundrybench.store.Recording;
import foundrybench.store.RecordingException;
import foundrybench.store.RecordingReader;
import foundrybench.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/// `replay`: decodes a recorded answer, or those of a saved session, exactly as live ones.
@Command(name = "replay", description = "Decode recorded answers exactly as live ones: of a file, or of a saved session.")
final class ReplayCommand implements Callable<Integer> {
    private final RootCommand root;

    @CommandLine.Parameters(
            paramLabel = "FILE|SESSION",
            description = "The body, NAME.sse or NAME.body; or a session's id or its beginning.")
    private Path file = Path.of("");

    @Option(names = "--protocol", paramLabel = "P", description = "chat or responses, when there is no NAME.meta.json.")
    private @Nullable String protocol;

    @Option(names = "--stride", paramLabel = "N", description = "Read at most N bytes at a time.")
    private @Nullable Integer stride;

    @Option(names = "--pace", paramLabel = "N", defaultValue = "0", description = "1: as it came; 4: four times as fast; 0: no pauses.")
    private int pace;

    @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.")
    private @Nullable String prices;

    ReplayCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CatalogException, InterruptedException, StoreException {
        if (stride != null && stride < 1) {
            throw new UsageException("--stride is a whole number from 1 up, not " + stride);
        }
        if (pace != 0 && pace != 1 && pace != 4) {
            throw new UsageException("--pace is 1, 4 or 0, not " + pace);
        }
        if (file.toString().isEmpty()) {
            throw new UsageException("Which recording or session? Name a file, or the beginning of a session's id.");
        }
        if (Files.isDirectory(file)) {
            throw new UsageException("%s is a folder. Name one recording in it, or the beginning of a session's id.".formatted(file));
        }
        if (!Files.exists(file) && !looksLikeFile()) {
            return replaySession();
        }
        var recording = read();
        var printer = root.json ? new JsonPrinter(root.console()) : new OneAnswerPrinter(null, root.console(), root.quiet);
        var answer = new Replay(body(recording), builder(recording, root.catalog(prices)), printer::event)
                .play(stride == null ? Integer.MAX_VALUE : stride, pace);
        printer.settled(new CompletionLine(answer));
        return answer.status() == Status.COMPLETED ? ExitCode.OK.code() : ExitCode.CALL_FAILED.code();
    }

    /// A name with an ending or a folder in it is never that of a session.
    private boolean looksLikeFile() {
        return file.getNameCount() != 1 || file.toString().contains(".");
    }

    private int replaySession() throws StoreException, CatalogException, InterruptedException {
        if (protocol != null || prices != null) {
            throw new UsageException("--protocol and --prices are for files: a session knows its own.");
        }
        try (var sessions = SavedSessions.open(root)) {
            var session = sessions.store().session(file.toString()).orElseThrow(() -> new UsageException(
                    "There is neither a file nor a session %s. See foundry-bench sessions list.".formatted(file)));
            if (SavedSessions.ended(session).isEmpty()) {
                throw new UsageException("No answer has ended in session %s: there is nothing to replay.".formatted(file));
            }
            var replay = new SessionReplay(
                    root, sessions.store(), root.catalog(null), stride == null ? Integer.MAX_VALUE : stride, pace);
            return replay.play(session) ? ExitCode.OK.code() : ExitCode.CALL_FAILED.code();
        }
    }

    private Recording read() {
        try {
            return RecordingReader.read(file, protocol());
        } catch (RecordingException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Protocol protocol() {
        return switch (protocol == null ? "" : protocol.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "chat" -> Protocol.CHAT;
            case "responses" -> Protocol.RESPONSES;
            default -> throw new UsageException("--protocol is chat or responses, not " + protocol);
        };
    }

    private static RecordedBody body(Recording recording) {
        try {
            return new RecordedBody(
                    recording.protocol(),
                    recording.status(),
                    recording.headers(),
                    ByteBuffer.wrap(Files.readAllBytes(recording.body())),
                    recording.arrivals().stream().map(a -> new RecordedBody.Piece((int) a.offset(), a.ms())).toList(),
                    recording.startedAt());
        } catch (IOException e) {
            throw new UsageException("%s cannot be read: %s".formatted(recording.body(), FileWords.of(e)));
        }
    }

    private static CompletionBuilder builder(Recording recording, Catalog catalog) {
        var deployment = recording.deployment() == null ? null : catalog.find(recording.deployment());
        var ofCatalog = deployment == null ? null : deployment.price();
        return new CompletionBuilder(
                new Completion.Origin(
                        RunPlan.newId(), null, null, true, recording.deployment(), recording.protocol(), Parameters.NONE, 0, null),
                deployment == null ? null : deployment.model(),
                recording.pricing() == null ? ofCatalog : recording.pricing(),
                false);
    }
}
