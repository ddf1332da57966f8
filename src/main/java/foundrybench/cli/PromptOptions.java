package foundrybench.cli;

import foundrybench.model.Parameters;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what is asked, and of whom.
class PromptOptions {
    @Option(names = {"-d", "--deployment"}, paramLabel = "NAME", description = "Whom to ask; of run repeatable, or all.")
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

    @Option(names = "--no-stream", description = "Ask for the answer in one piece.")
    boolean noStream;

    /// What the flags set, and elsewhere what the prompt file sets.
    Parameters parametersOver(Parameters file) {
        requireAtLeastOne("--max-tokens", maxTokens);
        return new Parameters(
                maxTokens == null ? file.maxTokens() : maxTokens,
                temperature == null ? file.temperature() : temperature,
                topP == null ? file.topP() : topP,
                effort == null ? file.effort() : effort);
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

    static void requireAtLeastOne(String flag, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new UsageException(flag + " is a whole number from 1 up, not " + value);
        }
    }
}
