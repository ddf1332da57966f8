package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kept answer through `replay`, as somebody else would check it: only the printed JSON counts.
class ReplayCommandTest {
    private static final Path FIXTURES = Path.of("src/test/resources/wire/fixtures");

    @TempDir
    Path folder;

    static List<Path> bodies() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(f -> f.toString().endsWith(".sse") || f.toString().endsWith(".body"))
                    .filter(f -> !f.toString().contains("deployment") || f.toString().contains("e404"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void printsTheGoldenValues(Path body) throws Exception {
        var name = body.getFileName().toString().replaceFirst("\\.(sse|body)$", "");
        var golden = Json.parse(Files.readString(FIXTURES.resolve(name + ".meta.json"))).path("expect");
        var output = new Program(folder, folder).run("replay", body.toString(), "--json", "--stride", "7");
        var line = output.only();
        for (var field : List.of(
                "content", "reasoning", "refusal", "finishReason", "usage", "usageSuspect", "events", "toolCalls",
                "filterCategories", "model", "transport")) {
            assertEquals(golden.path(field), line.path(field), field);
        }
        assertCost(golden.path("costUsd"), line.path("cost").path("total"));
        assertFailure(golden.path("failure"), line.path("failure"));
        assertEquals(golden.path("failure").isNull() ? 0 : 1, output.exit());
        assertTrue(line.path("recorded").asBoolean());
        assertTrue(line.path("timing").path("totalMs").isNull(), "a recording without arrivals has no times");
    }

    private static void assertCost(JsonNode golden, JsonNode total) {
        if (golden.isNull()) {
            assertTrue(total.isMissingNode(), total::toString);
        } else {
            assertEquals(0, new BigDecimal(golden.asText()).compareTo(new BigDecimal(total.asText())), total::toString);
        }
    }

    private static void assertFailure(JsonNode golden, JsonNode failure) {
        for (var field : List.of("kind", "retryable", "retryAfterMs", "code", "partial")) {
            assertEquals(golden.path(field), failure.path(field), field);
        }
        assertTrue(failure.path("message").asText("").contains(golden.path("messageContains").asText("")), failure::toString);
    }
}
