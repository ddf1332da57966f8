package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import foundrybench.model.Status;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However large an answer is, decoding it costs in proportion, and no more than eight times its size is held.
class HugeAnswerTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SMALL = 512 * 1024;
    private static final int TIMES = 8;
    private static final long OF_ANY = 12L << 20; // what is bounded whatever the size
    private static final int MEGABYTES = Integer.getInteger("huge.megabytes", 16);
    private static final int PROGRAM_MEGABYTES = 20;

    @ParameterizedTest
    @EnumSource
    @Timeout(60) // what is not in proportion takes minutes
    void workGrowsAsTheAnswerDoes(HugeAnswer shape) {
        allocated(shape, SMALL); // classes are loaded
        long small = allocated(shape, SMALL);
        long large = allocated(shape, TIMES * SMALL);
        assertTrue(large <= OF_ANY + TIMES * small * 3 / 2, () -> "%,d bytes for one, %,d for eight".formatted(small, large));
    }

    private static long allocated(HugeAnswer shape, long size) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertNotEquals(Status.OPEN, shape.decode(size).status());
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void eightTimesItsSizeIsMemoryEnough() throws Exception {
        int heap = PROGRAM_MEGABYTES + 8 * MEGABYTES;
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-Xmn4m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeAnswer.class.getName(),
                        Integer.toString(MEGABYTES))
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = out.lines().toList();
            var failed = lines.stream().filter(line -> !line.endsWith(" COMPLETED") && !line.endsWith(" FAILED")).toList();
            assertEquals(List.of(), failed);
            assertEquals(HugeAnswer.values().length, lines.size());
        }
        assertEquals(0, process.waitFor());
    }
}
