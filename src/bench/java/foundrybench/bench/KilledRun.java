package foundrybench.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// One `run` of four deployments that was killed while they streamed.
///
/// @param lines it had printed, whole ones
/// @param killedNanos when, on the machine's monotonic clock
record KilledRun(List<String> lines, long killedNanos) {
    static final List<String> DEPLOYMENTS = List.of("gpt-5.4", "gpt-5.3-codex", "Kimi-K2.6", "DeepSeek-V3.2");
    static final int REPEAT = 4;

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int LONGEST_LIFE_MILLIS = 2500; // from the first text on

    /// Starts the program by its launcher, which becomes it, and kills it.
    ///
    /// @param random says when
    static KilledRun on(Path home, Witness witness, String key, RandomGenerator random)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("kill-nine", ".jsonl");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("bench.root"), "foundry-bench").toString(),
                "run", "Go on.", "--json", "--retries", "0",
                "--repeat", "" + REPEAT, "--concurrency", "" + DEPLOYMENTS.size(),
                "--endpoint", witness.endpoint(), "--key-env", "BENCH_KEY", "--home", home.toString()));
        DEPLOYMENTS.forEach(name -> command.addAll(List.of("-d", name)));
        var builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BENCH_KEY", key);
        var process = builder.start();
        awaitText(process, witness);
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        long killed = System.nanoTime();
        boolean lived = process.isAlive();
        process.destroyForcibly().waitFor();
        var printed = Files.readString(out);
        if (!lived) {
            throw new IOException("the run ended by itself with %d, or by another's signal: %s"
                    .formatted(process.exitValue(), printed));
        }
        Files.delete(out);
        return new KilledRun(printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList(), killed);
    }

    private static void awaitText(Process process, Witness witness) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (process.isAlive() && witness.answers().values().stream().noneMatch(SentAnswer::hasText)) {
            if (System.nanoTime() > giveUp) {
                process.destroyForcibly().waitFor();
                throw new IOException("no text in a minute, for %d calls".formatted(witness.answers().size()));
            }
            Thread.sleep(1);
        }
    }
}
