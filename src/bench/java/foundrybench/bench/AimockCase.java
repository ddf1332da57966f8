package foundrybench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One thing that aimock does when it gets this prompt, and what the program must make of it.
///
/// @param kind of the failure; empty when the call completes
/// @param attempts how often it is sent
/// @param where on which calls it is tried
record AimockCase(String prompt, String kind, int attempts, Where where) {
    private enum Where {
        ANY,
        CHAT,
        STREAMED
    }

    /// Asked with a key that the mock does not know.
    static final String WRONG_KEY = "Have the wrong key";

    private static final String CUT = "Be cut off";

    /// Refused the first time.
    static final String RECOVER = "Recover";

    static final List<AimockCase> ALL = List.of(
            completes("Think, then answer"),
            completes("Answer at once"),
            completes("Call two tools"),
            completes("Think, say and call"),
            completes("Reach the limit"),
            new AimockCase("Be filtered", "", 1, Where.CHAT), // on Responses the mock says failed, the API incomplete
            new AimockCase(RECOVER, "", 2, Where.ANY),
            new AimockCase(WRONG_KEY, "auth", 1, Where.ANY),
            fails("Be refused for the rate", "rate_limit"),
            fails("Break inside", "server_error"),
            fails("Have no room", "context_length"),
            fails("Say nonsense", "malformed"),
            fails("Hang up", "connection"),
            new AimockCase(CUT, "truncated", 1, Where.STREAMED));

    private static AimockCase completes(String prompt) {
        return new AimockCase(prompt, "", 1, Where.ANY);
    }

    private static AimockCase fails(String prompt, String kind) {
        return new AimockCase(prompt, kind, 1, Where.ANY);
    }

    boolean isTried(boolean onChat, boolean streamed) {
        return switch (where) {
            case ANY -> true;
            case CHAT -> onChat;
            case STREAMED -> streamed;
        };
    }

    boolean completes() {
        return kind.isEmpty();
    }

    /// What is wrong with the program's line; empty when nothing is.
    ///
    /// @param told what the fixture told the mock to answer
    List<String> wrong(JsonNode line, JsonNode told, boolean streamed) {
        var wrong = new Findings();
        wrong.unless("status", completes() ? "completed" : "failed", line.path("status").asText());
        wrong.unless("attempts", attempts, line.path("timing").path("attempts").asInt());
        wrong.unless("simulated", false, line.path("simulated").asBoolean());
        if (completes()) {
            answer(wrong, line, told, streamed);
        } else {
            failure(wrong, line, told);
        }
        return wrong.found;
    }

    private static void answer(Findings wrong, JsonNode line, JsonNode told, boolean streamed) {
        var content = told.path("content").asText("");
        var reasoning = told.path("reasoning").asText("");
        boolean chat = line.path("protocol").asText().equals("chat");
        wrong.unless("content", content, line.path("content").asText());
        wrong.unless("reasoning", reasoning, line.path("reasoning").asText());
        wrong.unless("visibility", reasoning.isEmpty() ? "none" : chat ? "shown" : "summary", line.path("reasoningVisibility").asText());
        wrong.unless("toolCalls", told.path("toolCalls").toString(), line.path("toolCalls").isEmpty() ? "" : line.path("toolCalls").toString());
        wrong.unless("finishReason", told.path("finishReason").asText(told.has("toolCalls") ? "tool_calls" : "stop"), line.path("finishReason").asText());
        wrong.unless("promptTokens", told.path("usage").path("prompt_tokens"), line.path("usage").path("promptTokens"));
        wrong.unless("completionTokens", told.path("usage").path("completion_tokens"), line.path("usage").path("completionTokens"));
        wrong.unless("usageSuspect", false, line.path("usageSuspect").asBoolean());
        wrong.unless("text in deltas", streamed && !content.isEmpty(), line.path("events").path("textDeltas").asInt() > 1);
        wrong.unless("reasoning in deltas", streamed && !reasoning.isEmpty(), line.path("events").path("reasoningDeltas").asInt() > 1);
        wrong.unless("a time to first token", !content.isEmpty() || !reasoning.isEmpty(), line.path("timing").path("ttftMs").isNumber());
    }

    private void failure(Findings wrong, JsonNode line, JsonNode told) {
        var failure = line.path("failure");
        var error = told.path("error");
        wrong.unless("kind", kind, failure.path("kind").asText());
        if (told.has("status")) {
            wrong.unless("httpStatus", told.path("status"), failure.path("httpStatus"));
            wrong.unless("message", error.path("message"), failure.path("message"));
            wrong.unless("code", error.path("code").asText(""), failure.path("code").asText(""));
        }
        if (told.has("retryAfter")) {
            wrong.unless("retryAfterMs", told.path("retryAfter").asLong() * 1000, failure.path("retryAfterMs").asLong());
        }
        boolean cut = prompt.equals(CUT);
        var content = line.path("content").asText();
        wrong.unless("partial", cut, failure.path("partial").asBoolean());
        wrong.unless("content is a beginning", cut, !content.isEmpty() && told.path("content").asText().startsWith(content));
        wrong.unless("finishReason is null", true, line.path("finishReason").isNull());
        wrong.unless("says what to do", true, !failure.path("fix").asText("").isBlank());
    }

    /// What was not as it should be.
    private static final class Findings {
        private final List<String> found = new ArrayList<>();

        void unless(String what, Object expected, Object actual) {
            if (!Objects.equals(expected, actual)) {
                found.add("%s: expected %s, was %s".formatted(what, expected, actual));
            }
        }
    }
}
