package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.Program.Output;
import foundrybench.cli.CommandLineProgram;
import foundrybench.cli.Console;
import foundrybench.sim.SimOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of the program that fail during a command: one line, where the log is, exit code 1, and what had come
/// is there.
class CommandLineFaultsTest {
    private static final String LINE =
            "foundry-bench: a fault of this program, F-[0-9A-Z]{5}: %s\\. \\S+foundry-bench\\.log has more of it\\.\n";

    @TempDir
    Path home;

    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /// Standard input that cannot be read for a reason nobody thought of.
    private static InputStream failing(Supplier<? extends Throwable> bug) {
        return new InputStream() {
            @Override
            public int read() {
                switch (bug.get()) {
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    case Throwable e -> throw new AssertionError(e);
                }
            }
        };
    }

    private Output run(InputStream in, OutputStream out, String... arguments) {
        var err = new ByteArrayOutputStream();
        var console = new Console(
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                () -> false);
        var wiring = new Wiring(Map.of(), home, SimOptions.defaults().withPace(0));
        Thread.setDefaultUncaughtExceptionHandler(wiring.faults());
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        int exit = new CommandLineProgram(wiring, console).run(all.toArray(String[]::new));
        return new Output(exit, String.valueOf(out), err.toString(StandardCharsets.UTF_8));
    }

    private String logged() throws IOException {
        return Files.readString(home.resolve("logs/foundry-bench.log"));
    }

    @Test
    void anExceptionIsALineAndTheLogHasItsTrace() throws IOException {
        var output = run(failing(() -> new IllegalStateException("no idea")), new ByteArrayOutputStream(), "run", "-", "-d", "x", "--demo");
        assertEquals(1, output.exit());
        assertTrue(output.err().matches(LINE.formatted("IllegalStateException: no idea")), output.err());
        assertTrue(logged().contains("\tat foundrybench.cli.PromptInput."), logged());
        assertFalse(logged().contains("no idea"));
    }

    @Test
    void soIsAnError() throws IOException {
        var output = run(failing(() -> new OutOfMemoryError("Java heap space")), new ByteArrayOutputStream(), "run", "-", "-d", "x", "--demo");
        assertEquals(1, output.exit());
        assertTrue(output.err().matches(LINE.formatted("OutOfMemoryError: Java heap space")), output.err());
        assertTrue(logged().contains("java.lang.OutOfMemoryError: Java heap space"), logged());
    }

    @Test
    void withVerboseTheTraceIsOnStderrToo() {
        var output = run(failing(IllegalStateException::new), new ByteArrayOutputStream(), "run", "-", "-d", "x", "--demo", "--verbose");
        assertTrue(output.err().contains("\tat foundrybench.cli.PromptInput."), output.err());
        assertTrue(output.err().contains("has more of it"), output.err());
    }

    /// The call fails as a fault, keeps its line, and what had come is saved.
    @Test
    void oneOnACallsThreadEndsTheCallAndItsTextIsSaved() throws IOException {
        var broken = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("printing broke");
            }
        };
        var output = run(new ByteArrayInputStream(new byte[0]), broken, "run", "Which is larger, 9.9 or 9.11?", "-d", "DeepSeek-V3.2", "--demo", "--quiet");
        assertEquals(1, output.exit(), output.err());
        assertTrue(output.err().contains("a fault of this program"), output.err());
        assertTrue(logged().contains("\tat foundrybench.cli.OneAnswerPrinter."), logged());
        var saved = new Program(home, home).run("sessions", "export", "--all");
        assertEquals("failed", saved.only().path("status").asText(), saved.out());
        assertFalse(saved.only().path("content").asText().isEmpty(), saved.out());
    }
}
