package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
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
        assertEquals(new SimOptions(8080, 1, 2, 3, 0.5), SimOptions.defaults()
                .withPort(8080)
                .withTtftMillis(1)
                .withGapMillis(2)
                .withDeltas(3)
                .withPace(0.5));
        assertEquals(
                List.of(
                        "port is 0 to 65535, not 65536",
                        "ttft is 0 to 3600000, not -1",
                        "gap is 0 to 3600000, not -1",
                        "deltas is 1 to 100000, not 0",
                        "pace is 0 to 1000, not NaN"),
                List.of(
                        complaint(options -> options.withPort(65_536)),
                        complaint(options -> options.withTtftMillis(-1)),
                        complaint(options -> options.withGapMillis(-1)),
                        complaint(options -> options.withDeltas(0)),
                        complaint(options -> options.withPace(Double.NaN))));
    }

    @Test
    void anEventIsWrittenAndFlushedWhole() throws IOException {
        var written = new ByteArrayOutputStream();
        var flushed = new StringBuilder();
        var out = new OutputStream() {
            @Override
            public void write(int b) {
                written.write(b);
            }

            @Override
            public void flush() {
                flushed.append(written.toString(StandardCharsets.UTF_8)).append('|');
                written.reset();
            }
        };
        var sink = new SseSink(out, System.nanoTime(), 0);
        sink.send(5_000, "", "{\"a\":\"é\"}");
        sink.send(5_000, "response.created", "{}");
        assertEquals("data: {\"a\":\"é\"}\n\n|event: response.created\ndata: {}\n\n|", flushed.toString());
    }

    @Test
    void aClosedServiceEndsAWait() {
        var sink = new SseSink(OutputStream.nullOutputStream(), System.nanoTime(), 1);
        Thread.currentThread().interrupt();
        assertThrows(java.io.InterruptedIOException.class, () -> sink.send(60_000, "", "{}"));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aClientThatHasGoneEndsTheStream() {
        var ask = ask("Kimi-K2.6", Ask.Effort.MEDIUM);
        var delivery = Delivery.of(ask, new Library().answer(ask), null);
        var schedule = Schedule.of(ask, SimOptions.defaults());
        var reply = new ChatReply(new Reply.Facts(ask, delivery, schedule, "id", 1));
        var gone = new IOException("Broken pipe");
        var sent = new int[1];
        var thrown = assertThrows(IOException.class, () -> reply.stream((due, type, data) -> {
            if (++sent[0] == 3) {
                throw gone;
            }
        }));
        assertEquals(gone, thrown);
        assertEquals(3, sent[0]);
    }

    private static Ask ask(String deployment, Ask.Effort effort) {
        var model = new Library().model(deployment).orElseThrow();
        var turns = List.of(new Ask.Turn("user", "Go"));
        return new Ask(model, turns, Ask.promptTokens(turns), true, true, null, effort, null, false, null);
    }

    private static List<Long> due(Function<Integer, Long> due) {
        return List.of(due.apply(0), due.apply(1), due.apply(2), due.apply(3));
    }

    private static String complaint(Function<SimOptions, SimOptions> change) {
        var complaint = assertThrows(IllegalArgumentException.class, () -> change.apply(SimOptions.defaults()));
        return String.valueOf(complaint.getMessage());
    }
}
