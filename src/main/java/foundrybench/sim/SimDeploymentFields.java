package foundrybench.sim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of one deployment in a [SimDeploymentsFile], set one by one. Rules that are left out take anything; without
/// any rule a deployment of `models.json` keeps its own.
final class SimDeploymentFields {
    private final JsonParser tokens;
    private @Nullable String name;
    private SimRules rules = SimRules.anything();
    private boolean hasRules;
    private @Nullable Integer tokensPerMinute;
    private @Nullable Integer requestsPerMinute;
    private @Nullable Integer ttft;
    private @Nullable Integer gap;
    private @Nullable Integer needs;
    private @Nullable Integer noise;
    private boolean stopsWithoutAnswer;

    /// @param tokens where the values are read
    SimDeploymentFields(JsonParser tokens) {
        this.tokens = tokens;
    }

    /// Sets a field to the value that is the current token.
    ///
    /// @throws IllegalArgumentException if there is no such field, or it cannot be this
    void set(String field) throws IOException {
        switch (field) {
            case "name" -> name = text();
            case "tpm" -> tokensPerMinute = new SimLimits(whole(), null).tokensPerMinute();
            case "rpm" -> requestsPerMinute = new SimLimits(null, whole()).requestsPerMinute();
            case "ttft" -> ttft = SimDeployment.named("x").withTtftMillis(whole()).ttftMillis();
            case "gap" -> gap = SimDeployment.named("x").withGapMillis(whole()).gapMillis();
            case "needs" -> needs = new SimThinking.Needs(whole()).tokens();
            case "noise" -> noise = new SimThinking.Needs(2, whole(), 0).noisePercent();
            case "stopsWithoutAnswer" -> stopsWithoutAnswer = flag();
            default -> {
                rules = rule(field);
                hasRules = true;
            }
        }
    }

    private SimRules rule(String field) throws IOException {
        return switch (field) {
            case "protocols" -> rules.withProtocols(protocols());
            case "outputField" -> rules.withOutputField(word(SimRules.OutputField.class, ""));
            case "leastOutput" -> rules.withOutput(whole(), rules.mostOutput());
            case "mostOutput" -> rules.withOutput(rules.leastOutput(), whole());
            case "temperature" -> rules.withTemperature(word(SimRules.Sampling.class, "ONLY_"));
            case "topP" -> rules.withTopP(word(SimRules.Sampling.class, "ONLY_"));
            case "effort" -> rules.withEfforts(efforts());
            case "streaming" -> rules.withStreaming(flag());
            case "streamOptions" -> rules.withStreamOptions(flag());
            case "jsonSchema" -> rules.withJsonSchema(flag());
            case "namesParam" -> rules.withNamesParam(flag());
            case "strict" -> rules.withStrict(flag());
            default ->
                throw new IllegalArgumentException(
                        "there is no such field; there are name, protocols, outputField, leastOutput, mostOutput,"
                                + " temperature, topP, effort, streaming, streamOptions, jsonSchema, namesParam, strict,"
                                + " tpm, rpm, ttft, gap, needs, noise, stopsWithoutAnswer");
        };
    }

    /// All that was set.
    ///
    /// @throws IllegalArgumentException if it does not fit together
    SimDeployment deployment() {
        if (name == null) {
            throw new IllegalArgumentException("field name: it is missing");
        }
        boolean hasLimits = tokensPerMinute != null || requestsPerMinute != null;
        return new SimDeployment(
                name,
                hasRules ? rules : null,
                hasLimits ? new SimLimits(tokensPerMinute, requestsPerMinute) : null,
                ttft,
                gap,
                thinking());
    }

    private @Nullable SimThinking thinking() {
        if (noise != null && needs == null) {
            throw new IllegalArgumentException("field noise: it belongs to needs, which is missing");
        }
        if (stopsWithoutAnswer && needs != null) {
            throw new IllegalArgumentException("field stopsWithoutAnswer: there is needs, too; only one of them can be");
        }
        return needs != null
                ? new SimThinking.Needs(needs, noise == null ? 0 : noise, Faults.SEED)
                : stopsWithoutAnswer ? new SimThinking.StopsWithoutAnswer() : null;
    }

    private SimRules.Protocol[] protocols() throws IOException {
        var protocols = new ArrayList<SimRules.Protocol>();
        if (tokens.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("it is a list, of chat and responses");
        }
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            protocols.add(word(SimRules.Protocol.class, ""));
        }
        return protocols.stream().distinct().toArray(SimRules.Protocol[]::new);
    }

    private SimRules.Efforts efforts() throws IOException {
        if (tokens.currentToken() == JsonToken.START_ARRAY) {
            List<String> values = new ArrayList<>();
            while (tokens.nextToken() != JsonToken.END_ARRAY) {
                values.add(text());
            }
            return new SimRules.Efforts.Known(values);
        }
        return switch (tokens.currentToken() == JsonToken.VALUE_STRING ? text() : "") {
            case "unknown" -> new SimRules.Efforts.Unknown();
            case "ignored" -> new SimRules.Efforts.Ignored();
            default -> throw new IllegalArgumentException("it is unknown, ignored or a list of values");
        };
    }

    /// @param silent what the constants have before the word of the file
    private <E extends Enum<E>> E word(Class<E> type, String silent) throws IOException {
        var word = tokens.currentToken() == JsonToken.VALUE_STRING ? text() : "";
        var constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> word(constant, silent).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is one of "
                        + constants.stream().map(constant -> word(constant, silent)).collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> constant, String silent) {
        var word = constant.name().substring(constant.name().startsWith(silent) ? silent.length() : 0);
        boolean isFieldName = constant instanceof SimRules.OutputField;
        return word.toLowerCase(Locale.ROOT).replace('_', isFieldName ? '_' : '-');
    }

    private String text() throws IOException {
        require(JsonToken.VALUE_STRING, "it is text");
        return tokens.getText();
    }

    private int whole() throws IOException {
        require(JsonToken.VALUE_NUMBER_INT, "it is a whole number");
        if (tokens.getNumberType() != JsonParser.NumberType.INT) {
            throw new IllegalArgumentException("it is too large");
        }
        return tokens.getIntValue();
    }

    private boolean flag() {
        require(List.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE), "it is true or false");
        return tokens.currentToken() == JsonToken.VALUE_TRUE;
    }

    private void require(JsonToken wanted, String otherwise) {
        require(List.of(wanted), otherwise);
    }

    private void require(List<JsonToken> wanted, String otherwise) {
        if (!wanted.contains(tokens.currentToken())) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
