package foundrybench.cli;

import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what a deployment is. One that is given empty, or 0, takes back what was said.
final class DeploymentOptions {
    @Option(names = "--model", paramLabel = "MODEL", description = "The model's name, where it is not the deployment's.")
    private @Nullable String model;

    @Option(names = "--layer", paramLabel = "LAYER", description = "A layer it serves, such as L4, or \"L6 Audit\"; repeatable. Empty: none.")
    private @Nullable List<String> layers;

    @Option(names = "--protocol", paramLabel = "PROTOCOL", description = "chat or responses.")
    private @Nullable String protocol;

    @Option(names = "--output-limit-field", paramLabel = "FIELD", description = "What chat calls the output limit: max_tokens or max_completion_tokens.")
    private @Nullable String outputLimitField;

    @Option(names = "--tpm", paramLabel = "N", description = "Tokens per minute.")
    private @Nullable Long tokensPerMinute;

    @Option(names = "--rpm", paramLabel = "N", description = "Requests per minute.")
    private @Nullable Long requestsPerMinute;

    @Option(names = "--context", paramLabel = "N", description = "Tokens of prompt and answer together.")
    private @Nullable Long contextTokens;

    @Option(names = "--output", paramLabel = "N", description = "Tokens of an answer, thinking included.")
    private @Nullable Long outputTokens;

    @Option(names = "--retires", paramLabel = "DAY", description = "The day its model is no longer served, such as 2027-03-05.")
    private @Nullable String retires;

    @Option(names = "--note", paramLabel = "TEXT", description = "A word for people. Empty: none.")
    private @Nullable String note;

    /// What is said with these flags of a deployment of which this was said before.
    DeploymentFacts over(DeploymentFacts before) {
        var limits = before.limits();
        return new DeploymentFacts(
                before.name(),
                model == null ? before.model() : blankAsNull(model),
                layers == null ? before.layers() : layers(layers),
                protocol == null ? before.protocol() : choice("--protocol", protocol, Protocol.values(), Protocol::wireName),
                outputLimitField == null
                        ? before.outputLimitField()
                        : choice("--output-limit-field", outputLimitField, OutputLimitField.values(), OutputLimitField::wireName),
                before.thinking(),
                new Limits(
                        limit("--tpm", tokensPerMinute, limits.tokensPerMinute()),
                        limit("--rpm", requestsPerMinute, limits.requestsPerMinute()),
                        limit("--context", contextTokens, limits.contextTokens()),
                        limit("--output", outputTokens, limits.outputTokens())),
                retires == null ? before.retires() : day(retires),
                note == null ? before.note() : note.strip());
    }

    /// Whether none was given.
    boolean isEmpty() {
        var nothing = DeploymentFacts.named("", null);
        var something = new DeploymentFacts(
                "", "x", List.of(new Layer("x", "")), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null,
                new Limits(1L, 1L, 1L, 1L), LocalDate.EPOCH, "x");
        return over(nothing).equals(nothing) && over(something).equals(something);
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static List<Layer> layers(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).map(Layer::of).toList();
    }

    private static <T> @Nullable T choice(String flag, String given, T[] values, Function<T, String> nameOf) {
        if (given.isBlank()) {
            return null;
        }
        var names = Arrays.stream(values).map(nameOf).toList();
        int at = names.indexOf(given.strip());
        if (at < 0) {
            throw new UsageException("%s is %s, not %s".formatted(flag, String.join(" or ", names), given));
        }
        return values[at];
    }

    private static @Nullable Long limit(String flag, @Nullable Long given, @Nullable Long before) {
        if (given != null && given < 0) {
            throw new UsageException("%s is a whole number from 1 up, or 0 for unknown, not %d".formatted(flag, given));
        }
        return given == null ? before : given == 0 ? null : given;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new UsageException("--retires is a day such as 2027-03-05, not " + text);
        }
    }
}
