package foundrybench.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A process that has run to its end. Linux: reads `/proc`.
///
/// @param wallMs from its start to its end
/// @param cpuMs of it and its children, user and system
/// @param peakKb the most memory it held
/// @param lines of its standard output
record Measured(double wallMs, double cpuMs, long peakKb, List<String> lines) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int POLL_MILLIS = 5;
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final String WRAPPED = "times=$1; shift; \"$@\"; code=$?; times >\"$times\"; exit $code";

    /// Runs a command. What it says on standard error is passed on.
    ///
    /// @throws IOException also when it ends with another code than `0` or `alsoFine`
    static Measured run(List<String> command, Map<String, String> environment, int alsoFine)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("bench", ".out");
        var times = Files.createTempFile("bench", ".times");
        var wrapped = new ArrayList<>(List.of("sh", "-c", WRAPPED, "sh", times.toString()));
        wrapped.addAll(command);
        var builder = new ProcessBuilder(wrapped)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        var process = builder.start();
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, process.descendants().mapToLong(child -> peakKb(child.pid())).max().orElse(0));
        }
        double wall = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        if (process.exitValue() != 0 && process.exitValue() != alsoFine) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        var measured = new Measured(wall, childrenMs(Files.readString(times)), peak, Files.readAllLines(out));
        Files.delete(out);
        Files.delete(times);
        return measured;
    }

    /// The second line that the shell's `times` prints: user and system time of its children.
    private static double childrenMs(String times) {
        double sum = 0;
        var time = TIME.matcher(times.lines().toList().get(1));
        while (time.find()) {
            sum += Double.parseDouble(time.group(1)) * SECONDS_PER_MINUTE + Double.parseDouble(time.group(2));
        }
        return sum * MILLIS_PER_SECOND;
    }

    private static long peakKb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
