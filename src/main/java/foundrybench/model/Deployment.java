package foundrybench.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A named, priced way to a model. Its name is what the API calls `model`.
///
/// @param model the underlying model's name; `null` when unknown
/// @param layers the pipeline layers it serves
/// @param protocol how it is asked
/// @param outputLimitField what it calls the output limit on chat/completions
/// @param thinking what is known of its thinking; `null` when nothing is
/// @param price `null` when unknown
/// @param retires the day the service stops serving its model; `null` when none is announced
/// @param note a word for people, such as `not routed`
/// @param limits what is known of how much and how fast it may be asked
/// @param similarNames for a deployment that the catalog does not know: the known names nearest to it
public record Deployment(
        String name,
        @Nullable String model,
        List<Layer> layers,
        Protocol protocol,
        OutputLimitField outputLimitField,
        @Nullable ReasoningVisibility thinking,
        @Nullable Price price,
        @Nullable LocalDate retires,
        @Nullable String note,
        Limits limits,
        List<String> similarNames) {

    /// One of whose limits nothing is known.
    public Deployment(
            String name,
            @Nullable String model,
            List<Layer> layers,
            Protocol protocol,
            OutputLimitField outputLimitField,
            @Nullable ReasoningVisibility thinking,
            @Nullable Price price,
            @Nullable LocalDate retires,
            @Nullable String note,
            List<String> similarNames) {
        this(name, model, layers, protocol, outputLimitField, thinking, price, retires, note, Limits.UNKNOWN, similarNames);
    }

    public Deployment {
        layers = List.copyOf(layers);
        similarNames = List.copyOf(similarNames);
    }

    /// The same deployment, asked by this protocol.
    public Deployment withProtocol(Protocol spoken) {
        return new Deployment(
                name, model, layers, spoken, outputLimitField, thinking, price, retires, note, limits, similarNames);
    }

    /// The same deployment, its output limit called so on chat/completions.
    public Deployment withOutputLimitField(OutputLimitField field) {
        return new Deployment(
                name, model, layers, protocol, field, thinking, price, retires, note, limits, similarNames);
    }

    /// The same deployment at another price.
    public Deployment withPrice(@Nullable Price newPrice) {
        return new Deployment(
                name, model, layers, protocol, outputLimitField, thinking, newPrice, retires, note, limits, similarNames);
    }

    /// The most output tokens that a call can have.
    ///
    /// @param by which of the limits says so
    public record Ceiling(By by, long tokens) {
        /// Which limit.
        public enum By {
            /// What an answer may be.
            OUTPUT,
            /// What prompt and answer may be together.
            CONTEXT,
            /// What is admitted in a minute: a call that counts more is never admitted.
            MINUTE
        }
    }

    /// How much, and how fast. What is not known is `null`.
    ///
    /// @param tokensPerMinute what the service admits: prompts and output limits together
    /// @param requestsPerMinute what the service admits
    /// @param contextTokens what prompt and answer may be together
    /// @param outputTokens what an answer may be, thinking included
    public record Limits(
            @Nullable Long tokensPerMinute,
            @Nullable Long requestsPerMinute,
            @Nullable Long contextTokens,
            @Nullable Long outputTokens) {
        /// Nothing is known.
        public static final Limits UNKNOWN = new Limits(null, null, null, null);

        /// The most output tokens that there can be after a prompt of so many tokens; `null` when no limit is known.
        ///
        /// @param promptTokens 0 when they are unknown
        public @Nullable Ceiling ceiling(long promptTokens) {
            return Stream.of(
                            new Ceiling(Ceiling.By.OUTPUT, outputTokens == null ? Long.MAX_VALUE : outputTokens),
                            new Ceiling(Ceiling.By.CONTEXT, left(contextTokens, promptTokens)),
                            new Ceiling(Ceiling.By.MINUTE, left(tokensPerMinute, promptTokens)))
                    .filter(ceiling -> ceiling.tokens() < Long.MAX_VALUE)
                    .min(Comparator.comparingLong(Ceiling::tokens))
                    .orElse(null);
        }

        private static long left(@Nullable Long limit, long promptTokens) {
            return limit == null ? Long.MAX_VALUE : Math.max(0, limit - promptTokens);
        }

        /// What is known here, and where nothing is, what is known there.
        public Limits or(Limits other) {
            return new Limits(
                    tokensPerMinute == null ? other.tokensPerMinute : tokensPerMinute,
                    requestsPerMinute == null ? other.requestsPerMinute : requestsPerMinute,
                    contextTokens == null ? other.contextTokens : contextTokens,
                    outputTokens == null ? other.outputTokens : outputTokens);
        }
    }
}
