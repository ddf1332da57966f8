package foundrybench.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of `run` that say what is asked, of whom, and how often. [SendingOptions] say how.
final class CallOptions extends PromptOptions {
    @Option(names = "--repeat", paramLabel = "N", description = "How often each deployment is asked (1).")
    private @Nullable Integer repeat;

    @Option(names = "--until-answer", paramLabel = "N", description = "Look for the least output limit at which N of N calls answer, up to --max-tokens (16384, or what the deployment is known to give).")
    @Nullable Integer untilAnswer;

    /// How often each deployment is asked.
    int repeats() {
        return repeat == null ? 1 : repeat;
    }

    /// Refuses what cannot be meant.
    void check() {
        requireAtLeastOne("--repeat", repeat);
        requireAtLeastOne("--until-answer", untilAnswer);
        if (untilAnswer != null && repeat != null) {
            throw new UsageException("--until-answer %d says how often each limit is tried: leave --repeat out.".formatted(untilAnswer));
        }
    }
}
