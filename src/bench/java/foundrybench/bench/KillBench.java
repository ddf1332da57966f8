package foundrybench.bench;

import foundrybench.format.CompletionFormat;
import foundrybench.model.Completion;
import foundrybench.model.FailureKind;
import foundrybench.model.Status;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Kills the program by SIGKILL while four deployments stream, 500 times, every second time on one home that all
/// these share, and looks at what its store holds then.
final class KillBench implements AutoCloseable {
    private static final int ROUNDS = 500;
    private static final long SEED = 9;
    private static final double MOST_MS = 250;
    private static final int MOST_BYTES = 4096;
    private static final double MOST_LATE = 0.05; // share of those that lack more than 250 ms: a busy machine's
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder = Files.createTempDirectory("kill-nine");
    private final Random random = new Random(SEED);
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> printedToTheSharedHome = new ArrayList<>();
    private final List<Double> lackMs = new ArrayList<>();
    private final List<Double> lackBytes = new ArrayList<>();
    private final List<Double> reopenMs = new ArrayList<>();
    private final Process demo;
    private final String key;
    private final Witness witness;

    private KillBench() throws IOException {
        var launcher = Path.of(System.getProperty("bench.root"), "foundry-bench").toString();
        demo = new ProcessBuilder(launcher, "demo", "--ttft", "100", "--gap", "5", "--deltas", "150")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = demo.inputReader();
        var endpoint = value(out.readLine());
        key = value(out.readLine());
        witness = new Witness(URI.create(endpoint));
    }

    private static String value(String assignment) {
        return assignment.substring(assignment.indexOf('=') + 1);
    }

    /// @param args how many rounds, unless 500
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        Lab.head("Killed while streaming, %d times, seed %d".formatted(rounds, SEED));
        boolean holds;
        try (var bench = new KillBench()) {
            for (int round = 0; round < rounds; round++) {
                bench.round(round);
            }
            bench.allThatWasPrinted();
            bench.lateness();
            bench.report();
            holds = bench.broken.isEmpty();
        }
        Lab.end(holds);
    }

    private void round(int round) throws IOException, InterruptedException, SQLException, StoreException {
        boolean shares = round % 2 == 1;
        var home = shares ? folder.resolve("shared") : Files.createTempDirectory(folder, "home");
        witness.forget();
        var run = KilledRun.on(home, witness, key, random);
        var printed = run.lines().stream().map(KillBench::completion).toList();
        if (shares) {
            printedToTheSharedHome.addAll(printed);
        }
        sound("round " + round + ", before it was opened", home);
        var problems = new ArrayList<StoreProblem>();
        long begin = System.nanoTime();
        try (var store = SessionStore.open(home, problems::add)) {
            var newest = store.sessions(1);
            reopenMs.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            var kept = new HashMap<String, Completion>();
            if (!newest.isEmpty()) {
                store.session(newest.getFirst().id()).orElseThrow().runs().getFirst().completions()
                        .forEach(completion -> kept.put(completion.origin().id(), completion));
            }
            lines(printed, kept);
            witness.answers().forEach((id, sent) -> answer("round " + round + ", call " + id, sent, kept.get(id), run.killedNanos()));
        }
        try (var store = SessionStore.open(home, problems::add)) {
            var findings = store.upkeep().check().findings();
            rule(findings.isEmpty(), "round " + round + ": " + findings);
        }
        rule(problems.isEmpty(), "round " + round + ": " + problems);
        sound("round " + round + ", after it was opened", home);
    }

    /// A printed line without what was asked.
    private static String completion(String line) {
        return line.substring(0, line.lastIndexOf(",\"asked\":")) + "}";
    }

    private void sound(String when, Path home) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sessions.db"))) {
            rule(first(connection, "pragma integrity_check").equals("ok"), when + ": no integrity");
            rule(first(connection, "pragma foreign_key_check").isEmpty(), when + ": a foreign key leads nowhere");
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private void lines(List<String> printed, Map<String, Completion> kept) {
        count("lines printed", printed.size());
        var stored = kept.values().stream().map(CompletionFormat::line).toList();
        var lost = printed.stream().filter(line -> !stored.contains(line)).toList();
        count("lines printed that are not in the store, or not equal", lost.size());
        lost.forEach(line -> broken.add("lost: " + line));
    }

    private void answer(String call, SentAnswer sent, @Nullable Completion kept, long killed) {
        if (kept == null) {
            count("calls under way whose run was not yet saved", 1);
            lacks(call, sent.lack("", "", killed));
        } else if (kept.status() == Status.COMPLETED) {
            count("calls completed", 1);
            rule(sent.isEnded() && sent.isAll(kept.content(), kept.reasoning()), call + " is not what was sent");
        } else {
            var failure = kept.failure();
            boolean isInterrupted = failure != null && failure.kind() == FailureKind.INTERRUPTED;
            rule(isInterrupted, call + " is " + CompletionFormat.line(kept));
            count(sent.hasText() ? "calls interrupted in mid-text" : "calls interrupted before any text", 1);
            rule(sent.beginsWith(kept.content(), kept.reasoning()), call + " is no beginning of what was sent");
            lacks(call, sent.lack(kept.content(), kept.reasoning(), killed));
        }
    }

    private void lacks(String call, SentAnswer.Lack lack) {
        lackMs.add(lack.ms());
        lackBytes.add((double) lack.bytes());
        rule(lack.ms() <= MOST_MS || lack.bytes() <= MOST_BYTES, call + " lacks " + lack);
    }

    private void allThatWasPrinted() throws StoreException {
        if (printedToTheSharedHome.isEmpty()) {
            return;
        }
        var stored = new ArrayList<String>();
        try (var store = SessionStore.open(folder.resolve("shared"), problem -> broken.add(problem.message()))) {
            for (var summary : store.sessions(Integer.MAX_VALUE)) {
                store.session(summary.id()).orElseThrow().runs().getFirst().completions()
                        .forEach(completion -> stored.add(CompletionFormat.line(completion)));
            }
        }
        var lost = printedToTheSharedHome.stream().filter(line -> !stored.contains(line)).count();
        count("lines of the shared home that were lost later", (int) lost);
        rule(lost == 0, lost + " lines of the shared home were lost later");
    }

    /// At this pace 4 KB are half a minute of text: the bound in time must hold by itself, too.
    private void lateness() {
        long late = lackMs.stream().filter(ms -> ms > MOST_MS).count();
        count("interrupted answers that lack more than 250 ms", (int) late);
        rule(late <= MOST_LATE * lackMs.size(), late + " answers lack more than 250 ms");
    }

    private void report() {
        counts.forEach((what, count) -> System.out.printf("%-60s %d%n", what, count));
        System.out.printf("%-60s %s%n", "lack of an interrupted answer, ms", figures(lackMs));
        System.out.printf("%-60s %s%n", "lack of an interrupted answer, bytes", figures(lackBytes));
        System.out.printf("%-60s %s%n", "opening and listing the store after the kill, ms", figures(reopenMs));
        broken.forEach(rule -> System.out.println("BROKEN " + rule));
    }

    private static String figures(List<Double> values) {
        var array = values.stream().mapToDouble(Double::doubleValue).toArray();
        return "median %.0f, p95 %.0f, most %.0f".formatted(
                Lab.percentile(array, 0.5), Lab.percentile(array, 0.95), Lab.percentile(array, 1));
    }

    private void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    private void rule(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        witness.close();
        demo.destroy();
        Lab.delete(folder);
    }
}
