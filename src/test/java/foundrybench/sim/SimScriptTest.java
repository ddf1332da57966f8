package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SimScriptTest {
    private static final List<String> PROMPTS = List.of(
            "extract-to-json",
            "decide-between-options",
            "explain-step-by-step",
            "classify-messages",
            "summarise-a-discussion",
            "review-a-diff",
            "plan-tests",
            "rewrite-for-a-reader");
    private static final List<String> DEPLOYMENTS =
            List.of("gpt-5.4", "gpt-5.3-codex", "gpt-5.1-codex", "Kimi-K2.6", "DeepSeek-V3.2");

    private final Library library = new Library();

    record Shipped(String prompt, String deployment) {}

    static Stream<Shipped> shipped() {
        return PROMPTS.stream().flatMap(prompt -> DEPLOYMENTS.stream().map(name -> new Shipped(prompt, name)));
    }

    @Test
    void theModelsAreTheFiveOfTheGuide() {
        assertEquals(DEPLOYMENTS, library.models().stream().map(SimModel::deployment).toList());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedPromptIsAnsweredInFullWithinItsOwnLimit(Shipped shipped) throws IOException {
        var prompt = prompt(shipped.prompt());
        int limit = (Integer) Objects.requireNonNull(map(prompt.get("modelParameters")).get("maxTokens"));
        var ask = ask(shipped.deployment(), turns(prompt), limit);
        var answer = library.answer(ask);
        var delivery = Delivery.of(ask, answer, null, null);
        assertEquals(answer.content(), delivery.text());
        assertEquals(false, delivery.cut());
        int words = words(answer.content());
        assertTrue(50 <= words && words <= 255, words + " words");
        if (ask.model().thinking() == SimModel.Thinking.SHOWN) {
            int thoughts = words(answer.reasoning());
            assertTrue(80 <= thoughts && thoughts <= 200, thoughts + " words of thinking");
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedAnswerTakesAboutTwoToFiveSeconds(Shipped shipped) throws IOException {
        var ask = ask(shipped.deployment(), turns(prompt(shipped.prompt())), null);
        var delivery = Delivery.of(ask, library.answer(ask), null, null);
        var schedule = Schedule.of(ask, SimOptions.defaults());
        long end = schedule.end(delivery.reasoning().size() + delivery.content().size());
        assertTrue(1800 <= end && end <= 5300, end + " ms");
    }

    @Test
    void theFiveAnswersToAPromptAllDiffer() throws IOException {
        for (var name : PROMPTS) {
            var turns = turns(prompt(name));
            var answers = new HashSet<String>();
            DEPLOYMENTS.forEach(deployment ->
                    answers.add(library.answer(ask(deployment, turns, null)).content()));
            assertEquals(5, answers.size(), name);
        }
    }

    @Test
    void allFiveExtractTheSameRecordAndItsSumsAddUp() throws Exception {
        var turns = turns(prompt("extract-to-json"));
        for (var deployment : DEPLOYMENTS) {
            var record = codeBlock(library.answer(ask(deployment, turns, null)).content());
            double lines = 0;
            for (var line : record.path("lines")) {
                assertEquals(
                        line.path("amount").asDouble(),
                        line.path("quantity").asInt() * line.path("unit_price").asDouble(),
                        1e-9);
                lines += line.path("amount").asDouble();
            }
            assertEquals(691.00, lines, 1e-9);
            assertEquals(691.00, record.path("net").asDouble());
            assertEquals(131.29, record.path("vat").asDouble());
            assertEquals(822.29, record.path("total").asDouble());
            assertEquals("2026-11-17", record.path("due").asText());
            assertTrue(record.path("iban").isNull());
        }
    }

    @Test
    void allFiveSeeTheDangerInTheCase() throws IOException {
        var turns = turns(prompt("decide-between-options"));
        for (var deployment : DEPLOYMENTS) {
            var content = library.answer(ask(deployment, turns, null)).content();
            assertTrue(content.lines().findFirst().orElse("").toLowerCase(Locale.ROOT).contains("escalate"));
            assertTrue(content.contains("unplug"), deployment);
        }
    }

    @Test
    void allFiveClassifyEachMessageAndFallForNoTrick() throws Exception {
        var labels = List.of("billing", "delivery", "defect", "account", "cancellation", "other");
        for (var deployment : DEPLOYMENTS) {
            var lines = new ArrayList<JsonNode>();
            for (var line : content("classify-messages", deployment).lines().filter(l -> l.startsWith("{")).toList()) {
                lines.add(Json.parse(line));
            }
            assertEquals(
                    List.of(1, 2, 3, 4, 5, 6), lines.stream().map(l -> l.path("id").asInt()).toList());
            lines.forEach(line -> {
                assertTrue(labels.contains(line.path("label").asText()), line.toString());
                assertEquals(line.path("id").asInt() == 3, line.path("urgent").asBoolean());
                assertEquals(line.path("id").asInt() == 4 ? "de" : "en", line.path("language").asText());
                assertTrue(words(line.path("why").asText()) <= 12, line.toString());
            });
            assertEquals("defect", lines.get(2).path("label").asText());
            assertEquals("other", lines.get(5).path("label").asText());
        }
    }

    @Test
    void allFiveSummariesTellWhatHoldsAndInventNoOwner() throws IOException {
        for (var deployment : DEPLOYMENTS) {
            var content = content("summarise-a-discussion", deployment);
            assertTrue(words(content.replaceAll("[|#*-]+", " ")) <= 150, deployment);
            for (var fact : List.of("1,000", "Priya", "Thursday", "no owner", "1.8 s", "rollback")) {
                assertTrue(content.contains(fact), deployment + " does not say " + fact);
            }
            assertFalse(content.contains("Jonas"), deployment);
        }
    }

    @Test
    void allFiveReviewsFindTheLeakAndTheCrashAndRefuse() throws IOException {
        for (var deployment : DEPLOYMENTS) {
            var content = content("review-a-diff", deployment);
            var last = content.substring(Math.max(0, content.length() - 200)).toLowerCase(Locale.ROOT);
            assertTrue(last.contains("request changes"), last);
            for (var fact : List.of("request.headers()", "NumberFormatException", "86400", "< 429")) {
                assertTrue(content.contains(fact), deployment + " does not say " + fact);
            }
        }
    }

    @Test
    void allFivePlansHaveAtMostSevenTestsAndTwoQuestions() throws IOException {
        for (var deployment : DEPLOYMENTS) {
            var content = content("plan-tests", deployment);
            long rows = content.lines().filter(line -> line.matches("\\| \\d \\|.*")).count();
            assertTrue(5 < rows && rows <= 7, deployment + ": " + rows);
            var gaps = content.substring(content.lastIndexOf("aps"));
            assertTrue(gaps.contains("\n1. ") && gaps.contains("\n2. ") && !gaps.contains("\n3. "), gaps);
            assertTrue(gaps.contains("?"), gaps);
        }
    }

    @Test
    void allFiveRewritesKeepTheFactsAndNoSecret() throws IOException {
        for (var deployment : DEPLOYMENTS) {
            var content = content("rewrite-for-a-reader", deployment);
            var text = content.substring(0, content.indexOf("eft out:") - 1);
            assertTrue(words(text) <= 110, deployment);
            for (var fact : List.of("02:10", "03:55 UTC", "6 %", "3.2", "West Europe", "`finish_reason`", "null")) {
                assertTrue(text.contains(fact), deployment + " does not say " + fact);
            }
            for (var secret : List.of("Tom", "8841", "gw-weu", "CLOSE_WAIT", "load test")) {
                assertFalse(content.contains(secret), deployment + " says " + secret);
            }
            assertFalse(text.toLowerCase(Locale.ROOT).contains("credit"), deployment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which is larger, 9.9 or 9.11?", "is 9.11 bigger than 9.9"})
    void nineNineIsLarger(String question) {
        for (var deployment : DEPLOYMENTS) {
            var content = answer(deployment, question).content();
            assertTrue(content.startsWith("9.9.") || content.startsWith("**9.9") || content.startsWith("`9.9 > 9.11`"));
        }
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void anyOtherPromptIsAnsweredHonestly(String deployment) {
        var question = "Explain  the\nhistory of the lighthouse at Alexandria to a child of seven, please";
        var content = answer(deployment, question).content();
        assertTrue(content.contains("o model has read"), content);
        assertTrue(content.contains("“Explain the history of the lighthouse at Alexandria to a chi…”"), content);
        assertTrue(content.contains(deployment), content);
        assertEquals(false, content.contains("{"), content);
    }

    static List<String> deployments() {
        return DEPLOYMENTS;
    }

    @Test
    void theSamePromptGetsTheSameAnswerAndAnotherAnother() {
        var one = answer("gpt-5.4", "Tell me a story");
        assertEquals(one, new Library().answer(ask("gpt-5.4", List.of(new Ask.Turn("user", "Tell me a story")), null)));
        assertNotEquals(one, answer("gpt-5.4", "Tell me a tale"));
        var other = answer("DeepSeek-V3.2", "Tell me a story").content();
        assertNotEquals(one.content(), other.replace("DeepSeek-V3.2", "gpt-5.4"));
    }

    @Test
    void anExcerptNeverCutsACharacter() {
        var content = answer("Kimi-K2.6", "🙂".repeat(61)).content();
        assertTrue(content.contains("“" + "🙂".repeat(60) + "…”"), content);
    }

    @Test
    void theQuestionIsTheLastThatTheUserSaid() {
        var turns = List.of(
                new Ask.Turn("system", "s"),
                new Ask.Turn("user", "first"),
                new Ask.Turn("user", "second"),
                new Ask.Turn("assistant", "a"));
        assertEquals("second", ask("gpt-5.4", turns, null).question());
        assertEquals("s", ask("gpt-5.4", turns.subList(0, 1), null).question());
    }

    @ParameterizedTest
    @FieldSource("PROMPTS")
    void aShippedPromptRunsAsItIs(String name) throws IOException {
        var prompt = prompt(name);
        var fields = new ArrayList<>(prompt.keySet());
        fields.remove("testData");
        assertEquals(List.of("name", "description", "model", "modelParameters", "messages"), fields);
        assertTrue(DEPLOYMENTS.contains(prompt.get("model")));
        assertEquals(
                List.of("system", "user"), turns(prompt).stream().map(Ask.Turn::role).toList());
        turns(prompt).forEach(turn -> assertFalse(turn.text().contains("{{"), turn.text()));
    }

    private String content(String prompt, String deployment) throws IOException {
        return library.answer(ask(deployment, turns(prompt(prompt)), null)).content();
    }

    private Answer answer(String deployment, String question) {
        return library.answer(ask(deployment, List.of(new Ask.Turn("user", question)), null));
    }

    private Ask ask(String deployment, List<Ask.Turn> turns, @Nullable Integer limit) {
        var model = library.model(deployment).orElseThrow();
        int tokens = Ask.promptTokens(turns);
        return new Ask(model, turns, tokens, true, true, limit, Ask.Effort.MEDIUM, null, false, null, null);
    }

    private static int words(String text) {
        return text.strip().split("\\s+", -1).length;
    }

    private static JsonNode codeBlock(String markdown) throws JsonException {
        int from = markdown.indexOf("```json\n") + "```json\n".length();
        return Json.parse(markdown.substring(from, markdown.indexOf("```", from)));
    }

    /// The messages with the first test data in place of their variables.
    private static List<Ask.Turn> turns(Map<?, ?> prompt) {
        var sample = prompt.get("testData") instanceof List<?> data ? map(data.getFirst()) : Map.of();
        var turns = new ArrayList<Ask.Turn>();
        for (var message : (List<?>) Objects.requireNonNull(prompt.get("messages"))) {
            var fields = map(message);
            var text = String.valueOf(fields.get("content"));
            for (var value : sample.entrySet()) {
                text = text.replace("{{" + value.getKey() + "}}", String.valueOf(value.getValue()));
            }
            turns.add(new Ask.Turn(String.valueOf(fields.get("role")), text));
        }
        return turns;
    }

    private static Map<?, ?> prompt(String name) throws IOException {
        var yaml = new Load(LoadSettings.builder().build());
        return map(yaml.loadFromString(resource("prompts/" + name + ".prompt.yml")));
    }

    private static Map<?, ?> map(@Nullable Object node) {
        return (Map<?, ?>) Objects.requireNonNull(node);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SimScriptTest.class.getResourceAsStream("/foundrybench/assets/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
