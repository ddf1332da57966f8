package foundrybench.cli;

import picocli.CommandLine.Option;

/// The flags of `run` that say what is asked, of whom, and how often. [SendingOptions] say how.
final class CallOptions extends PromptOptions {
    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "How often each deployment is asked.")
    int repeat = 1;

    /// Refuses what cannot be meant.
    void check() {
        requireAtLeastOne("--repeat", repeat);
    }
}
