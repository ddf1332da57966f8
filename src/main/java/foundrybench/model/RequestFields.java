package foundrybench.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The fields of a request beside prompt and model, as they are called on the wire: those that a deployment may refuse.
public final class RequestFields {
    public static final String TEMPERATURE = "temperature";
    public static final String TOP_P = "top_p";
    public static final String STREAM = "stream";
    public static final String STREAM_OPTIONS = "stream_options";
    public static final String STORE = "store";

    private static final String MAX_OUTPUT_TOKENS = "max_output_tokens";

    private RequestFields() {}

    /// What the output limit is called.
    public static String outputLimit(Protocol protocol, OutputLimitField onChat) {
        return switch (protocol) {
            case CHAT -> onChat.wireName();
            case RESPONSES -> MAX_OUTPUT_TOKENS;
        };
    }

    /// All that the output limit may be called.
    public static List<String> outputLimits(Protocol protocol) {
        return switch (protocol) {
            case CHAT -> List.of(OutputLimitField.MAX_TOKENS.wireName(), OutputLimitField.MAX_COMPLETION_TOKENS.wireName());
            case RESPONSES -> List.of(MAX_OUTPUT_TOKENS);
        };
    }

    /// What the schema of the answer stands in.
    public static String schema(Protocol protocol) {
        return switch (protocol) {
            case CHAT -> "response_format";
            case RESPONSES -> "text.format";
        };
    }

    /// Whether a field of this name holds the output limit, in whichever protocol.
    public static boolean isOutputLimit(String field) {
        return field.equals(MAX_OUTPUT_TOKENS)
                || field.equals(OutputLimitField.MAX_TOKENS.wireName())
                || field.equals(OutputLimitField.MAX_COMPLETION_TOKENS.wireName());
    }

    /// What the reasoning effort is called.
    public static String effort(Protocol protocol) {
        return switch (protocol) {
            case CHAT -> "reasoning_effort";
            case RESPONSES -> "reasoning.effort";
        };
    }

    /// Whether a field of this name holds the reasoning effort, in whichever protocol.
    public static boolean isEffort(String field) {
        return field.equals(effort(Protocol.CHAT)) || field.equals(effort(Protocol.RESPONSES));
    }

    /// The fields that this request sends, in order, with their values as text: numbers without trailing zeros.
    public static SequencedMap<String, String> of(Request request) {
        var protocol = request.deployment().protocol();
        var parameters = request.parameters();
        var fields = new LinkedHashMap<String, String>();
        if (parameters.maxTokens() != null) {
            fields.put(
                    outputLimit(protocol, request.deployment().outputLimitField()), parameters.maxTokens().toString());
        }
        put(fields, TEMPERATURE, plain(parameters.temperature()));
        put(fields, TOP_P, plain(parameters.topP()));
        put(fields, effort(protocol), parameters.effort());
        fields.put(STREAM, Boolean.toString(request.stream()));
        switch (protocol) {
            case CHAT -> put(fields, STREAM_OPTIONS, request.stream() ? "" : null);
            case RESPONSES -> fields.put(STORE, "false");
        }
        fields.keySet().removeAll(request.omitted());
        return Collections.unmodifiableSequencedMap(fields);
    }

    /// A number as features name it.
    static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static void put(LinkedHashMap<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
