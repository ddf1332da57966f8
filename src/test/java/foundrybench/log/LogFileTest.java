package foundrybench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Few files, small ones, whoever writes.
class LogFileTest {
    @TempDir
    Path folder;

    private static void write(LogFile file, String line) {
        try {
            file.append((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !file.toString().endsWith(".lock")).sorted().toList();
        }
    }

    @Test
    void thereAreFewFilesAndNoneGrowsBeyondItsSize() throws IOException {
        var log = new LogFile(folder, 100, 3);
        for (int i = 100; i < 200; i++) {
            write(log, "record " + i);
        }
        assertEquals(
                List.of("foundry-bench.log", "foundry-bench.log.1", "foundry-bench.log.2"),
                files().stream().map(file -> file.getFileName().toString()).toList());
        for (var file : files()) {
            assertTrue(Files.size(file) <= 100, file + " has " + Files.size(file));
        }
        assertEquals(List.of("record 198", "record 199"), log.tail(2));
    }

    @Test
    void theTailReachesIntoTheFileBefore() throws IOException {
        var log = new LogFile(folder, 24, 3);
        for (int i = 1; i <= 5; i++) {
            write(log, "record " + i);
        }
        assertEquals(List.of("record 3", "record 4", "record 5"), log.tail(3));
    }

    @Test
    void aRecordLargerThanAFileIsWrittenAllTheSame() throws IOException {
        var log = new LogFile(folder, 10, 2);
        write(log, "a record of more than ten bytes");
        write(log, "another");
        assertEquals(List.of("a record of more than ten bytes", "another"), log.tail(9));
    }

    @Test
    void manyWritersLoseNoLineAndBreakNone() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 4; writer++) {
                int number = writer;
                threads.execute(() -> {
                    var log = new LogFile(folder, 2000, 50);
                    for (int i = 0; i < 100; i++) {
                        write(log, "writer " + number + " record " + i + " end");
                    }
                });
            }
        }
        assertAllThere(4, 100);
    }

    @Test
    void manyProcessesLoseNoLineAndBreakNone() throws Exception {
        var processes = new ArrayList<Process>();
        for (int writer = 0; writer < 3; writer++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                            LogFileTest.class.getName(), folder.toString(), String.valueOf(writer))
                    .inheritIO()
                    .start());
        }
        for (var process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertAllThere(3, 100);
    }

    /// One of the processes.
    public static void main(String[] arguments) {
        var log = new LogFile(Path.of(arguments[0]), 2000, 50);
        for (int i = 0; i < 100; i++) {
            write(log, "writer " + arguments[1] + " record " + i + " end");
        }
    }

    private void assertAllThere(int writers, int records) throws IOException {
        var wanted = new TreeSet<String>();
        for (int writer = 0; writer < writers; writer++) {
            for (int i = 0; i < records; i++) {
                wanted.add("writer " + writer + " record " + i + " end");
            }
        }
        var found = new ArrayList<String>();
        for (var file : files()) {
            found.addAll(Files.readAllLines(file));
        }
        assertEquals(writers * records, found.size());
        assertEquals(wanted, new TreeSet<>(found));
    }
}
