package foundrybench.cli;

import foundrybench.model.Parameters;
import foundrybench.run.RunOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what is asked, of whom, and how.
final class CallOptions {
    private static final BigDecimal SHORTEST_TIMEOUT = new BigDecimal("0.001");
    private static final BigDecimal LONGEST_TIMEOUT = new BigDecimal("86400");

    @Option(names = {"-d", "--deployment"}, paramLabel = "NAME", description = "Whom to ask; repeatable, or all.")
    List<String> deployments = List.of();

    @Option(names = {"-s", "--system"}, paramLabel = "TEXT", description = "The system message.")
    @Nullable String system;

    @Option(names = {"-f", "--file"}, paramLabel = "FILE", description = "The prompt: .prompt.yml, or plain text.")
    @Nullable Path file;

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "Value of a variable {{NAME}}; repeatable.")
    List<String> variables = List.of();

    @Option(names = "--max-tokens", paramLabel = "N", description = "Output limit, thinking included.")
    @Nullable Integer maxTokens;

    @Option(names = "--temperature", paramLabel = "X", description = "Sent as given.")
    @Nullable BigDecimal temperature;

    @Option(names = "--top-p", paramLabel = "X", description = "Sent as given.")
    @Nullable BigDecimal topP;

    @Option(names = "--effort", paramLabel = "WORD", description = "Reasoning effort, sent as given: none minimal low medium high xhigh.")
    @Nullable String effort;

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

    @Option(names = "--no-stream", description = "Ask for the answer in one piece.")
    boolean noStream;

    @Option(names = "--save", negatable = true, defaultValue = "true", fallbackValue = "true", description = "Keep the session (default).")
    boolean save = true;

    /// What the flags set, and elsewhere what the prompt file sets.
    Parameters parametersOver(Parameters file) {
        requireAtLeastOne("--max-tokens", maxTokens);
        return new Parameters(
                maxTokens == null ? file.maxTokens() : maxTokens,
                temperature == null ? file.temperature() : temperature,
                topP == null ? file.topP() : topP,
                effort == null ? file.effort() : effort);
    }

    /// Refuses what cannot be meant.
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
        if (deployments.stream().anyMatch(String::isBlank)) {
            throw new UsageException("-d wants a name; it is empty.");
        }
    }

    @Nullable Duration silence() {
        return timeout == null ? null : Duration.ofMillis(timeout.movePointRight(3).longValue());
    }

    /// The variables by name.
    Map<String, String> variableValues() {
        var values = new LinkedHashMap<String, String>();
        for (var assignment : variables) {
            int equals = assignment.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("--var wants NAME=VALUE, not " + assignment);
            }
            values.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return values;
    }

    private static void requireAtLeastOne(String flag, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new UsageException(flag + " is a whole number from 1 up, not " + value);
        }
    }
}
