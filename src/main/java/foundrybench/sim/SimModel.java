package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/// One deployment as `models.json` describes it: what it takes, what it tells, how fast it is.
///
/// @param model the name that answers carry
/// @param efforts the values of reasoning effort it knows; empty if it ignores the parameter
/// @param filterResults whether chat answers carry content-filter results
/// @param usageDetails whether usage tells cached and reasoning tokens
/// @param phase whether Responses messages say which phase they belong to
record SimModel(
        String deployment,
        String model,
        Family family,
        List<Protocol> protocols,
        Thinking thinking,
        Sampling sampling,
        List<String> efforts,
        int contextTokens,
        boolean filterResults,
        boolean usageDetails,
        boolean phase,
        Limits limits,
        Rhythm rhythm) {

    /// Whose conventions it follows: OpenAI's own models are strict about arguments, partners' are not.
    enum Family {
        OPENAI,
        PARTNER
    }

    /// The two ways to ask.
    enum Protocol {
        CHAT,
        RESPONSES
    }

    /// What one sees of the reasoning: only its cost, its text, or there is none.
    enum Thinking {
        HIDDEN,
        SHOWN,
        NONE
    }

    /// When temperature and top_p may be set: always, only with effort `none`, or never.
    enum Sampling {
        FREE,
        WITHOUT_EFFORT,
        NEVER
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

    /// The fewest output tokens a request may ask for.
    int outputMinimum() {
        return family == Family.OPENAI ? 16 : 1;
    }

    static SimModel of(JsonNode node) {
        return new SimModel(
                node.path("deployment").asText(),
                node.path("model").asText(),
                Family.valueOf(constant(node.path("family"))),
                Library.strings(node.path("protocols")).stream()
                        .map(name -> Protocol.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList(),
                Thinking.valueOf(constant(node.path("thinking"))),
                Sampling.valueOf(constant(node.path("sampling"))),
                Library.strings(node.path("efforts")),
                node.path("contextTokens").asInt(),
                node.path("filterResults").asBoolean(),
                node.path("usageDetails").asBoolean(),
                node.path("phase").asBoolean(),
                new Limits(
                        node.path("requestsPerMinute").asInt(),
                        node.path("tokensPerMinute").asInt()),
                rhythm(node.path("rhythm")));
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
