package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process that may write no file larger than so much: as on a full disk, but anywhere.
@Timeout(120)
class FullDiskTest {
    private static final int CALLS = 1200;

    @TempDir
    Path folder;

    @BeforeEach
    void whereASizeCanBeLimited() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    @Test
    void whereNothingCanBeKeptTheAnswerIsPrinted() throws Exception {
        var output = run(
                8, "run", "hi", "-d", "Kimi-K2.6", "--demo", "--json", "--record", folder.resolve("recorded").toString());
        assertEquals(5, output.exit(), output.err());
        assertEquals("completed", output.only().path("status").asText());
        assertEquals("[\"not-saved\"]", output.only().path("warnings").toString());
        var warnings = output.err().lines().toList();
        assertEquals(2, warnings.size(), output.err());
        assertEquals(1, warnings.stream().filter(line -> line.startsWith("warning: not saved: ")).count(), output.err());
        assertEquals(1, warnings.stream().filter(line -> line.contains("is not recorded in")).count(), output.err());
        try (var left = Files.list(folder.resolve("recorded"))) {
            assertEquals(List.of(), left.toList(), "no part of a recording");
        }
    }

    @Test
    void whatIsNotSaidToBeUnsavedIsThere() throws Exception {
        try (var server = new RecordingServer()) {
            var output = run(
                    2400, "run", "hi", "-d", "Kimi-K2.6", "--endpoint", server.endpoint(), "--key-env", "K",
                    "--repeat", "" + CALLS, "--json");
            assertEquals(5, output.exit(), output.err());
            assertEquals(CALLS, ids(output.json()).size());
            var said = output.json().stream().filter(line -> !line.path("warnings").toString().contains("not-saved")).toList();
            assertFalse(said.isEmpty());
            assertTrue(said.size() < CALLS);
            assertTrue(output.err().startsWith("warning: not saved: The disk refused to read or write "), output.err());
            var kept = new Program(folder.resolve("home"), folder).run("sessions", "export", "--all").json();
            assertEquals(CALLS, kept.size(), "also what was not saved is there, interrupted");
            assertTrue(Set.copyOf(kept).containsAll(said));
        }
    }

    private static Set<String> ids(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("id").asText()).collect(Collectors.toSet());
    }

    /// @param blocks of 512 bytes; SQLite's library, which is larger, is unpacked only where these suffice
    private Program.Output run(int blocks, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "/bin/sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                classPath(),
                "foundrybench.app.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", folder.resolve("home").toString()));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FOUNDRY") || name.equals("CI"));
        builder.environment().put("K", "no-key-of-anybody");
        var err = folder.resolve("err.txt");
        var process = builder.redirectError(err.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program.Output(process.waitFor(), out, Files.readString(err));
    }

    private static String classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
