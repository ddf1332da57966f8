package foundrybench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {
    /// Everything at once: a byte order mark, all line endings, comments, characters of two to four bytes.
    private static final String MIXED = "\uFEFFdata: naïve\r\n\r\n: comment\ndata: 的回答\rdata: 🤖\r\revent: x\ndata: a\r\ndata:b\n\r\n"
            + "data: \u2028\u2029\u0085\n\nid: 1\nretry: 5\ndata: last";

    @Test
    void theStandardsStockTickerIsOneEventOfThreeLines() {
        assertEquals(
                List.of(message("YHOO\n+2\n10")),
                read("data: YHOO\ndata: +2\ndata: 10\n\n"));
    }

    @Test
    void theStandardsFourBlocksAreACommentTwoEventsAndOneThatWasNotEnded() {
        var stream = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n";
        assertEquals(
                List.of(message("first event"), message("second event"), new SseEvent("message", " third event", false)),
                read(stream));
    }

    @Test
    void theStandardsEmptyDataIsAnEventOfItsOwn() {
        assertEquals(List.of(message(""), message("\n")), read("data\n\ndata\ndata\n\n"));
    }

    @Test
    void theStandardsOneSpaceAfterTheColonDoesNotCount() {
        assertEquals(List.of(message("test"), message("test")), read("data:test\n\ndata: test\n\n"));
    }

    @Test
    void onlyOneSpaceIsTakenOffAndNoTab() {
        assertEquals(List.of(message(" two"), message("\ttab")), read("data:  two\n\ndata:\ttab\n\n"));
    }

    @Test
    void theStandardsNamedEventsCarryTheirNameAndTheNextDoesNot() {
        assertEquals(
                List.of(new SseEvent("add", "73857293", true), new SseEvent("remove", "2153", true), message("113411")),
                read("event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\ndata: 113411\n\n"));
    }

    @Test
    void aNameWithoutDataIsForgotten() {
        assertEquals(List.of(message("x")), read("event: lost\n\ndata: x\n\n"));
    }

    @Test
    void anEmptyNameIsNone() {
        assertEquals(List.of(message("x")), read("event: add\nevent:\ndata: x\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void eachLineEndingEndsALine(String end) {
        var stream = String.join(end, "event: e", "data: a", "data: b", "", "data: c", "", "");
        assertEquals(List.of(new SseEvent("e", "a\nb", true), message("c")), read(stream));
    }

    @Test
    void lineEndingsMayBeMixedInOneEvent() {
        assertEquals(List.of(message("a\nb\nc"), message("d")), read("data: a\rdata: b\r\ndata: c\n\r\ndata: d\r\n\n"));
    }

    @Test
    void aLineFeedThatComesAfterItsCarriageReturnIsNoSecondLine() {
        assertEquals(List.of(message("a\nb")), readPieces("data: a\r", "\ndata: b\r", "\n\r", "\n"));
    }

    @Test
    void anEventIsGivenAtTheCarriageReturnWithoutWaitingForMore() {
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(events::add);
        feed(reader, "data: now\r\r");
        assertEquals(List.of(message("now")), events);
    }

    @Test
    void oneByteOrderMarkAtTheStartIsDroppedAndNoOther() {
        assertEquals(List.of(message("a"), message("\uFEFFb")), read("\uFEFFdata: a\n\ndata: \uFEFFb\n\n"));
        assertEquals(List.of(), read("\uFEFF\uFEFFdata: a\n\n"));
        assertEquals(List.of(message("b")), read("data: b\n\n\uFEFFdata: a\n\n"));
    }

    @Test
    void commentsAndUnknownFieldsSayNothing() {
        assertEquals(
                List.of(message("a\nb")), read(":\n: ping\n:data: x\ndata: a\nfoo: bar\n data: y\nDATA: z\nid: 7\nretry: 9\ndata: b\n\n"));
    }

    @Test
    void separatorsThatOnlyLookLikeLineEndsAreText() {
        assertEquals(List.of(message("a\u2028b\u2029c\u0085d\u000Be\ff")), read("data: a\u2028b\u2029c\u0085d\u000Be\ff\n\n"));
    }

    @Test
    void anEventWhoseBlankLineNeverCameIsGivenAsNotTerminated() {
        assertEquals(List.of(new SseEvent("e", "a\nb", false)), read("event: e\ndata: a\ndata: b"));
        assertEquals(List.of(new SseEvent("message", "a", false)), read("data: a\n"));
    }

    @Test
    void nothingPendingMeansNothingMoreAtTheEnd() {
        assertEquals(List.of(message("a")), read("data: a\n\n: bye"));
        assertEquals(List.of(), read(""));
    }

    @Test
    void aColonInTheValueIsText() {
        assertEquals(List.of(message("{\"a\": \"b:c\"}")), read("data: {\"a\": \"b:c\"}\n\n"));
    }

    @Test
    void bytesThatAreNoUtf8BecomeTheReplacementCharacter() {
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(events::add);
        var bytes = new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, '(', '\n', '\n'};
        reader.feed(bytes, 0, bytes.length);
        assertEquals(List.of(message("\uFFFD(")), events);
    }

    @Test
    void onlyTheGivenRangeOfTheArrayIsRead() {
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(events::add);
        var bytes = "XXdata: a\n\nYY".getBytes(UTF_8);
        reader.feed(bytes, 2, bytes.length - 4);
        reader.end();
        assertEquals(List.of(message("a")), events);
    }

    @Test
    void aLineOfSeveralMegabytesIsOneEvent() {
        var text = "x".repeat(3_000_000);
        assertEquals(List.of(message(text)), readPieces("data: " + text.substring(0, 1_000_000), text.substring(1_000_000), "\n\n"));
    }

    @Test
    void everyCutInTwoOfTheSameBytesGivesTheSameEvents() {
        var bytes = MIXED.getBytes(UTF_8);
        var whole = readCut(bytes, bytes.length);
        assertEquals(
                List.of(
                        message("naïve"),
                        message("的回答\n🤖"),
                        new SseEvent("x", "a\nb", true),
                        message("\u2028\u2029\u0085"),
                        new SseEvent("message", "last", false)),
                whole);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertEquals(whole, readCut(bytes, cut), "cut at " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void everyStrideThroughTheSameBytesGivesTheSameEvents(int stride) {
        var bytes = MIXED.getBytes(UTF_8);
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(events::add);
        for (int from = 0; from < bytes.length; from += stride) {
            reader.feed(bytes, from, Math.min(stride, bytes.length - from));
        }
        reader.end();
        assertEquals(readCut(bytes, 0), events);
    }

    @ParameterizedTest // the letters of the grammar come often, so that fields, ends and marks really meet
    @ValueSource(longs = {1, 2, 3, 42, 4711})
    void randomBytesNeverThrowAndTheirCutsDoNotMatter(long seed) {
        var random = new Random(seed);
        byte[][] words = {
            "data".getBytes(UTF_8), ":".getBytes(UTF_8), " ".getBytes(UTF_8), "\r".getBytes(UTF_8), "\n".getBytes(UTF_8),
            "event".getBytes(UTF_8), "\uFEFF".getBytes(UTF_8), "🤖".getBytes(UTF_8), {(byte) 0xF0}, {(byte) 0x80}, {0}
        };
        for (int round = 0; round < 300; round++) {
            var bytes = new ByteArrayOutputStream();
            for (int i = random.nextInt(60); i > 0; i--) {
                bytes.writeBytes(words[random.nextInt(words.length)]);
            }
            var all = bytes.toByteArray();
            assertEquals(readCut(all, all.length), readCut(all, random.nextInt(all.length + 1)), "round " + round);
        }
    }

    private static SseEvent message(String data) {
        return new SseEvent("message", data, true);
    }

    private static List<SseEvent> read(String stream) {
        return readPieces(stream);
    }

    private static List<SseEvent> readPieces(String... pieces) {
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(events::add);
        for (var piece : pieces) {
            feed(reader, piece);
        }
        reader.end();
        return events;
    }

    private static List<SseEvent> readCut(byte[] bytes, int cut) {
        var events = new ArrayList<SseEvent>();
        var reader = new SseReader(events::add);
        reader.feed(bytes, 0, cut);
        reader.feed(bytes, cut, bytes.length - cut);
        reader.end();
        return events;
    }

    private static void feed(SseReader reader, String text) {
        var bytes = text.getBytes(UTF_8);
        reader.feed(bytes, 0, bytes.length);
    }
}
