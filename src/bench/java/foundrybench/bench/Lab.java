package foundrybench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the benchmarks run: starts the program and its floor, each as a process of its own, and writes the
/// table. Program and floor take turns, five times.
final class Lab {
    /// How often each side runs; the median counts.
    static final int ROUNDS = 5;

    /// The guide's five, in the catalog's order; what the floor asks, too.
    static final List<String> DEPLOYMENTS =
            List.of("gpt-5.1-codex", "gpt-5.4", "gpt-5.3-codex", "Kimi-K2.6", "DeepSeek-V3.2");

    /// What the launcher gives the command line.
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Path ROOT = Path.of(System.getProperty("bench.root"));
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    private Lab() {}

    /// The program's `run`, by its launcher, on a home of its own.
    static Measured program(Service service, int alsoFine, String... arguments) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("bench-home");
        try {
            var command = new ArrayList<>(List.of(ROOT.resolve("foundry-bench").toString(), "run", "Go on.", "--json"));
            command.addAll(List.of("--endpoint", service.endpoint(), "--key-env", "BENCH_KEY", "--home", home.toString()));
            command.addAll(List.of(arguments));
            return Measured.run(command, Map.of("BENCH_KEY", service.key()), alsoFine);
        } finally {
            delete(home);
        }
    }

    /// The floor, asking each of these its share.
    static Measured floor(Service service, int calls, int atOnce, List<String> deployments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", ROOT.resolve("target/bench").toString(), "foundrybench.bench.Floor"));
        command.addAll(List.of(service.endpoint(), service.key(), "" + calls, "" + atOnce));
        command.addAll(deployments);
        return Measured.run(command, Map.of(), 0);
    }

    /// The lines of `run --json`.
    static List<JsonNode> lines(Measured program) throws JsonException {
        var lines = new ArrayList<JsonNode>();
        for (var line : program.lines()) {
            lines.add(Json.parse(line));
        }
        return lines;
    }

    /// Milliseconds from the first send to the last end.
    static double span(List<JsonNode> lines) {
        var first = lines.stream().map(Lab::startedAt).min(Comparator.naturalOrder()).orElseThrow();
        double last = lines.stream()
                .mapToDouble(line -> sinceMs(first, startedAt(line)) + line.path("timing").path("totalMs").asDouble())
                .max()
                .orElseThrow();
        return last;
    }

    private static double sinceMs(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private static Instant startedAt(JsonNode line) {
        return Instant.parse(line.path("timing").path("startedAt").asText());
    }

    /// The middle one.
    static double median(double... values) {
        return percentile(values, 0.5);
    }

    /// The value that this share of them does not exceed.
    static double percentile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.max(0, Math.ceil(share * sorted.length) - 1))];
    }

    /// What stands above a table: the machine, the JDK, the commit and the load of the machine before it began.
    static void head(String title) throws IOException, InterruptedException {
        var load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        var cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*:\\s*", ""))
                .findFirst()
                .orElse("unknown processor");
        System.out.printf("%s%n%s, %s, %d cores, JDK %s, commit %s, load before %s%n%n",
                title, LocalDate.now(), cpu, Runtime.getRuntime().availableProcessors(), Runtime.version(), commit(), load);
    }

    private static String commit() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "-C", ROOT.toString(), "rev-parse", "--short", "HEAD").start();
        var commit = new String(git.getInputStream().readAllBytes()).strip();
        git.waitFor();
        return commit;
    }

    /// One row: what, the floor's figure, the program's, their ratio and the most it may be.
    static boolean row(String what, String unit, double floor, double program, double limit) {
        boolean holds = program <= limit * floor;
        System.out.printf(Locale.ROOT, "%-28s floor %9.2f %s  program %9.2f %s  ratio %.2f  limit %.2f  %s%n",
                what, floor, unit, program, unit, program / floor, limit, holds ? "holds" : "BROKEN");
        return holds;
    }

    /// One row that has a limit of its own.
    static boolean row(String what, String unit, double value, double limit) {
        boolean holds = value <= limit;
        System.out.printf(Locale.ROOT, "%-28s %9.2f %s  limit %.2f %s  %s%n",
                what, value, unit, limit, unit, holds ? "holds" : "BROKEN");
        return holds;
    }

    /// Ends the process: 0 when all rows hold.
    static void end(boolean holds) {
        System.exit(holds ? 0 : 1);
    }

    /// Deletes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
