package foundrybench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries log as they always do, in a process of their own, for the JDK sets up its logging once.
class LibraryRecordsTest {
    @TempDir
    Path folder;

    @Test
    void theirWarningsGoToTheLogAndNothingGoesToStderr() throws Exception {
        var err = folder.resolve("err.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        LibraryRecordsTest.class.getName(), folder.toString())
                .redirectError(err.toFile())
                .start();
        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(err));
        var logged = Files.readAllLines(folder.resolve(LogFile.NAME));
        assertTrue(logged.get(0).endsWith(" program: start"), () -> logged.toString());
        assertTrue(logged.get(1).contains("WARNING ") && logged.get(1).endsWith(" org.library: first"), logged.get(1));
        assertTrue(logged.get(2).contains("ERROR ") && logged.get(2).endsWith(" org.other: second"), logged.get(2));
        assertEquals(List.of("start", "first", "second"), logged.stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList());
    }

    /// The process: ends without closing the log, which writes all the same what it has.
    public static void main(String[] arguments) {
        var log = new ProgramLog(InstantSource.system());
        LibraryRecords.install();
        Thread.setDefaultUncaughtExceptionHandler(new ProgramErrors(log));
        log.open(Path.of(arguments[0]), () -> "start", null);
        java.util.logging.Logger.getLogger("org.library").warning("first");
        java.util.logging.Logger.getLogger("com.azure.core.http").severe("Authorization: Bearer a-token");
        System.getLogger("org.other").log(System.Logger.Level.ERROR, "second");
        System.getLogger("org.other").log(System.Logger.Level.INFO, "of no concern");
    }
}
