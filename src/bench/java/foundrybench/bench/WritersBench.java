package foundrybench.bench;

import foundrybench.format.CompletionFormat;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.FinishReason;
import foundrybench.model.Protocol;
import foundrybench.model.RunEvent;
import foundrybench.model.Slot;
import foundrybench.store.KeptBody;
import foundrybench.store.SessionStore;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// A process that streams as a window does, and four that settle as commands do: 1,000 calls each, 20 at once, with their
/// pieces, recordings and the indexing behind. What is measured is how long a call waits for its end to be on disk.
final class WritersBench {
    private static final int PROCESSES = 5;
    private static final int RUNS = 50; // of each
    private static final int CALLS = 20; // of each run, at once
    private static final int PIECES = 20;
    private static final double LONGEST_MS = 1000;
    private static final double NANOS_PER_MILLI = 1e6;

    private WritersBench() {}

    /// @param args home and number of one process; none for the bench itself
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            write(Path.of(args[0]), args[1]);
            return;
        }
        Lab.head("Five processes save 5,000 completions to one store at once");
        var home = Files.createTempDirectory("five-writers");
        try {
            Lab.end(bench(home));
        } finally {
            Lab.delete(home);
        }
    }

    private static boolean bench(Path home) throws Exception {
        try (var store = SessionStore.open(home, problem -> System.out.println(problem.words()))) {
            store.flush(); // made, as by a window that is open
            store.sessions(1);
        }
        long begin = System.nanoTime();
        var processes = new ArrayList<Process>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(home, i));
        }
        var waits = new ArrayList<Double>();
        int failed = 0;
        for (var process : processes) {
            for (var line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
                failed += line.startsWith("not") ? 1 : 0;
                if (!line.startsWith("not")) {
                    waits.add(Double.parseDouble(line));
                }
            }
            failed += process.waitFor() == 0 ? 0 : 1;
        }
        double seconds = (System.nanoTime() - begin) / NANOS_PER_MILLI / 1000;
        var times = waits.stream().mapToDouble(wait -> wait).toArray();
        System.out.printf("%d settled in %.1f s, wait p50 %.0f ms, longest %.0f ms%n",
                times.length, seconds, Lab.median(times), Lab.percentile(times, 1));
        boolean holds = Lab.row("wait for the disk, p99", "ms", Lab.percentile(times, 0.99), LONGEST_MS);
        holds &= Lab.row("that failed", "", failed, 0);
        return holds & allThere(home);
    }

    private static Process start(Path home, int number) throws IOException {
        var target = Path.of(System.getProperty("bench.root"), "target");
        var jars = Files.readAllLines(target.resolve("jars")).stream().map(jar -> target.resolve(jar).toString());
        return new ProcessBuilder( // as the launcher has it
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:AOTCache=" + target.resolve("commands.aot"), "-Xlog:aot*=off", "-Xlog:cds*=off",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.lib.path=" + target.resolve("native"),
                        "-Dbench.root=" + System.getProperty("bench.root"),
                        "-cp", jars.collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + target.resolve("bench"),
                        WritersBench.class.getName(), home.toString(), "" + number)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean allThere(Path home) throws Exception {
        try (var store = SessionStore.open(home, problem -> System.out.println(problem.words()))) {
            var ids = new HashSet<String>();
            int twice = 0;
            int recorded = 0;
            for (var session : store.sessions(Integer.MAX_VALUE)) {
                recorded += store.recorded(session.id()).size();
                for (var run : store.session(session.id()).orElseThrow().runs()) {
                    for (var completion : run.completions()) {
                        CompletionFormat.line(completion); // has ended
                        twice += ids.add(completion.origin().id()) ? 0 : 1;
                    }
                }
            }
            var findings = store.upkeep().check().findings();
            findings.forEach(System.out::println);
            boolean holds = Lab.row("completions that are missing", "", PROCESSES * RUNS * CALLS - ids.size(), 0);
            holds &= Lab.row("recordings that are missing", "", PROCESSES * RUNS * CALLS - recorded, 0);
            holds &= Lab.row("completions there twice", "", twice, 0);
            return holds & Lab.row("findings of sessions check", "", findings.size(), 0);
        }
    }

    /// One of the processes: prints how long each call waited, in milliseconds.
    private static void write(Path home, String number) throws Exception {
        var problems = new ArrayList<String>();
        try (var store = SessionStore.open(home, problem -> problems.add(problem.words()));
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RUNS; i++) {
                var run = BigStore.run(number + "-" + i, Instant.now(), CALLS);
                store.begin(run);
                var ends = run.calls().stream().map(call -> calls.submit(() -> settle(store, call))).toList();
                for (var end : ends) {
                    System.out.println(end.get());
                }
            }
        }
        problems.forEach(problem -> System.out.println("not " + problem));
    }

    private static String settle(SessionStore store, Call call) throws Exception {
        var corpus = new Corpus(call.id().hashCode());
        var fold = new CompletionBuilder(call).add(new Sent(Instant.now(), 1, 0), 0);
        var body = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(body)) {
            for (int i = 0; i < PIECES; i++) {
                var event = i < PIECES / 2 ? new Reasoning(Slot.ONLY, corpus.text(400)) : new Text(Slot.ONLY, corpus.text(200));
                store.append(new RunEvent(call, i, event));
                fold.add(event, i);
                gzip.write(event.toString().getBytes(StandardCharsets.UTF_8));
                Thread.sleep(5);
            }
        }
        store.keep(call.id(), new KeptBody(
                Protocol.CHAT, 200, Map.of(), call.request().deployment().name(), Instant.now(), List.of(), body.toByteArray()));
        long begin = System.nanoTime();
        boolean isSaved = store.settle(fold.add(new Finished(FinishReason.STOP), PIECES).snapshot());
        return isSaved ? String.valueOf((System.nanoTime() - begin) / NANOS_PER_MILLI) : "not saved";
    }
}
