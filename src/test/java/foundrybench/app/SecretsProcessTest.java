package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.provider.RawServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What other processes can see of a key: command lines, and what the programs that ours starts are given.
@Timeout(120)
class SecretsProcessTest {
    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void needsProc() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "only Linux shows it");
        project = Files.createDirectory(folder.resolve("project"));
    }

    private ProcessBuilder program(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                "foundrybench.app.Main"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--home", folder.resolve("home").toString()));
        var builder = new ProcessBuilder(command).directory(project.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("FOUNDRY") || name.startsWith("AZURE") || name.equals("CI") || name.equals("DISPLAY"));
        environment.put("PATH", recorder() + File.pathSeparator + environment.get("PATH"));
        environment.put("FOUNDRY_PROXY_PASSWORD", Canary.KEY);
        environment.put("AZURE_OPENAI_API_KEY", Canary.KEY);
        environment.put("MY_TOKEN", Canary.KEY);
        return builder.redirectError(folder.resolve("err.txt").toFile());
    }

    /// A folder with what stands before other programs and writes down how it was started.
    private Path recorder() throws IOException {
        var programs = Files.createDirectories(folder.resolve("programs"));
        var script = programs.resolve("git");
        Files.writeString(script, """
                #!/bin/sh
                { echo "$0 $@"; env; tr '\\0' ' ' </proc/$PPID/cmdline; } >>'%s'
                exit 1
                """.formatted(folder.resolve("started.txt")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs;
    }

    @Test
    void gitIsStartedWithoutAnyKeyAndNoCommandLineHoldsOne() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        try (var server = new RecordingServer().doing(() -> lines.addAll(commandLines()))) {
            Files.writeString(project.resolve(".env.local"), "FOUNDRY_ENDPOINT=%s\nFOUNDRY_API_KEY=%s\n".formatted(server.endpoint(), Canary.KEY));
            var process = program("run", "Hello", "-d", "gpt-5.4", "--verbose").start();
            assertEquals("fine\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, process.waitFor());
            assertTrue(server.heads().getFirst().contains("api-key=" + Canary.KEY));
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("foundrybench.app.Main")), lines::toString);
        assertEquals(List.of(), Canary.linesOf(String.join("\n", lines)));
        var started = Files.readString(folder.resolve("started.txt"));
        assertTrue(started.contains("git check-ignore") && started.contains("PATH=") && started.contains("foundrybench.app.Main"), started);
        assertEquals(List.of(), Canary.linesOf(started));
        var err = Files.readString(folder.resolve("err.txt"));
        assertTrue(err.contains("git would commit it"), err);
        assertFalse(Canary.isIn(err), err);
        Canary.assertNotBelow(folder.resolve("home"));
    }

    /// Of all that this process has started.
    private static List<String> commandLines() throws IOException {
        var lines = new ArrayList<String>();
        for (var one : ProcessHandle.current().descendants().toList()) {
            lines.add(Files.readString(Path.of("/proc", String.valueOf(one.pid()), "cmdline")).replace('\0', ' '));
        }
        return lines;
    }

    /// The token comes over a pipe; the service repeats it.
    @Test
    void aTokenOfTheAzureCliIsLeftNowhere() throws Exception {
        var az = new FakeAz(folder.resolve("az")).giving(Canary.KEY);
        var sent = new CopyOnWriteArrayList<String>();
        try (var server = new RawServer(exchange -> {
            sent.add(exchange.headers().getOrDefault("authorization", ""));
            Echo.JSON_401.answer(exchange, Canary.KEY);
        })) {
            var builder = program(
                    "run", "Hello", "-d", "gpt-5.4", "--auth", "entra", "--endpoint", server.endpoint().toString(), "--verbose",
                    "--json", "--record", folder.resolve("home/recorded").toString());
            builder.environment().merge("PATH", az.path() + File.pathSeparator, (path, first) -> first + path);
            builder.environment().put("AZURE_LOG_LEVEL", "verbose");
            var process = builder.start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(1, process.waitFor(), out);
            assertEquals(List.of(), Canary.linesOf(out + Files.readString(folder.resolve("err.txt"))));
        }
        assertEquals(List.of("Bearer " + Canary.KEY), sent);
        assertTrue(az.asked().getFirst().contains("account get-access-token"), az.asked()::toString);
        assertEquals(List.of(), Canary.linesOf(String.join("\n", az.asked())));
        Canary.assertNotBelow(folder.resolve("home"));
    }

    @Test
    void theSimulationAsAServiceTellsOnlyItsOwnKey() throws Exception {
        var process = program("demo", "--verbose").start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var told = out.readLine() + "\n" + out.readLine();
            assertTrue(told.contains("FOUNDRY_API_KEY="), told);
            assertFalse(Canary.isIn(told), told);
        } finally {
            process.destroy();
            process.waitFor();
        }
        assertFalse(Canary.isIn(Files.readString(folder.resolve("err.txt"))));
        Canary.assertNotBelow(folder.resolve("home"));
    }

    @Test
    void aWindowThatCannotOpenTellsNoKey() throws Exception {
        var builder = program("ui", "--verbose");
        builder.environment().put("FOUNDRY_ENDPOINT", "http://127.0.0.1:9/");
        builder.environment().put("FOUNDRY_API_KEY", Canary.KEY);
        var process = builder.start();
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(1, process.waitFor());
        var err = Files.readString(folder.resolve("err.txt"));
        assertTrue(err.contains("no display"), err);
        assertFalse(Canary.isIn(err), err);
        Canary.assertNotBelow(folder.resolve("home"));
    }
}
