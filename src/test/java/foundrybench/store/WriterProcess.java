package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.text;

import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Slot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process of its own that saves until it is killed, and says on its output what the store has acknowledged.
final class WriterProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private WriterProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param mode `streaming`: prints `streaming` once a call is open with its first text on disk; `settling`:
    ///     prints the id of one settled call after the other
    static WriterProcess start(Path home, String sessionId, String mode) throws IOException {
        return new WriterProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        home.toString(),
                        sessionId,
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// The next line that the process prints, waited for.
    String nextLine() throws IOException {
        var line = output.readLine();
        if (line == null) {
            throw new IOException("the process has ended");
        }
        return line;
    }

    /// Ends it at once, as `kill -9` does, and waits for the end.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /// The process.
    public static void main(String[] args) throws StoreException {
        var store = SessionStore.open(Path.of(args[0]), problem -> System.out.println(problem.message()));
        if (args[2].equals("streaming")) {
            stream(store, args[1]);
        } else {
            settle(store, args[1]);
        }
    }

    private static void stream(SessionStore store, String sessionId) {
        var run = StoreSamples.run(sessionId, "Kimi-K2.6", "gpt-5.4");
        store.begin(run);
        store.settle(answer(run.calls().get(1), new Text(Slot.ONLY, "whole"), new Finished(null)));
        store.append(text(run.calls().get(0), "Half an ans"));
        store.flush();
        System.out.println("streaming");
        while (true) {
            store.append(text(run.calls().get(0), "."));
            store.flush();
        }
    }

    private static void settle(SessionStore store, String sessionId) {
        for (int i = 0; ; i++) {
            var run = StoreSamples.run(sessionId + i, "Kimi-K2.6");
            store.begin(run);
            store.append(text(run.calls().get(0), "Four"));
            store.settle(answer(run.calls().get(0), new Text(Slot.ONLY, "Four"), new Finished(null)));
            System.out.println(sessionId + i);
        }
    }
}
