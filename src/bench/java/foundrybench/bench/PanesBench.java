package foundrybench.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Eight panes in one window, 200 deltas a second each, beside the floor: the same window whose panes are a bare text.
/// First 1 KB a second for 30 s, then 10 KB a second up to 200 KB. Draws in software; starts an X server of its own
/// where there is none. An argument sets how many seconds each window is measured.
final class PanesBench {
    private static final int WARM_UP = 5;
    private static final int CALM_SECONDS = 30;
    private static final int STRESS_SECONDS = 15;
    private static final int STRESS_LENGTH = 200_000;
    private static final Path ROOT = Path.of(System.getProperty("bench.root"));

    private final Map<String, String> environment = new HashMap<>();
    private boolean holds = true;

    private PanesBench() {}

    public static void main(String[] args) throws Exception {
        var bench = new PanesBench();
        int calm = args.length > 0 ? Integer.parseInt(args[0]) : CALM_SECONDS;
        int stress = args.length > 0 ? Integer.parseInt(args[0]) : STRESS_SECONDS;
        Lab.head("Eight panes that stream, 200 deltas a second each, Markdown");
        var server = bench.display();
        try {
            bench.calm(calm);
            bench.stress(stress);
            var open = bench.run("open", 0, 0, 0);
            System.out.printf(Locale.ROOT, "opening 50: CPU until it is seen %.0f ms; until all is read %.0f ms; heap after it %.0f MB%n",
                    open.getOrDefault("openCpu", Double.NaN),
                    open.getOrDefault("openAll", Double.NaN),
                    open.getOrDefault("openHeapMb", Double.NaN));
            bench.limit("opening 50 of 20 KB, ms", open.getOrDefault("open", Double.NaN), 400);
        } finally {
            if (server != null) {
                server.destroy();
            }
        }
        Lab.end(bench.holds);
    }

    private void calm(int seconds) throws IOException, InterruptedException {
        var floor = run("floor", 5, seconds, 1_000_000);
        var ours = run("program", 5, seconds, 1_000_000);
        System.out.println("1 KB a second a pane");
        print(floor, ours);
        least("frames a second", ours.getOrDefault("frames", 0.0), 30);
        limit("p99 between frames, ms", ours.getOrDefault("p99", Double.NaN), 2.5 * floor.getOrDefault("p99", 0.0));
        limit("gaps over 120 ms", ours.getOrDefault("over120", Double.NaN), 3);
        limit("CPU, cores", ours.getOrDefault("cores", Double.NaN), floor.getOrDefault("cores", 0.0));
        limit("a key until it is seen, p99, ms", ours.getOrDefault("key", Double.NaN), 80);
    }

    private void stress(int seconds) throws IOException, InterruptedException {
        var floor = run("floor", 50, seconds, STRESS_LENGTH);
        var ours = run("program", 50, seconds, STRESS_LENGTH);
        System.out.println("10 KB a second a pane");
        print(floor, ours);
        limit("p99 between frames, ms", ours.getOrDefault("p99", Double.NaN), 3.5 * floor.getOrDefault("p99", 0.0));
        limit("window's thread a frame, ms", ours.getOrDefault("windowMs", Double.NaN), 2.5 * floor.getOrDefault("windowMs", 0.0));
    }

    private static void print(Map<String, Double> floor, Map<String, Double> ours) {
        for (var name : List.of("frames", "p99", "over120", "cores", "windowMs", "key", "heapMb", "length")) {
            System.out.printf(Locale.ROOT, "  %-10s floor %9.2f  program %9.2f%n",
                    name, floor.getOrDefault(name, Double.NaN), ours.getOrDefault(name, Double.NaN));
        }
    }

    private void limit(String what, double value, double most) {
        row(what, value, "at most", most, value <= most);
    }

    private void least(String what, double value, double least) {
        row(what, value, "at least", least, value >= least);
    }

    private void row(String what, double value, String way, double limit, boolean itHolds) {
        holds &= itHolds;
        System.out.printf(Locale.ROOT, "%-34s %9.2f  %s %.2f  %s%n", what, value, way, limit, itHolds ? "holds" : "BROKEN");
    }

    /// Starts an X server when there is no display; `null` when there is one, or none can be had.
    private @Nullable Process display() throws IOException {
        if (System.getenv("DISPLAY") != null) {
            return null;
        }
        try {
            var server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var number = new StringBuilder();
            for (int c = server.getInputStream().read(); c >= '0'; c = server.getInputStream().read()) {
                number.append((char) c);
            }
            environment.put("DISPLAY", ":" + number);
            return server;
        } catch (IOException e) {
            System.out.println("no display and no Xvfb: without a screen, which draws all the same\n");
            return null;
        }
    }

    private Map<String, Double> run(String kind, int characters, int seconds, int longest)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("--module-path", ROOT.resolve("target/javafx").toString(), "--add-modules", "javafx.controls"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED,javafx.graphics", "-Dprism.order=sw"));
        if (System.getenv("DISPLAY") == null && environment.isEmpty()) {
            command.add("-Dglass.platform=Headless");
        }
        command.add("-Dbench.root=" + ROOT);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "foundrybench.bench.PanesWindow"));
        command.addAll(List.of(kind, "" + characters, "" + WARM_UP, "" + seconds, "" + longest));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var process = builder.start();
        var figures = new HashMap<String, Double>();
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
            var parts = line.split(" ");
            figures.put(parts[0], Double.valueOf(parts[1]));
        });
        process.waitFor();
        return figures;
    }
}
