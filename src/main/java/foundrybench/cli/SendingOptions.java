package foundrybench.cli;

import foundrybench.provider.Silence;
import foundrybench.run.RunOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say how calls are made, whatever they ask.
final class SendingOptions {
    private static final BigDecimal SHORTEST_TIMEOUT = new BigDecimal("0.001");
    private static final BigDecimal LONGEST_TIMEOUT = new BigDecimal("86400");

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "20", description = "Calls at once, over all deployments (20).")
    int concurrency = 20;

    @Option(names = "--retries", paramLabel = "N", defaultValue = "2", description = "How often a call that failed before its first word is sent again, after the wait the service asks for (2).")
    int retries = RunOptions.RETRIES;

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds without a byte (300 before the first, 120 between).")
    @Nullable BigDecimal timeout;

    @Option(names = "--budget", paramLabel = "USD", description = "Dollars that the calls may cost together; none is sent that might pass them.")
    @Nullable BigDecimal budget;

    @Option(names = "--budget-per-day", paramLabel = "USD", description = "Dollars that the real calls of a day may cost (settings: budgetPerDayUsd).")
    @Nullable BigDecimal budgetPerDay;

    @Option(names = "--dry-run", description = "Estimate the cost, send nothing.")
    boolean dryRun;

    @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.")
    @Nullable String prices;

    @Option(names = "--record", paramLabel = "DIR", description = "Keep each answer's body there as it came.")
    @Nullable Path record;

    /// Refuses what cannot be meant.
    void check() {
        if (concurrency < 1) {
            throw new UsageException("--concurrency is a whole number from 1 up, not " + concurrency);
        }
        if (retries < 0) {
            throw new UsageException("--retries is a whole number from 0 up, not " + retries);
        }
        check("--budget", budget);
        check("--budget-per-day", budgetPerDay);
        if (timeout != null && (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0)) {
            throw new UsageException("--timeout is a number of seconds from %s to %s, not %s"
                    .formatted(SHORTEST_TIMEOUT, LONGEST_TIMEOUT, timeout));
        }
    }

    private static void check(String flag, @Nullable BigDecimal dollars) {
        if (dollars != null && dollars.signum() <= 0) {
            throw new UsageException("%s is a number of dollars above 0, not %s".formatted(flag, dollars.toPlainString()));
        }
    }

    /// How long nothing may come.
    Silence silence() {
        return timeout == null ? Silence.DEFAULT : Silence.of(Duration.ofMillis(timeout.movePointRight(3).longValue()));
    }
}
