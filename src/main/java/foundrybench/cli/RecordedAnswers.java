package foundrybench.cli;

import foundrybench.format.FileWords;
import foundrybench.imported.ContentId;
import foundrybench.imported.Findings;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Deployment;
import foundrybench.model.ImportedAnswer;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.run.RecordedBody;
import foundrybench.run.Replay;
import foundrybench.store.KeptBody;
import foundrybench.store.Recording;
import foundrybench.store.RecordingException;
import foundrybench.store.RecordingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Recordings in files, each taken in as an answer of a session of its own, with its body.
final class RecordedAnswers {
    private static final String NO_CHOICE = "Correct the file NAME.meta.json beside it, or write one: it tells the protocol.";

    private final Function<String, Deployment> deployments;

    /// @param deployments what is known of those with these names
    RecordedAnswers(Function<String, Deployment> deployments) {
        this.deployments = deployments;
    }

    /// Whether this names a recording, or a folder of them.
    static boolean isMeant(Path file) {
        return Files.isDirectory(file) || isBody(file);
    }

    private static boolean isBody(Path file) {
        return file.toString().endsWith(".sse") || file.toString().endsWith(".body");
    }

    void read(Path file, TakenIn taken, Findings findings) throws IOException {
        var bodies = bodies(file);
        if (bodies.isEmpty()) {
            findings.unreadable("no recording is in it, neither NAME.sse nor NAME.body");
        }
        for (var body : bodies) {
            try {
                read(RecordingReader.read(body, null), taken, findings);
            } catch (RecordingException e) {
                findings.fault(body.toString(), "%s. %s".formatted(e.problem(), NO_CHOICE));
            } catch (IOException e) {
                findings.fault(body.toString(), "cannot be read: " + FileWords.of(e));
            }
        }
    }

    private static List<Path> bodies(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (var files = Files.list(file)) {
            return files.filter(RecordedAnswers::isBody).sorted().toList();
        }
    }

    private void read(Recording recording, TakenIn taken, Findings findings) throws IOException {
        findings.lost("prompts and parameters, which recordings do not have");
        var bytes = Files.readAllBytes(recording.body());
        var name = String.valueOf(recording.body().getFileName());
        var id = ContentId.of("recording", name, String.valueOf(recording.startedAt()), new String(bytes, StandardCharsets.ISO_8859_1));
        var deployment = recording.deployment() == null ? null : deployments.apply(recording.deployment());
        var price = recording.pricing() != null ? recording.pricing() : deployment == null ? null : deployment.price();
        var completion = completion(recording, bytes, id, deployment == null ? null : deployment.model(), price);
        var about = new ImportedAnswer.About(name, false, "", List.of());
        taken.accept(
                new ImportedAnswer(recording.startedAt(), new Prompt(List.of()), completion, Rating.NONE, price, about),
                new KeptBody(
                        recording.protocol(), recording.status(), recording.headers(), recording.deployment(), recording.startedAt(),
                        recording.arrivals(), gzip(bytes)));
    }

    private static Completion completion(Recording recording, byte[] bytes, String id, @Nullable String model, @Nullable Price price) {
        var origin = new Completion.Origin(
                id, ContentId.of("session", id), ContentId.of("run", id), true, recording.deployment(), recording.protocol(),
                Parameters.NONE, 0, null);
        var body = new RecordedBody(
                recording.protocol(),
                recording.status(),
                recording.headers(),
                ByteBuffer.wrap(bytes),
                recording.arrivals().stream().map(a -> new RecordedBody.Piece((int) a.offset(), a.ms())).toList(),
                recording.startedAt());
        try {
            return new Replay(body, new CompletionBuilder(origin, model, price, false), _ -> {}).play(Integer.MAX_VALUE, 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing waits at no pace", e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
