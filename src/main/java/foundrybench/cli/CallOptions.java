package foundrybench.cli;

import foundrybench.run.RunOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of a call: also how it is made.
final class CallOptions extends PromptOptions {
    private static final BigDecimal SHORTEST_TIMEOUT = new BigDecimal("0.001");
    private static final BigDecimal LONGEST_TIMEOUT = new BigDecimal("86400");

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "How often each deployment is asked.")
    int repeat = 1;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "20", description = "Calls at once, over all deployments (20).")
    int concurrency = 20;

    @Option(names = "--retries", paramLabel = "N", defaultValue = "2", description = "How often a call that failed before its first word is sent again, after the wait the service asks for (2).")
    int retries = RunOptions.RETRIES;

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds without a byte (300 before the first, 120 between).")
    @Nullable BigDecimal timeout;

    @Option(names = "--dry-run", description = "Estimate the cost, send nothing.")
    boolean dryRun;

    @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.")
    @Nullable String prices;

    @Option(names = "--record", paramLabel = "DIR", description = "Keep each answer's body there as it came.")
    @Nullable Path record;

    @Option(names = "--save", negatable = true, defaultValue = "true", fallbackValue = "true", description = "Keep the session (default).")
    boolean save = true;

    @Override
    void check() {
        requireAtLeastOne("--repeat", repeat);
        requireAtLeastOne("--concurrency", concurrency);
        if (retries < 0) {
            throw new UsageException("--retries is a whole number from 0 up, not " + retries);
        }
        if (timeout != null && (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0)) {
            throw new UsageException("--timeout is a number of seconds from %s to %s, not %s"
                    .formatted(SHORTEST_TIMEOUT, LONGEST_TIMEOUT, timeout));
        }
        super.check();
    }

    @Nullable Duration silence() {
        return timeout == null ? null : Duration.ofMillis(timeout.movePointRight(3).longValue());
    }
}
