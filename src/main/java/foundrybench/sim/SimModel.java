package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One deployment: what it takes, what it tells, how fast it is.
///
/// @param model the name that answers carry
/// @param rules what it takes
/// @param filterResults whether chat answers carry content-filter results
/// @param usageDetails whether usage tells cached and reasoning tokens
/// @param phase whether Responses messages say which phase they belong to
record SimModel(
        String deployment,
        String model,
        Family family,
        SimRules rules,
        Thinking thinking,
        int contextTokens,
        boolean filterResults,
        boolean usageDetails,
        boolean phase,
        Limits limits,
        Rhythm rhythm) {

    /// Whose conventions its answers follow.
    enum Family {
        OPENAI,
        PARTNER
    }

    /// What one sees of the reasoning: only its cost, its text, or there is none.
    enum Thinking {
        HIDDEN,
        SHOWN,
        NONE
    }

    /// What the service allows in a minute. Only told: what is enforced is in [SimOptions].
    record Limits(int requestsPerMinute, int tokensPerMinute) {}

    /// How an answer comes over time.
    ///
    /// @param headersMillis from the request to the status line
    /// @param ttftMillis from the request to the first delta at medium effort
    /// @param gapMillis from a delta to the next, on average
    /// @param fewestTokens in one delta
    /// @param mostTokens in one delta
    record Rhythm(int headersMillis, int ttftMillis, int gapMillis, int fewestTokens, int mostTokens) {}

    /// One that `models.json` does not have, which follows a partner's conventions unless it is strict or speaks
    /// Responses.
    static SimModel other(String deployment, SimRules rules) {
        boolean isOpenAi = rules.strict() || rules.protocols().contains(SimRules.Protocol.RESPONSES);
        return new SimModel(
                deployment,
                deployment,
                isOpenAi ? Family.OPENAI : Family.PARTNER,
                rules,
                Thinking.NONE,
                128_000,
                isOpenAi,
                true,
                false,
                new Limits(250, 250_000),
                new Rhythm(150, 500, 20, 1, 4));
    }

    /// The same with what deviates from it.
    SimModel with(SimDeployment special) {
        var newRules = special.rules();
        return new SimModel(
                deployment,
                model,
                family,
                newRules == null ? rules : newRules,
                thinking(special.thinking()),
                contextTokens,
                filterResults,
                usageDetails || special.thinking() != null,
                phase,
                limits,
                rhythm);
    }

    /// Who is to think must be able to.
    private Thinking thinking(@Nullable SimThinking wanted) {
        boolean isForced = wanted != null && thinking == Thinking.NONE;
        return !isForced ? thinking : family == Family.OPENAI ? Thinking.HIDDEN : Thinking.SHOWN;
    }

    static SimModel of(JsonNode node) {
        var family = Family.valueOf(constant(node.path("family")));
        return new SimModel(
                node.path("deployment").asText(),
                node.path("model").asText(),
                family,
                rules(family, node),
                Thinking.valueOf(constant(node.path("thinking"))),
                node.path("contextTokens").asInt(),
                node.path("filterResults").asBoolean(),
                node.path("usageDetails").asBoolean(),
                node.path("phase").asBoolean(),
                new Limits(
                        node.path("requestsPerMinute").asInt(),
                        node.path("tokensPerMinute").asInt()),
                rhythm(node.path("rhythm")));
    }

    /// OpenAI's own models are strict about arguments, partners' are not.
    private static SimRules rules(Family family, JsonNode node) {
        var protocols = EnumSet.noneOf(SimRules.Protocol.class);
        Library.strings(node.path("protocols"))
                .forEach(name -> protocols.add(SimRules.constant(SimRules.Protocol.class, name)));
        var sampling = SimRules.constant(SimRules.Sampling.class, node.path("sampling").asText());
        var efforts = Library.strings(node.path("efforts"));
        var rules = SimRules.anything()
                .withProtocols(protocols.toArray(SimRules.Protocol[]::new))
                .withTemperature(sampling)
                .withTopP(sampling)
                .withEfforts(efforts.isEmpty() ? new SimRules.Efforts.Ignored() : new SimRules.Efforts.Known(efforts));
        return family == Family.PARTNER
                ? rules
                : rules.withStrict(true)
                        .withOutput(16, null)
                        .withOutputField(SimRules.OutputField.MAX_COMPLETION_TOKENS);
    }

    private static Rhythm rhythm(JsonNode node) {
        return new Rhythm(
                node.path("headersMillis").asInt(),
                node.path("ttftMillis").asInt(),
                node.path("gapMillis").asInt(),
                node.path("tokensPerDelta").path(0).asInt(),
                node.path("tokensPerDelta").path(1).asInt());
    }

    private static String constant(JsonNode name) {
        return name.asText().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
