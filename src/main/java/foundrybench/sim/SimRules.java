package foundrybench.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a deployment takes and what it refuses, in the words that the real service uses for it.
///
/// @param protocols by which it may be asked, at least one
/// @param outputField how chat must call the output limit; Responses has one name for it
/// @param leastOutput the smallest output limit that it takes
/// @param mostOutput the largest; null for any
/// @param temperature what it may be set to
/// @param topP what it may be set to
/// @param streaming whether an answer may be had as a stream
/// @param streamOptions whether chat knows `stream_options`
/// @param jsonSchema whether the answer may be bound to a JSON schema
/// @param namesParam whether a refusal has the field's name in `param`; else only its text says it
/// @param strict whether fields that nobody knows are refused
public record SimRules(
        Set<Protocol> protocols,
        OutputField outputField,
        int leastOutput,
        @Nullable Integer mostOutput,
        Sampling temperature,
        Sampling topP,
        Efforts efforts,
        boolean streaming,
        boolean streamOptions,
        boolean jsonSchema,
        boolean namesParam,
        boolean strict) {
    private static final SimRules ANYTHING = new SimRules(
            EnumSet.allOf(Protocol.class),
            OutputField.EITHER,
            1,
            null,
            Sampling.FREE,
            Sampling.FREE,
            new Efforts.Ignored(),
            true,
            true,
            true,
            true,
            false);

    public SimRules {
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("protocols names at least one of chat, responses");
        }
        if (leastOutput < 0) {
            throw new IllegalArgumentException("leastOutput is 0 or more, not " + leastOutput);
        }
        if (mostOutput != null && mostOutput < leastOutput) {
            throw new IllegalArgumentException("mostOutput is leastOutput or more, not " + mostOutput);
        }
        protocols = Set.copyOf(protocols);
    }

    /// The two ways to ask.
    public enum Protocol {
        CHAT,
        RESPONSES
    }

    /// What chat may call the output limit: the old name, the new one, both, or there may be no limit.
    public enum OutputField {
        MAX_TOKENS,
        MAX_COMPLETION_TOKENS,
        EITHER,
        NONE
    }

    /// When temperature and top_p may be set: always, to 1 alone, to others than 1 only with effort `none`, or never.
    public enum Sampling {
        FREE,
        ONLY_DEFAULT,
        WITHOUT_EFFORT,
        NEVER
    }

    /// What becomes of the reasoning effort.
    public sealed interface Efforts {
        /// The field itself is refused.
        record Unknown() implements Efforts {}

        /// Any value is taken, and changes nothing.
        record Ignored() implements Efforts {}

        /// These values are taken: some of `none minimal low medium high xhigh`.
        record Known(List<String> values) implements Efforts {
            public Known {
                values = List.copyOf(values);
                values.forEach(Known::check);
            }

            private static void check(String value) {
                if (!words().contains(value)) {
                    throw new IllegalArgumentException(
                            "there is no effort " + value + "; there are " + String.join(", ", words()));
                }
            }

            private static List<String> words() {
                var words = new ArrayList<String>();
                for (var effort : Ask.Effort.values()) {
                    words.add(effort.word());
                }
                return words;
            }
        }

        /// These values.
        static Efforts of(String... values) {
            return new Known(List.of(values));
        }
    }

    /// Takes whatever is sent, by both protocols.
    public static SimRules anything() {
        return ANYTHING;
    }

    /// Asked by these alone.
    public SimRules withProtocols(Protocol... value) {
        return new SimRules(
                Set.of(value), outputField, leastOutput, mostOutput, temperature, topP, efforts, streaming, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With this name for the output limit in chat.
    public SimRules withOutputField(OutputField value) {
        return new SimRules(
                protocols, value, leastOutput, mostOutput, temperature, topP, efforts, streaming, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With output limits within these bounds.
    public SimRules withOutput(int least, @Nullable Integer most) {
        return new SimRules(
                protocols, outputField, least, most, temperature, topP, efforts, streaming, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With temperature so.
    public SimRules withTemperature(Sampling value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, value, topP, efforts, streaming, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With top_p so.
    public SimRules withTopP(Sampling value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, value, efforts, streaming, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With effort so.
    public SimRules withEfforts(Efforts value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, topP, value, streaming, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With streams or without.
    public SimRules withStreaming(boolean value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, topP, efforts, value, streamOptions, jsonSchema, namesParam, strict);
    }

    /// With `stream_options` or without.
    public SimRules withStreamOptions(boolean value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, topP, efforts, streaming, value, jsonSchema, namesParam, strict);
    }

    /// With JSON schemas or without.
    public SimRules withJsonSchema(boolean value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, topP, efforts, streaming, streamOptions, value, namesParam, strict);
    }

    /// Naming the field in `param`, or in the text alone.
    public SimRules withNamesParam(boolean value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, topP, efforts, streaming, streamOptions, jsonSchema, value, strict);
    }

    /// Refusing unknown fields, or not.
    public SimRules withStrict(boolean value) {
        return new SimRules(
                protocols, outputField, leastOutput, mostOutput, temperature, topP, efforts, streaming, streamOptions, jsonSchema, namesParam, value);
    }

    /// A constant by the word that files have for it.
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
