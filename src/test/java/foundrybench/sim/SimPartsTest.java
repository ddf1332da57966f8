package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimPartsTest {
    private static final SimModel.Rhythm RHYTHM = new SimModel.Rhythm(150, 900, 60, 2, 5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Hello there|[Hello,  there]",
                "internationalization|[internat, ionaliza, tion]",
                "12345 6|[123, 45,  6]",
                "a  b|[a,  ,  b]",
                "漢字 かな|[漢, 字,  かな]",
                "👩‍👩‍👧 👍🏽|[👩‍👩‍👧,  👍🏽]",
                "x = y;|[x,  =,  y, ;]"
            })
    void textIsCutAboutAsAModelCutsIt(String text, String tokens) {
        assertEquals(tokens, Tokens.split(text).toString());
    }

    @ParameterizedTest // a law: the pieces are the text
    @ValueSource(longs = {1, 2, 3, 42})
    void tokensJoinedAreTheText(long seed) {
        var random = new Random(seed);
        var alphabet = "ab éé \n\n  .,#0189漢🙂👍🏽‍\uD83D\u2028\t".toCharArray();
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            assertEquals(text.toString(), String.join("", Tokens.split(text.toString())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void unevenBlocksHoldAllTokensInTheModelsSizes(long seed) {
        var tokens = Tokens.split("One two three four five six seven eight nine ten. ".repeat(20));
        var blocks = Blocks.uneven(tokens, RHYTHM, new Random(seed));
        assertEquals(String.join("", tokens), String.join("", blocks));
        blocks.subList(0, blocks.size() - 1).forEach(block -> {
            int size = Tokens.count(block);
            assertTrue(2 <= size && size <= 5, block);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "7, 7", "11, 11", "12, 11"})
    void exactlyCutsIntoSoManyOrIntoCharacters(int asked, int got) {
        var tokens = List.of("One", " two", " 🙂", ".x");
        var blocks = Blocks.exactly(asked, tokens);
        assertEquals(got, blocks.size());
        assertEquals("One two 🙂.x", String.join("", blocks));
        assertEquals(List.of(), blocks.stream().filter(String::isEmpty).toList());
    }

    @ParameterizedTest
    @CsvSource({"1", "13", "2000", "20000"})
    void theAnswerComesInExactlySoManyDeltas(int deltas) throws IOException {
        try (var service = SimService.start(SimOptions.defaults().withPace(0).withDeltas(deltas))) {
            var answer = SimClient.of(service).post("/openai/v1/chat/completions", """
                    {"model":"DeepSeek-V3.2","messages":[{"role":"user","content":"Go"}],"stream":true}""");
            assertEquals(deltas + 4, answer.data().size());
            assertEquals("[DONE]", answer.data().getLast());
        }
    }

    @Test
    void deltasFollowTheAbsoluteTimetable() {
        var even = new Schedule(150, 900, 60, 0, 7);
        assertEquals(List.of(900L, 960L, 1020L, 1080L), due(even::due));
        assertEquals(1080, even.end(4));
        assertEquals(900, even.end(0));
        var uneven = new Schedule(150, 900, 60, 30, 7);
        assertEquals(List.of(900L, 989L, 1037L, 1108L), due(uneven::due));
        for (int i = 0; i < 1000; i++) {
            long late = uneven.due(i) - (900 + 60L * i);
            assertTrue(0 <= late && late <= 30, () -> late + " ms");
        }
    }

    @Test
    void optionsReplaceTheModelsOwnTimes() {
        var ask = ask("gpt-5.4", Ask.Effort.HIGH);
        var own = Schedule.of(ask, SimOptions.defaults());
        assertEquals(new Schedule(140, 1620, 64, 32, "Go".hashCode()), own);
        var options = SimOptions.defaults().withTtftMillis(100).withGapMillis(5);
        assertEquals(new Schedule(100, 100, 5, 0, "Go".hashCode()), Schedule.of(ask, options));
    }

    @Test
    void optionsAreChecked() {
        Consumer<Served> listener = served -> {};
        LongSupplier clock = () -> 7;
        var faults = Faults.none().with(Fault.CUT, 0.5);
        var counting = SimCounting.defaults().withWindow(SimCounting.Window.BUCKET);
        var deployments = new LinkedHashMap<String, SimDeployment>();
        deployments.put("a", new SimDeployment("a", null, null, 7, 0, null));
        deployments.put("b", new SimDeployment("b", null, null, null, null, null));
        assertEquals(new SimOptions(8080, 1, 2, 3, 0.5, faults, new SimLimits(4, 5), counting, deployments, listener, clock), SimOptions.defaults()
                .withPort(8080)
                .withTtftMillis(1)
                .withGapMillis(2)
                .withDeltas(3)
                .withPace(0.5)
                .withFaults(faults)
                .withTokensPerMinute(4)
                .withRequestsPerMinute(5)
                .withCounting(counting)
                .withDeployments(SimDeployment.named("a"), SimDeployment.named("b"))
                .withDeployments(SimDeployment.named("a").lasting(7))
                .withListener(listener)
                .withClock(clock));
        assertEquals(
                List.of(
                        "port is 0 to 65535, not 65536",
                        "ttft is 0 to 3600000, not -1",
                        "gap is 0 to 3600000, not -1",
                        "deltas is 1 to 100000, not 0",
                        "tpm is 1 to 2147483647, not 0",
                        "pace is 0 to 1000, not NaN"),
                List.of(
                        complaint(options -> options.withPort(65_536)),
                        complaint(options -> options.withTtftMillis(-1)),
                        complaint(options -> options.withGapMillis(-1)),
                        complaint(options -> options.withDeltas(0)),
                        complaint(options -> options.withTokensPerMinute(0)),
                        complaint(options -> options.withPace(Double.NaN))));
    }

    @Test
    void anEventIsWrittenAndFlushedWhole() throws IOException {
        var flushes = new Flushes();
        var sink = new SseSink(flushes, new Pacer(System.nanoTime(), 0), false, () -> {});
        sink.send(5_000, "", "{\"a\":\"é\"}");
        sink.sendDelta(5_000, "response.created", "{}");
        assertEquals(List.of("data: {\"a\":\"é\"}\n\n", "event: response.created\ndata: {}\n\n"), flushes.texts);
    }

    @Test
    void aFloodIsFlushedAtItsFirstDeltaAndThenNotAtEachEvent() throws IOException {
        var flushes = new Flushes();
        var sink = new SseSink(flushes, new Pacer(System.nanoTime(), 0), true, () -> flushes.texts.add("first"));
        sink.send(5_000, "", "role");
        sink.sendDelta(5_000, "", "1");
        sink.sendDelta(5_000, "", "2");
        sink.send(5_000, "", "end");
        sink.flush();
        assertEquals(
                List.of("first", "data: role\n\ndata: 1\n\n", "data: 2\n\ndata: end\n\n"), flushes.texts);
    }

    @Test
    void aFloodThatMustWaitSendsFirstWhatItHas() {
        var flushes = new Flushes();
        var sink = new SseSink(flushes, new Pacer(System.nanoTime(), 1), true, () -> {});
        assertThrows(InterruptedIOException.class, () -> {
            sink.send(0, "", "role");
            Thread.currentThread().interrupt();
            sink.send(3_600_000, "", "late");
        });
        assertTrue(Thread.interrupted());
        assertEquals(List.of("data: role\n\n"), flushes.texts);
    }

    @Test
    void aClosedServiceEndsAWait() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> new Pacer(System.nanoTime(), 1).await(60_000));
        assertTrue(Thread.interrupted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\"quoted\" \\ and \n", "漢字 🙂 \u2028", "half \uD83D", "{hole}", ""})
    void aFilledTemplateIsTheTreeWithThatText(String text) throws JsonException {
        var tree = Json.object().put("a", 1).put("b", Template.HOLE).put("c", Template.HOLE);
        var filled = Template.of(tree).fill(Template.quote(text), "7");
        assertEquals(Json.parse("{\"a\":1,\"b\":\"\",\"c\":7}").<ObjectNode>deepCopy().put("b", text), Json.parse(filled));
    }

    @Test
    void aTemplateIsFilledWhole() {
        var template = Template.of(Json.object().put("a", Template.HOLE));
        assertThrows(IllegalArgumentException.class, () -> template.fill());
        assertThrows(IllegalArgumentException.class, () -> template.fill("1", "2"));
    }

    /// What has been written by each flush.
    private static final class Flushes extends ByteArrayOutputStream {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void flush() {
            texts.add(toString(StandardCharsets.UTF_8));
            reset();
        }
    }

    @Test
    void aClientThatHasGoneEndsTheStream() {
        var ask = ask("Kimi-K2.6", Ask.Effort.MEDIUM);
        var delivery = Delivery.of(ask, new Library().answer(ask), null, null);
        var schedule = Schedule.of(ask, SimOptions.defaults());
        var reply = new ChatReply(new Reply.Facts(ask, delivery, schedule, "id", 1));
        var gone = new IOException("Broken pipe");
        var out = new OutputStream() {
            private int flushes;

            @Override
            public void write(int b) {}

            @Override
            public void flush() throws IOException {
                if (++flushes == 3) {
                    throw gone;
                }
            }
        };
        var sink = new SseSink(out, new Pacer(System.nanoTime(), 0), false, () -> {});
        assertEquals(gone, assertThrows(IOException.class, () -> reply.stream(sink)));
        assertEquals(3, out.flushes);
    }

    static Ask ask(String deployment, Ask.Effort effort) {
        var model = new Library().model(deployment).orElseThrow();
        var turns = List.of(new Ask.Turn("user", "Go"));
        return new Ask(model, turns, Ask.promptTokens(turns), true, true, null, effort, null, false, null, null);
    }

    private static List<Long> due(Function<Integer, Long> due) {
        return List.of(due.apply(0), due.apply(1), due.apply(2), due.apply(3));
    }

    private static String complaint(Function<SimOptions, SimOptions> change) {
        var complaint = assertThrows(IllegalArgumentException.class, () -> change.apply(SimOptions.defaults()));
        return String.valueOf(complaint.getMessage());
    }
}
