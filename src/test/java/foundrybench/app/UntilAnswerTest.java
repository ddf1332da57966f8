package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.app.ThinkingServer.Mind;
import foundrybench.app.ThinkingServer.Reply;
import foundrybench.sim.SimDeployment;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import foundrybench.sim.SimThinking;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `run --until-answer N` from its arguments to what it prints and ends with.
@Timeout(120)
class UntilAnswerTest {
    private static final String KIMI = "Kimi-K2.6";
    private static final String GPT = "gpt-5.4";

    @TempDir
    Path folder;

    @Test
    void theLeastLimitIsFoundAndTold() throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(1_231, 40, true)))) {
            var output = run(server, "-d", KIMI, "--until-answer", "3");
            assertEquals(0, output.exit(), output::toString);
            assertEquals(List.of(16_384, 1_232, 1_232, 1_232), server.asked(KIMI));
            assertEquals("""
                    Kimi-K2.6 answers from 1,232 tokens on: 3 of 3, 4 calls, $0.0038 (prices 2026-05)
                      They are cut at that limit (length); whole ones were seen from 1,271 tokens on: --max-tokens 1271
                    """, output.out());
            assertTrue(output.err().startsWith(
                    "Kimi-K2.6: looks for the least output limit from 16 to 16,384 tokens at which 3 of 3 answer; 17 calls at most, 37 if its answers vary, each up to $0.0126, all of them up to $0.4"),
                    output::err);
            assertTrue(output.err().contains("\nKimi-K2.6 at 16,384 tokens: done · first answer "), output::err);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 100, 4_095, 4_096, 7_777, 16_382, 16_383})
    void itIsFoundToTheTokenWithinLog2OfTheCapAndTheRepeats(int thought) throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(thought, 1, false), GPT, ThinkingServer.steady(thought, 1, true)))) {
            var output = run(server, "-d", KIMI, "-d", GPT, "--until-answer", "2", "--json");
            assertEquals(0, output.exit(), output::toString);
            for (var name : List.of(KIMI, GPT)) {
                var summary = summary(output, name);
                assertTrue(summary.path("found").asBoolean());
                assertEquals(thought + 1, summary.path("maxTokens").asInt());
                assertTrue(server.asked(name).size() <= 14 + 2, () -> server.asked(name).toString());
            }
        }
    }

    @Test
    void asJsonEachCallIsALineAndTheLastSaysWhatCameOfIt() throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(99, 1, true)))) {
            var output = run(server, "-d", KIMI, "--until-answer", "2", "--json", "--max-tokens", "256", "--quiet");
            assertEquals("", output.err());
            var lines = output.json();
            var calls = lines.subList(0, lines.size() - 1);
            assertEquals(server.asked(KIMI), calls.stream().map(line -> line.path("parameters").path("maxTokens").asInt()).toList());
            assertEquals(List.of(0, 1, 2), calls.stream().map(line -> line.path("repeat").asInt()).toList());
            assertEquals(1, calls.stream().map(line -> line.path("sessionId").asText()).distinct().count());
            assertTrue(calls.stream().allMatch(line -> line.path("schema").asText().equals("foundry-bench/completion/1")));
            var total = calls.stream().map(line -> new BigDecimal(line.path("cost").path("total").asText())).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(
                    "{\"schema\":\"foundry-bench/until-answer/1\",\"deployment\":\"Kimi-K2.6\",\"cap\":256,\"repeats\":2,\"found\":true,"
                            + "\"why\":\"found\",\"maxTokens\":100,\"answered\":2,\"whole\":true,\"wholeFrom\":100,\"calls\":3,\"costUsd\":\""
                            + total.stripTrailingZeros().toPlainString()
                            + "\",\"priceTable\":\"guide-2026-05\",\"asOf\":\"2026-05-03\",\"simulated\":false}",
                    lines.getLast().toString());
        }
    }

    @Test
    void allCallsAreSavedInOneSession() throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(99, 1, true)))) {
            var output = run(server, "-d", KIMI, "--until-answer", "2", "--json");
            var session = program().run("sessions", "list", "--json").only();
            assertEquals(output.json().getFirst().path("sessionId"), session.path("sessionId"));
            assertEquals(3, session.path("completions").asInt());
            var exported = program().run("sessions", "export", "--all").out();
            assertEquals(output.out().lines().limit(3).toList(), exported.lines().toList());
        }
    }

    @Test
    void oneThatOnlyThinksIsNotCuredByTokensAndIsToldSoAfterOneCall() throws Exception {
        Mind thinker = (_, _) -> new Reply("", "hm", "stop", 640, 640L);
        try (var server = server(Map.of(KIMI, thinker, GPT, ThinkingServer.steady(99, 1, true)))) {
            var output = run(server, "-d", KIMI, "-d", GPT, "--until-answer", "3");
            assertEquals(1, output.exit());
            assertEquals(1, server.asked(KIMI).size());
            assertTrue(output.out().startsWith("""
                    Kimi-K2.6 is not helped by more tokens (it thought, and ended without an answer): 1 call, $0.00050 (prices 2026-05)
                      No answer: it thought, and ended without an answer. It ended of itself (stop) after 640 tokens of thinking, and no text came.\
                     Its output limit was not used up: a larger one is no cure.
                      Run it again, lower the effort, tell it in the prompt to answer, or ask another deployment.
                    """), output::toString);
            assertTrue(output.out().contains("\ngpt-5.4 answers from 100 tokens on: 3 of 3, 4 calls, "), output::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"content_filter, filtered", "stop, nothing"})
    void whatNoLimitCuresEndsTheSearch(String finish, String why) throws Exception {
        try (var server = server(Map.of(KIMI, (_, _) -> new Reply("", "", finish, 0, null)))) {
            var output = run(server, "-d", KIMI, "--until-answer", "3", "--json");
            assertEquals(1, output.exit());
            assertEquals(why, summary(output, KIMI).path("why").asText());
            assertTrue(summary(output, KIMI).path("maxTokens").isNull());
            assertEquals(1, server.asked(KIMI).size());
        }
    }

    @Test
    void aFailedCallEndsItAsAFailureDoes() throws Exception {
        try (var server = server(Map.of())) {
            var output = run(server, "-d", KIMI, "--until-answer", "3");
            assertEquals(1, output.exit());
            assertTrue(output.out().startsWith(
                    "Kimi-K2.6 was not searched to the end (the quota is used up): 1 call, cost unknown\n  The quota is used up. "),
                    output::toString);
            assertEquals("quota", summary(run(server, "-d", KIMI, "--until-answer", "3", "--json"), KIMI).path("why").asText());
        }
    }

    @Test
    void noAnswerAtTheCapIsOneCallAndExitOne() throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(5_000, 1, true)))) {
            var output = run(server, "-d", KIMI, "--until-answer", "3", "--max-tokens", "4096");
            assertEquals(1, output.exit());
            assertEquals(List.of(4_096), server.asked(KIMI));
            assertTrue(output.out().startsWith("Kimi-K2.6 does not answer within 4,096 tokens: 1 call, $0.0032 (prices 2026-05)\n"), output::toString);
        }
    }

    @Test
    void oneThatVariesIsRaisedToWhereAllAnswer() throws Exception {
        var thoughts = List.of(100, 100, 300);
        Mind fickle = (limit, nth) -> ThinkingServer.steady(thoughts.get(Math.min(nth, 2)), 1, true).reply(limit, nth);
        try (var server = server(Map.of(KIMI, fickle))) {
            var output = run(server, "-d", KIMI, "--until-answer", "2", "--json");
            assertEquals(0, output.exit(), output::toString);
            assertEquals(301, summary(output, KIMI).path("maxTokens").asInt());
            assertEquals(2, summary(output, KIMI).path("answered").asInt());
        }
    }

    @Test
    void oneThatNeverSettlesEndsWithinTheBoundAndSaysThatItVaries() throws Exception {
        Mind never = (limit, nth) -> ThinkingServer.steady(nth % 2 == 0 ? 20 : 100_000, 1, false).reply(limit, nth);
        try (var server = server(Map.of(KIMI, never))) {
            var output = run(server, "-d", KIMI, "--until-answer", "3", "--max-tokens", "1024", "--json");
            assertEquals(1, output.exit());
            var summary = summary(output, KIMI);
            assertFalse(summary.path("found").asBoolean());
            assertEquals("varies", summary.path("why").asText());
            assertTrue(server.asked(KIMI).size() <= 2 * 10 + 3 * 3, () -> server.asked(KIMI).toString());
        }
    }

    @Test
    void theCapIsNotAboveWhatTheDeploymentGivesOrAdmits() throws Exception {
        try (var server = server(Map.of("small", ThinkingServer.steady(99, 1, true), "slow", ThinkingServer.steady(99, 1, true)))) {
            assertEquals(0, program().run(connected(server, "deployments", "add", "small", "--model", GPT, "--output", "3000")).exit());
            assertEquals(0, program().run(connected(server, "deployments", "add", "slow", "--model", GPT, "--tpm", "10000")).exit());
            var output = run(server, "-d", "small", "-d", "slow", "--until-answer", "1", "--json");
            assertEquals(3_000, summary(output, "small").path("cap").asInt());
            int slow = summary(output, "slow").path("cap").asInt();
            assertTrue(slow > 9_900 && slow < 10_000, output::toString);
        }
    }

    @Test
    void aDryRunSaysTheWorstAndSendsNothing() throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(99, 1, true)))) {
            var words = run(server, "-d", KIMI, "--until-answer", "3", "--dry-run");
            assertEquals(0, words.exit());
            assertTrue(words.out().contains("17 calls at most, 37 if its answers vary, each up to $0.0126"), words::toString);
            var planned = run(server, "-d", KIMI, "--until-answer", "3", "--dry-run", "--json").only();
            assertEquals("planned", planned.path("why").asText());
            assertEquals(37, planned.path("mostCalls").asInt());
            assertTrue(new BigDecimal(planned.path("mostUsd").asText()).compareTo(new BigDecimal("0.4667")) > 0, planned::toString);
            assertEquals(List.of(), server.asked(KIMI));
        }
    }

    @Test
    void itIsRecordedLikeAnyCall() throws Exception {
        try (var server = server(Map.of(KIMI, ThinkingServer.steady(99, 1, true)))) {
            run(server, "-d", KIMI, "--until-answer", "2", "--record", folder.resolve("bodies").toString());
            try (var files = Files.list(folder.resolve("bodies"))) {
                assertEquals(3, files.filter(file -> file.toString().endsWith(".sse")).count());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --until-answer 0                   | --until-answer is a whole number from 1 up
            --until-answer 3 --repeat 2        | leave --repeat out
            --until-answer 3 --max-tokens 15   | from 16 tokens up
            """)
    void whatCannotBeMeantIsWrongUsage(String flags, String words) {
        var arguments = new ArrayList<>(List.of("run", "hi", "-d", KIMI, "--demo"));
        arguments.addAll(List.of(flags.split(" ")));
        var output = program().run(arguments.toArray(String[]::new));
        assertEquals(2, output.exit());
        assertTrue(output.err().contains(words), output::err);
    }

    @Test
    void theSimulationIsSearchedTooAndLabelled() {
        var output = program().run("run", "Which is larger, 9.9 or 9.11?", "-d", KIMI, "--until-answer", "2", "--demo");
        assertEquals(0, output.exit(), output::toString);
        assertTrue(output.out().startsWith("Kimi-K2.6 answers from 140 tokens on: 2 of 2, 3 calls, "), output::toString);
        assertTrue(output.out().contains(", SIMULATED\n"), output::toString);
    }

    /// Its usage says what the answer used, and of its thinking more than the least limit has room for.
    @ParameterizedTest
    @ValueSource(ints = {16, 300, 1_000, 9_999})
    void theModelThatNeedsSoManyTokensIsFoundThere(int needed) throws Exception {
        var served = SimDeployment.named(KIMI).withThinking(new SimThinking.Needs(needed));
        try (var service = SimService.start(SimOptions.defaults().withPace(0).withDeployments(served))) {
            var output = program().with("K", service.key()).run(
                    "run", "hi", "-d", KIMI, "--until-answer", "3", "--json", "--endpoint", service.endpoint().toString(), "--key-env", "K");
            assertEquals(0, output.exit(), output::toString);
            assertEquals(needed, summary(output, KIMI).path("maxTokens").asInt(), output::toString);
            assertTrue(summary(output, KIMI).path("calls").asInt() <= 14 + 3, output::toString);
        }
    }

    private static JsonNode summary(Program.Output output, String deployment) {
        return output.json().stream()
                .filter(line -> line.path("schema").asText().equals("foundry-bench/until-answer/1"))
                .filter(line -> line.path("deployment").asText().equals(deployment))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output.toString()));
    }

    private static ThinkingServer server(Map<String, Mind> minds) throws Exception {
        return new ThinkingServer(minds);
    }

    private Program.Output run(ThinkingServer server, String... flags) {
        var arguments = new ArrayList<>(List.of("run", "hi"));
        arguments.addAll(List.of(flags));
        return program().run(connected(server, arguments.toArray(String[]::new)));
    }

    private static String[] connected(ThinkingServer server, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", server.endpoint(), "--auth", "none"));
        return all.toArray(String[]::new);
    }

    private Program program() {
        return new Program(folder.resolve("home"), folder);
    }
}
