package foundrybench.cli;

import foundrybench.format.FileWords;
import foundrybench.model.Call;
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.BodyTap;
import foundrybench.store.OwnerOnly;
import foundrybench.store.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps the bodies of a run's answers in a folder, for `--record`. A recording that fails is told of and taken
/// away; the call goes on.
final class CallRecordings implements AutoCloseable {
    private final @Nullable Path folder;
    private final Console console;
    private volatile boolean complete = true;
    private final Map<String, Tap> taps = new ConcurrentHashMap<>();

    private CallRecordings(@Nullable Path folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /// @param folder `null` to keep nothing
    static CallRecordings into(@Nullable Path folder, Console console) {
        if (folder != null) {
            requireWritable(folder);
        }
        return new CallRecordings(folder, console);
    }

    /// A recording cannot be had again, so this is found out before anything is sent.
    private static void requireWritable(Path folder) {
        try {
            OwnerOnly.writableFolder(folder);
        } catch (IOException e) {
            throw new UsageException("--record %s cannot be written to: %s.".formatted(folder, FileWords.of(e)));
        }
    }

    /// Whether each answer that should have been recorded was.
    boolean isComplete() {
        return complete;
    }

    /// For an attempt of this call; that of an earlier one is completed, and stays.
    BodyTap tap(Call call) {
        if (folder == null) {
            return BodyTap.NONE;
        }
        finish(call);
        var tap = new Tap(folder, call);
        taps.put(call.id(), tap);
        return tap;
    }

    /// The call has ended: its recording is completed.
    void finish(Call call) {
        var tap = taps.remove(call.id());
        if (tap != null) {
            tap.close();
        }
    }

    @Override
    public void close() {
        taps.values().forEach(Tap::close);
    }

    private final class Tap implements BodyTap {
        private final Path into;
        private final Call call;
        private final Instant startedAt = Instant.now();
        private @Nullable RecordingWriter writer;
        private boolean failed;

        Tap(Path into, Call call) {
            this.into = into;
            this.call = call;
        }

        @Override
        public void answered(int status, AnswerHeaders headers) {
            var deployment = call.request().deployment();
            var name = deployment.name() + "-" + call.id().substring(0, 8);
            attempt(() -> writer = RecordingWriter.open(
                    into, name, deployment.protocol(), status, headers.asMap(), deployment.name(), startedAt));
        }

        @Override
        public void bytes(byte[] bytes, int length, long atNanos) {
            var open = writer;
            if (open != null) {
                attempt(() -> open.write(bytes, 0, length, atNanos));
            }
        }

        @Override
        public void withdraw() {
            failed = true;
            complete = false;
            console.warn("the answer of %s repeats the key: it is not recorded".formatted(call.request().deployment().name()));
            abandon();
        }

        void close() {
            var open = writer;
            if (open != null) {
                attempt(open::close);
            }
        }

        private void attempt(Writing writing) {
            if (failed) {
                return;
            }
            try {
                writing.run();
            } catch (IOException e) {
                failed = true;
                complete = false;
                console.warn("the answer of %s is not recorded in %s: %s"
                        .formatted(call.request().deployment().name(), into, FileWords.of(e)));
                abandon();
            }
        }

        private void abandon() {
            var open = writer;
            writer = null;
            try {
                if (open != null) {
                    open.abandon();
                }
            } catch (IOException e) {
                console.warn("%s holds only a part of the answer: %s".formatted(open.body(), FileWords.of(e)));
            }
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
