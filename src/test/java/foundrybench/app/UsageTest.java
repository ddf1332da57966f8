package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the program says to what it cannot use, and that it says it in one line and without a stack trace.
class UsageTest {
    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("nonsense", "nonsense"),
                Arguments.of("run hi", "-d NAME"),
                Arguments.of("run", "There is no prompt"),
                Arguments.of("run hi -f x.md -d x", "two prompts"),
                Arguments.of("run -f missing.md -d x", "missing.md does not exist"),
                Arguments.of("run hi -d x --nope", "--nope"),
                Arguments.of("run hi -d x --max-tokens many", "no whole number"),
                Arguments.of("run hi -d x --max-tokens 0", "--max-tokens"),
                Arguments.of("run hi -d x --repeat 0", "--repeat"),
                Arguments.of("run hi -d x --concurrency 0", "--concurrency"),
                Arguments.of("run hi -d x --timeout 0", "--timeout"),
                Arguments.of("run hi -d x --timeout 99999999999", "--timeout"),
                Arguments.of("run hi -d x --timeout 0.0001", "--timeout"),
                Arguments.of("run hi -d x --temperature warm", "no number"),
                Arguments.of("run hi -d x --demo --no-demo", "contradict"),
                Arguments.of("run hi -d x --key-env K", "--endpoint"),
                Arguments.of("run hi -d x --endpoint https://x.example.com", "--key-env"),
                Arguments.of("run hi -d x --endpoint http://x.example.com --key-env K", "not encrypted"),
                Arguments.of("run hi -d x --endpoint nowhere --key-env K", "nowhere"),
                Arguments.of("run hi -d x --kind other --demo", "--kind"),
                Arguments.of("run hi -d x --var novalue --demo", "NAME=VALUE"),
                Arguments.of("run hi -d x --prices none --demo", "guide-2026-05"),
                Arguments.of("smoke --demo --max-tokens 15", "from 16 up"),
                Arguments.of("smoke --demo --retries -1", "--retries"),
                Arguments.of("smoke --demo -d=", "-d wants a name"),
                Arguments.of("smoke --demo --junit /", "is no file"),
                Arguments.of("deployments probe --demo -d=", "-d wants a name"),
                Arguments.of("deployments probe --demo --budget -1", "--budget"),
                Arguments.of("deployments probe --demo --budget much", "no number"),
                Arguments.of("prices check --older-than -1", "--older-than"),
                Arguments.of("prices check --older-than old", "no whole number"),
                Arguments.of("replay missing.sse", "missing.sse"),
                Arguments.of("replay missing.sse --stride 0", "--stride"),
                Arguments.of("replay missing.sse --pace 3", "--pace"),
                Arguments.of("demo --port 99999", "port"),
                Arguments.of("demo --tpm 0", "tpm"),
                Arguments.of("demo --rpm 0", "rpm"),
                Arguments.of("demo --window minute", "fixed, sliding or bucket"),
                Arguments.of("demo --rules missing.json", "missing.json does not exist"),
                Arguments.of("demo --rules src/test/resources/simulation/bad-rules.json", "bad-rules.json, line 5, field temperature: it is one of free, default, without-effort, never"),
                Arguments.of("demo --fault crash=0.1", "kinds are cut, clean-cut, silence, 429,"),
                Arguments.of("demo --fault cut", "KIND=SHARE"),
                Arguments.of("demo --fault cut=60% --fault 500=0.5", "more than 1"),
                Arguments.of("sessions show nothing", "no session nothing"),
                Arguments.of("sessions export", "--all"),
                Arguments.of("sessions export --all --format docx", "docx"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedAndEndsWithTwo(String command, String named) {
        var output = new Program(folder.resolve("home"), folder).run(command.split(" "));
        assertEquals(2, output.exit(), output.err());
        assertEquals("", output.out());
        assertTrue(output.err().contains(named), output.err());
        assertFalse(output.err().contains("\tat "), output.err());
    }

    @Test
    void aPlaceThatCannotBeRecordedToIsNamedBeforeAnythingIsSent() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        var output = new Program(folder.resolve("home"), folder).run("run", "hi", "-d", "gpt-5.4", "--demo", "--record", file.toString());
        assertEquals(2, output.exit());
        assertEquals("", output.out());
        assertTrue(output.err().contains("--record " + file), output.err());
    }

    @Test
    void brokenYamlIsNamedByFileLineAndColumn() throws IOException {
        var file = Files.writeString(folder.resolve("bad.prompt.yml"), "messages:\n  - role: user\n   content: [\n");
        var output = new Program(folder.resolve("home"), folder).run("run", "-f", file.toString(), "-d", "x", "--demo");
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("bad.prompt.yml, line 3, column 4"), output.err());
    }

    @Test
    void aBrokenPriceTableIsNamedByFileAndPlace() throws IOException {
        var prices = Files.createDirectories(folder.resolve("home/prices"));
        Files.writeString(prices.resolve("mine.json"), "{\"id\": \"mine\",\n \"asOf\": }");
        var output = new Program(folder.resolve("home"), folder).run("prices", "list");
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("mine.json, line 2"), output.err());
    }

    @Test
    void helpNamesEveryCommand() {
        var help = new Program(folder.resolve("home"), folder).run("--help").out();
        var commands = List.of(
                "ui", "run", "code", "smoke", "replay", "demo", "deployments", "connections", "doctor", "prices", "sessions");
        for (var command : commands) {
            assertTrue(help.lines().anyMatch(l -> l.startsWith("  " + command)), command + " in " + help);
        }
    }
}
