package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store is looked over, mended and copied.
class SessionUpkeepTest {
    private static final int FREE_PAGES = 36; // where the header counts them

    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void run() {
        program = new Program(folder.resolve("home"), folder);
        program.run("run", "Which is larger, 9.9 or 9.11?", "-d", "Kimi-K2.6", "-d", "gpt-5.4", "--demo");
        program.run("sessions", "search", "larger");
    }

    @Test
    void aSoundStoreIsSaidToBe() {
        var checked = program.run("sessions", "check");
        assertEquals(0, checked.exit(), checked.out());
        assertTrue(checked.out().startsWith("Sound: 1 session, 1 run, 2 completions, 2 recordings ("), checked.out());
        var json = program.run("sessions", "check", "--json").only();
        assertTrue(json.path("sound").asBoolean());
        assertEquals(2, json.path("completions").asInt());
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        execute("update call set line = substr(line, 1, 100) where deployment = 'gpt-5.4'", "update recording set body = x'00'");
        var checked = program.run("sessions", "check");
        assertEquals(1, checked.exit());
        assertTrue(checked.out().contains(" cannot be read: "), checked.out());
        assertEquals(2, checked.out().lines().filter(line -> line.startsWith("The recording of call ")).count(), checked.out());
        assertEquals(1, checked.out().lines().filter(line -> line.startsWith("The answer of call ")).count(), checked.out());
        assertTrue(checked.out().contains("3 findings: "), checked.out());
    }

    @Test
    void damagedIndexesAreMadeAnew() throws Exception {
        execute("update entry set text = 'something else' where kind = 'prompt'", "insert into word (word) values ('delete-all')");
        var checked = program.run("sessions", "check");
        assertEquals(1, checked.exit());
        assertTrue(checked.err().contains("--repair"), checked.err());
        var repaired = program.run("sessions", "check", "--repair");
        assertEquals(0, repaired.exit(), repaired.out());
        assertTrue(program.run("sessions", "search", "something", "--json").only().path("sessionId").isTextual());
    }

    @Test
    void aBackupTakesThePlaceOfTheStore() throws Exception {
        var copy = folder.resolve("copy.db");
        assertEquals(copy + "\n", program.run("sessions", "backup", copy.toString()).out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        var exported = program.run("sessions", "export", "--all").out();
        Files.createDirectories(folder.resolve("other"));
        Files.copy(copy, folder.resolve("other/sessions.db"));
        var other = new Program(folder.resolve("other"), folder);
        assertEquals(exported, other.run("sessions", "export", "--all").out());
        assertEquals(0, other.run("sessions", "check").exit());
        var refused = program.run("sessions", "backup", copy.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("exists already. Name another file."), refused.err());
        var first = program.run("sessions", "backup", "--json").only().path("file").asText();
        assertTrue(first.contains("backups"), first);
        var second = program.run("sessions", "backup", "--json").only().path("file").asText();
        assertNotEquals(first, second);
        assertTrue(Files.exists(Path.of(first)) && Files.exists(Path.of(second)));
    }

    /// As SQLite keeps what it is given.
    @Test
    void aStoreThatWasMadeWithCommentsIsSound() throws Exception {
        execute("pragma wal_checkpoint(truncate)");
        execute("pragma writable_schema = on", "update sqlite_schema set sql = replace(sql, 'id text', 'id  text -- its id\n') where name = 'call'");
        var checked = program.run("sessions", "check");
        assertEquals(0, checked.exit(), checked.out());
    }

    @Test
    void noStoreIsMadeWhereNoneIs() {
        for (var command : List.of("check", "backup")) {
            var refused = new Program(folder.resolve("typo"), folder).run("sessions", command);
            assertEquals(2, refused.exit());
            assertTrue(refused.err().contains("There is no store: "), refused.err());
            assertFalse(Files.exists(folder.resolve("typo")));
        }
    }

    @Test
    void wordsToRedactThatAreNoneAreRefused() throws Exception {
        assertEquals(2, program.run("sessions", "export", "--all", "--redact", "").exit());
        var empty = Files.writeString(folder.resolve("words.txt"), "\n \n");
        var refused = program.run("sessions", "export", "--all", "--redact-file", empty.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("words.txt has no words"), refused.err());
    }

    @Test
    void aDamagedFileIsSetAsideWhenThatIsWanted() throws Exception {
        var exported = program.run("sessions", "export", "--all").out();
        execute("pragma wal_checkpoint(truncate)");
        try (var file = FileChannel.open(folder.resolve("home/sessions.db"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(Integer.BYTES).putInt(7).flip(), FREE_PAGES);
        }
        var checked = program.run("sessions", "check");
        assertEquals(1, checked.exit(), checked.out());
        assertTrue(checked.out().contains("The file is damaged: "), checked.out());
        assertTrue(checked.err().contains("with --repair: the file is set aside"), checked.err());
        var repaired = program.run("sessions", "check", "--repair");
        assertEquals(0, repaired.exit(), repaired.out());
        assertTrue(repaired.err().contains("sessions.damaged."), repaired.err());
        assertEquals(exported, program.run("sessions", "export", "--all").out());
        assertEquals(0, program.run("sessions", "check").exit());
    }

    @Test
    void anAnswerThatCannotBeReadKeepsNothingElseFromBeingExported() throws Exception {
        program.run("run", "Another", "-d", "DeepSeek-V3.2", "--demo");
        var whole = program.run("sessions", "export", "--all").out();
        execute("update call set line = '{' where deployment = 'gpt-5.4'");
        var exported = program.run("sessions", "export", "--all");
        assertEquals(1, exported.exit());
        assertEquals(whole.lines().filter(line -> !line.contains("\"deployment\":\"gpt-5.4\"")).toList(), exported.out().lines().toList());
        assertTrue(exported.err().contains(" cannot be read: ") && exported.err().contains(" It is left out."), exported.err());
        var file = folder.resolve("all.md");
        assertEquals(1, program.run("sessions", "export", "--all", "--format", "md", "-o", file.toString()).exit());
        assertTrue(Files.readString(file).contains("DeepSeek-V3.2"));
    }

    private void execute(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/sessions.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
