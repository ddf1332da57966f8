package foundrybench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a record looks like, where it goes, and what never gets into one.
class ProgramLogTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:31:07.120Z");
    private static final String HEAD = "2026-11-24T10:31:07.120Z INFO [" + ProcessHandle.current().pid() + "] ";

    @TempDir
    Path folder;

    private final ProgramLog log = new ProgramLog(() -> NOW);

    private void open(@Nullable Consumer<String> echo) {
        log.open(folder.resolve("a/logs"), () -> "start", echo);
    }

    private List<String> written() throws IOException {
        log.close();
        return Files.readAllLines(file());
    }

    private Path file() {
        var file = log.file();
        assertNotNull(file);
        return file;
    }

    @Test
    void nothingIsMadeUntilThereIsSomethingToLog() {
        open(null);
        log.part("run").log(Level.DEBUG, "a detail");
        log.close("stop");
        assertFalse(Files.exists(folder.resolve("a")));
    }

    @Test
    void theFirstRecordBringsTheStartWithIt() throws IOException {
        open(null);
        log.part("run").log(Level.INFO, "begins");
        log.close("stop");
        assertEquals(List.of(HEAD + "program: start", HEAD + "run: begins", HEAD + "program: stop"), written());
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        open(null);
        log.part("run").log(Level.INFO, "begins");
        log.close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/logs"))));
    }

    @Test
    void whatIsLoggedBeforeThePlaceIsKnownIsNotLost() throws IOException {
        log.part("early").log(Level.INFO, "first");
        open(null);
        log.part("late").log(Level.INFO, "second");
        assertTrue(written().containsAll(List.of(HEAD + "early: first", HEAD + "late: second")));
    }

    @Test
    void afterTheEndEachRecordIsWrittenAtOnce() throws IOException {
        open(null);
        log.part("run").log(Level.INFO, "begins");
        log.close();
        log.part("run").log(Level.INFO, "the last word");
        assertEquals(HEAD + "run: the last word", Files.readAllLines(file()).getLast());
    }

    @Test
    void hostileTextStaysOnItsLineAndGivesNoOrders() throws IOException {
        open(null);
        var hostile = "x\r\n2026 ERROR\u001b[2J\u0007\u009b31m\u2028y\u202Etxt.exe\u2066";
        log.part("p\nq").log(Level.INFO, hostile);
        assertEquals(HEAD + "p\u240Aq: x\u240D\u240A2026 ERROR\u241B[2J\u2407\uFFFD31m\uFFFDy\uFFFDtxt.exe\uFFFD", written().getLast());
    }

    @Test
    void patternsAreNotFilledIn() throws IOException {
        open(null);
        log.part("p").log(Level.INFO, "it's {0} %s", "argument");
        assertEquals(HEAD + "p: it's {0} %s", written().getLast());
    }

    @Test
    void aThrownMessageIsKeptOnlyIfItSpeaksOfCode() throws IOException {
        open(null);
        var cause = new IndexOutOfBoundsException("Index 3\nout of bounds");
        log.part("p").log(Level.ERROR, "failed", new IllegalStateException("Text[delta=the answer]", cause));
        var lines = written();
        assertTrue(lines.get(1).endsWith(" ERROR [" + ProcessHandle.current().pid() + "] p: failed: java.lang.IllegalStateException"), lines.get(1));
        assertTrue(lines.get(2).startsWith("\tat foundrybench.log.ProgramLogTest."), lines.get(2));
        assertTrue(lines.contains("\tcaused by java.lang.IndexOutOfBoundsException: Index 3\u240Aout of bounds"), () -> lines.toString());
        assertFalse(String.join("\n", lines).contains("the answer"));
    }

    @Test
    void whoWatchesSeesEachRecordAsItComesAndDetailsToo() throws IOException {
        var seen = new ArrayList<String>();
        open(seen::add);
        log.part("run").log(Level.DEBUG, "a detail");
        assertEquals(List.of(HEAD + "program: start", HEAD.replace("INFO", "DEBUG") + "run: a detail"), seen);
        assertEquals(seen, written());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldOnceAndTheLinesStayInMemory() throws IOException {
        var seen = new ArrayList<String>();
        log.open(Files.writeString(folder.resolve("file"), "in the way").resolve("logs"), () -> "start", seen::add);
        log.close(); // from here on each record is tried at once
        log.part("run").log(Level.INFO, "one");
        log.part("run").log(Level.INFO, "two");
        assertEquals(1, seen.stream().filter(line -> line.contains("cannot be written")).count(), () -> seen.toString());
        assertEquals(List.of(HEAD + "program: start", HEAD + "run: one", HEAD + "run: two"), log.tail(100));
    }

    @Test
    void aFolderInTheLogsPlaceIsNoReasonToStop() throws IOException {
        open(null);
        Files.createDirectories(folder.resolve("a/logs/foundry-bench.log"));
        log.part("run").log(Level.ERROR, "one");
        log.close();
        assertEquals(List.of(HEAD + "program: start", HEAD.replace("INFO", "ERROR") + "run: one"), log.tail(100));
    }

    @Test
    void theTailIsTheEndOfTheFile() {
        open(null);
        for (int i = 0; i < 300; i++) {
            log.part("run").log(Level.INFO, "record " + i);
        }
        assertEquals(List.of(HEAD + "run: record 298", HEAD + "run: record 299"), log.tail(2));
        log.close();
    }

    @Test
    void aLibrarysWarningGoesToTheLogAndFillsNoLineOfItsOwn() throws IOException {
        open(null);
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(new ProgramErrors(log));
        try {
            var record = new LogRecord(java.util.logging.Level.WARNING, "two\nlines");
            record.setLoggerName("org.library.Part");
            new LibraryRecords.ToTheLog().publish(record);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(HEAD.replace("INFO", "WARNING") + "org.library.Part: two\u240Alines", written().getLast());
    }
}
