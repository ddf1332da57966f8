package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The program as a process of its own: what signals do to it, and what it does without a window's libraries.
class ProcessTest {
    private static final String[] PACKAGES = {
        "foundrybench", "com.fasterxml.jackson", "org.sqlite", "com.knuddels", "org.snakeyaml", "javafx", "atlantafx",
        "com.azure", "com.microsoft", "reactor", "org.slf4j"
    };

    @TempDir
    Path folder;

    private Process start(String... arguments) throws IOException {
        return startOn(classPathWithoutJavaFx(), arguments);
    }

    private Process startOn(String classPath, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=classes.txt:none",
                "-cp",
                classPath,
                "foundrybench.app.Main"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--home", folder.resolve("home").toString()));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FOUNDRY") || name.equals("CI") || name.equals("DISPLAY"));
        return builder.redirectError(folder.resolve("err.txt").toFile()).start();
    }

    private static String classPathWithoutJavaFx() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("openjfx") && !entry.contains("atlantafx"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Those of these packages from which the program has loaded a class.
    private List<String> loaded(String... packages) throws IOException {
        var classes = Files.readAllLines(folder.resolve("classes.txt"));
        return Stream.of(packages).filter(p -> classes.stream().anyMatch(line -> line.startsWith(p + "."))).toList();
    }

    private static String rest(BufferedReader out) {
        return out.lines().collect(Collectors.joining("\n"));
    }

    @Test
    void aCommandNeedsNoJavaFx() throws Exception {
        var process = start("run", "Which is larger, 9.9 or 9.11?", "-d", "DeepSeek-V3.2", "--demo", "--quiet");
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(rest(out).startsWith("**9.9 is larger.**"));
        }
        assertEquals(0, process.waitFor());
    }

    /// What a command does not need it does not load, and so does not wait for. SQLite's library takes slf4j where it
    /// finds one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--no-save | foundrybench, com.fasterxml.jackson",
        "--save    | foundrybench, com.fasterxml.jackson, org.sqlite, org.slf4j",
        "--dry-run | foundrybench, com.fasterxml.jackson, com.knuddels",
    })
    void aCommandLoadsOnlyWhatItNeeds(String flag, String needed) throws Exception {
        var process = startOn(System.getProperty("java.class.path"), "run", "Hi", "-d", "gpt-5.4", "--demo", "--json", flag);
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(rest(out).startsWith("{"));
        }
        assertEquals(0, process.waitFor());
        assertEquals(needed, String.join(", ", loaded(PACKAGES)));
    }

    /// Azure's libraries are for keys in vaults and for tokens: whoever has a key does not load them.
    @Test
    void aCallWithAKeyLoadsNothingOfAzure() throws Exception {
        try (var server = new RecordingServer()) {
            var process = startOn(
                    System.getProperty("java.class.path"), "run", "Hi", "-d", "gpt-5.4", "--json", "--no-save",
                    "--endpoint", server.endpoint(), "--key-env", "PATH");
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                assertTrue(rest(out).contains("\"content\":\"fine\""));
            }
            assertEquals(0, process.waitFor());
        }
        assertEquals("foundrybench, com.fasterxml.jackson", String.join(", ", loaded(PACKAGES)));
        assertEquals(List.of(), loaded("foundrybench.provider.azure"));
    }

    @Test
    void withoutADisplayTheWindowSaysSoAndNamesRun() throws Exception {
        var process = start("ui", "--demo");
        assertEquals(1, process.waitFor());
        var err = Files.readString(folder.resolve("err.txt"));
        assertTrue(err.contains("no display") && err.contains("foundry-bench run"), err);
        assertFalse(err.contains("\tat "), err);
    }

    /// Ctrl+C while the answer streams: what had come is printed and saved.
    @Test
    void anInterruptPrintsAndSavesWhatHadCome() throws Exception {
        var process = start("run", "Tell me of the sea", "-d", "DeepSeek-V3.2", "--demo", "--quiet");
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var first = new char[1];
            assertEquals(1, out.read(first), "the answer has begun");
            assertEquals(0, new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor());
            var printed = new String(first) + rest(out);
            assertEquals(130, process.waitFor());
            var saved = exported();
            assertTrue(saved.contains("\"status\":\"stopped\"") && saved.contains("\"kind\":\"cancelled\""), saved);
            assertTrue(saved.contains("\"content\":\"" + printed.strip().lines().findFirst().orElseThrow()), printed + saved);
        }
    }

    /// Ctrl+C while a deployment thinks: each call has its row and its case in the report.
    @Test
    void anInterruptedSmokeTestStillReports() throws Exception {
        var asked = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var server = new RecordingServer().doing(() -> {
            asked.countDown();
            await(over);
        })) {
            var report = folder.resolve("smoke.xml");
            var process = start(
                    "smoke", "-d", "a", "-d", "b", "--endpoint", server.endpoint(), "--auth", "none", "--junit", report.toString());
            try (var out = process.inputReader(StandardCharsets.UTF_8)) {
                asked.await();
                assertEquals(0, new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor());
                var printed = rest(out);
                assertEquals(130, process.waitFor());
                assertTrue(printed.contains("\na           chat       stopped ") && printed.endsWith("\n0 of 2 passed · –"), printed);
                assertEquals(List.of("cancelled", "cancelled"), JunitXml.read(report).cases().stream().map(JunitXml.Case::type).toList());
            } finally {
                over.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Killed while the answer streams: the session is there, interrupted, with what had come.
    @Test
    void aKilledRunIsInterruptedFromTheNextStartOn() throws Exception {
        var process = start("run", "Tell me of the sea", "-d", "DeepSeek-V3.2", "--demo", "--quiet");
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var some = new char[400];
            int read = 0;
            while (read < some.length && (read == 0 || !hasSavedText())) {
                read += Math.max(1, out.read(some, read, 1));
            }
        }
        process.destroyForcibly().waitFor();
        var saved = exported();
        assertTrue(saved.contains("\"status\":\"failed\"") && saved.contains("\"kind\":\"interrupted\""), saved);
        assertFalse(saved.contains("\"content\":\"\""), saved);
    }

    private boolean hasSavedText() {
        var url = "jdbc:sqlite:file:" + folder.resolve("home/sessions.db") + "?mode=ro"; // makes none
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from piece where kind = 'text'")) {
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            return false; // not there yet
        }
    }

    private String exported() {
        return new Program(folder.resolve("home"), folder).run("sessions", "export", "--all").out();
    }
}
