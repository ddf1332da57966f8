package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Completion;
import foundrybench.model.FinishReason;
import foundrybench.model.ToolCall;
import foundrybench.model.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares a completion field by field with a fixture's golden values.
final class GoldenValues {
    private GoldenValues() {}

    static void assertGolden(JsonNode golden, Completion completion) {
        assertEquals(golden.path("content").asText(), completion.content(), "content");
        assertEquals(golden.path("reasoning").asText(), completion.reasoning(), "reasoning");
        assertEquals(text(golden, "refusal"), completion.refusal(), "refusal");
        assertEquals(text(golden, "model"), completion.model(), "model");
        var reason = completion.finishReason();
        assertEquals(text(golden, "finishReason"), reason == null ? null : wireName(reason), "finishReason");
        assertEquals(usage(golden.path("usage")), completion.usage(), "usage");
        assertEquals(golden.path("usageSuspect").asBoolean(), completion.usageSuspect(), "usageSuspect");
        assertEquals(
                new Completion.Events(
                        golden.path("events").path("textDeltas").asInt(),
                        golden.path("events").path("reasoningDeltas").asInt()),
                completion.events());
        assertEquals(strings(golden.path("filterCategories")), completion.filterCategories(), "filterCategories");
        assertEquals(toolCalls(golden.path("toolCalls")), completion.toolCalls(), "toolCalls");
        assertTransport(golden.path("transport"), completion);
        assertCost(golden.path("costUsd"), completion);
        assertFailure(golden.path("failure"), completion);
    }

    private static String wireName(FinishReason reason) {
        return reason.wireName();
    }

    private static void assertTransport(JsonNode golden, Completion completion) {
        var transport = completion.transport();
        assertEquals(text(golden, "requestId"), transport.requestId(), "requestId");
        assertEquals(text(golden, "region"), transport.region(), "region");
        assertEquals(number(golden.path("remainingRequests")), transport.remainingRequests(), "remainingRequests");
        assertEquals(number(golden.path("remainingTokens")), transport.remainingTokens(), "remainingTokens");
    }

    private static void assertCost(JsonNode golden, Completion completion) {
        var cost = completion.cost();
        var total = cost == null ? null : cost.total();
        if (golden.isNull() || total == null) {
            assertEquals(golden.isNull() ? null : golden.asText(), total, "costUsd");
        } else {
            assertEquals(0, new BigDecimal(golden.asText()).compareTo(total), "costUsd is " + total);
        }
    }

    private static void assertFailure(JsonNode golden, Completion completion) {
        var failure = completion.failure();
        if (golden.isNull() || failure == null) {
            assertEquals(golden.isNull() ? null : golden.toString(), failure, "failure");
            return;
        }
        assertEquals(golden.path("kind").asText(), failure.kind().wireName(), "kind");
        assertEquals(golden.path("retryable").asBoolean(), failure.retryable(), "retryable");
        assertEquals(number(golden.path("retryAfterMs")), failure.retryAfterMs(), "retryAfterMs");
        assertEquals(text(golden, "code"), failure.code(), "code");
        assertEquals(golden.path("partial").asBoolean(), failure.partial(), "partial");
        var words = golden.path("messageContains").asText();
        assertTrue(words.isEmpty() || (failure.message() != null && failure.message().contains(words)), failure::toString);
    }

    private static @Nullable Usage usage(JsonNode golden) {
        return golden.isNull()
                ? null
                : new Usage(
                        number(golden.path("promptTokens")),
                        number(golden.path("cachedTokens")),
                        number(golden.path("completionTokens")),
                        number(golden.path("reasoningTokens")));
    }

    private static List<ToolCall> toolCalls(JsonNode golden) {
        var calls = new ArrayList<ToolCall>();
        golden.forEach(c -> calls.add(
                new ToolCall(c.path("id").asText(), c.path("name").asText(), c.path("arguments").asText())));
        return calls;
    }

    private static List<String> strings(JsonNode golden) {
        var texts = new ArrayList<String>();
        golden.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static @Nullable Long number(JsonNode value) {
        return value.isNumber() ? Long.valueOf(value.longValue()) : null;
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).asText(null);
    }
}
