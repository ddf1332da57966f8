package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import foundrybench.wire.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentFormatTest {
    @Test
    void whateverIsWrittenIsReadAsTheSame() throws Exception {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            var facts = facts(random);
            var text = Json.write(DeploymentFormat.toJson(facts));
            assertEquals(facts, DeploymentFormat.fromJson(JsonFields.of(Json.parse(text), "x")), text);
        }
    }

    private static DeploymentFacts facts(Random random) {
        var texts = new RandomCompletions(random.nextLong());
        return new DeploymentFacts(
                "n" + texts.text(),
                maybe(random, texts::text),
                maybe(random, () -> List.of(Layer.of("L1 Generation"), Layer.of("L" + random.nextInt()))),
                maybe(random, () -> pick(random, Protocol.values())),
                maybe(random, () -> pick(random, OutputLimitField.values())),
                maybe(random, () -> pick(random, ReasoningVisibility.values())),
                new Limits(limit(random), limit(random), limit(random), limit(random)),
                maybe(random, () -> LocalDate.ofEpochDay(random.nextInt(40_000))),
                maybe(random, texts::text));
    }

    private static @Nullable Long limit(Random random) {
        return maybe(random, () -> 1 + (random.nextLong() >>> 1) / 2);
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    @Test
    void aNameIsEnough() throws Exception {
        assertEquals(DeploymentFacts.named("x", null), read("{\"name\": \"x\", \"something\": \"new\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                    | name is missing
            {"name": " "}                                         | name is empty
            {"name": "x", "layers": "L4"}                         | layers is no array
            {"name": "x", "layers": ["L4", ""]}                   | layers[1] is empty
            {"name": "x", "protocol": "soap"}                     | protocol is "soap", none of chat, responses
            {"name": "x", "outputLimitField": "n"}                | outputLimitField is "n", none of max_tokens, max_completion_tokens
            {"name": "x", "limits": {"tokensPerMinute": 0}}       | limits.tokensPerMinute is not above 0; a limit that is not known is left out
            {"name": "x", "limits": {"contextTokens": "many"}}    | limits.contextTokens is no whole number
            {"name": "x", "retires": "soon"}                      | retires is no day such as 2026-11-23: soon
            """)
    void whatIsWrongIsToldByField(String json, String problem) {
        var refusal = assertThrows(FormatException.class, () -> read(json));
        assertEquals(problem, refusal.getMessage());
    }

    private static DeploymentFacts read(String json) throws Exception {
        return DeploymentFormat.fromJson(JsonFields.of(Json.parse(json), "x"));
    }
}
