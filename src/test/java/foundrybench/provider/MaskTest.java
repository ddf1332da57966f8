package foundrybench.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.FinishReason;
import foundrybench.model.Slot;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is left of a key that the other side repeats, however it spells it and wherever the pieces are cut.
class MaskTest {
    private static final String CORE = "7f3Kq9Zt2LwX8vRb";
    private static final String KEY = "a/" + CORE + "+=\"";
    private static final List<String> SPELLINGS = List.of(
            KEY,
            "a/" + CORE + "+=\\\"",
            "a\\/" + CORE + "+=\\\"",
            "a/" + CORE + "\\u002B=\\u0022",
            "a/" + CORE + "+\\u003d\\u0022",
            "a\\u002f" + CORE + "\\u002b\\u003d\\u0022",
            "a%2F" + CORE + "%2B%3D%22",
            "a%2f" + CORE + "%2b%3d%22",
            "a/" + CORE + "+=&#34;",
            "a&#x2F;" + CORE + "&#x2B;&#x3D;&#x22;");

    @ParameterizedTest
    @FieldSource("SPELLINGS")
    void aKeyThatIsSpelledInAnotherWayIsTakenOutOfWordsAndBodies(String spelling) {
        assertEquals("is •••!", mask().words("is " + spelling + "!"));
        assertEquals("is " + "*".repeat(spelling.length()) + "!", body("is " + spelling + "!", 1));
    }

    static Stream<Integer> placesOfThree() {
        return Stream.of(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("placesOfThree")
    void aKeyInBase64IsTakenOutOfWhateverStandsAroundIt(int before) {
        var coded = Base64.getEncoder().encodeToString(("x".repeat(before) + KEY + "and more").getBytes(UTF_8));
        var left = mask().words(coded).replaceAll("•••.*", "");
        assertFalse(left.length() > before + 1, left);
        var decoded = new String(Base64.getDecoder().decode(body(coded, 7).replace('*', 'A')), ISO_8859_1);
        assertFalse(decoded.contains(CORE.substring(0, 4)) || decoded.contains(CORE.substring(12)), decoded);
    }

    @Test
    void aBodyCutAnywhereLosesTheKeyAndKeepsItsLength() {
        var body = "data: {\"a\":\"" + KEY + "\"}\n\ndata: a/7f3\n\n";
        var expected = body.replace(KEY, "*".repeat(KEY.length()));
        for (int piece = 1; piece <= body.length(); piece++) {
            assertEquals(expected, body(body, piece));
        }
    }

    @Test
    void aBodyThatEndsInTheMiddleOfTheKeyKeepsNoGoodPartOfIt() {
        assertEquals("is ********", body("is " + KEY.substring(0, 8), 5));
        assertEquals("is a/7f3Kq", body("is a/7f3Kq", 5));
    }

    @Test
    void anAnswerCutAnywhereKeepsNoMoreThanThreeLettersOfTheKey() {
        var answer = "You sent " + KEY + ", and a/" + CORE + " is a part.";
        for (int piece = 1; piece <= answer.length(); piece++) {
            var told = texts(pieces(answer, piece));
            assertEquals("You sent •••, and a/" + CORE + " is a part.", told.replaceAll("a(/7?)?•••", "•••"));
        }
    }

    @Test
    void anAnswerWithoutTheKeyIsHandedOnAsItComes() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var events = new ArrayList<CompletionEvent>();
            for (int i = 0; i < 20; i++) { // beginnings of the key, its letters, others
                events.add(new Text(Slot.ONLY, KEY.substring(0, 1 + random.nextInt(KEY.length() - 1))));
                events.add(new Text(Slot.ONLY, "%c%s".formatted("a/7f3K✓".charAt(random.nextInt(7)), "-")));
            }
            events.add(new Finished(FinishReason.STOP));
            assertEquals(texts(events), texts(masked(events)));
        }
    }

    @Test
    void noAnswerLagsForItsLastLetters() {
        var told = new ArrayList<CompletionEvent>();
        var sink = mask().before((event, _) -> told.add(event));
        var event = new Text(Slot.ONLY, "Thus a/7");
        sink.accept(event, 1);
        assertEquals(List.of(event), told);
    }

    @Test
    void thinkingToolCallsAndEachPlaceOfAnAnswerAreLookedAtApart() {
        var half = KEY.substring(0, 9);
        var rest = KEY.substring(9);
        var events = masked(List.of(
                new Text(new Slot(0, 0), half),
                new Reasoning(new Slot(0, 0), half),
                new Text(new Slot(1, 0), half + "!"),
                new ToolCallDelta(0, KEY, KEY, half),
                new Reasoning(new Slot(0, 0), rest),
                new Text(new Slot(0, 0), rest),
                new ToolCallDelta(0, null, null, rest),
                new Finished(FinishReason.STOP)));
        assertEquals(
                List.of(
                        new Text(new Slot(1, 0), half + "!"),
                        new ToolCallDelta(0, "•••", "•••", ""),
                        new Reasoning(new Slot(0, 0), "•••"),
                        new Text(new Slot(0, 0), "•••"),
                        new ToolCallDelta(0, null, null, "•••"),
                        new Finished(FinishReason.STOP)),
                events);
    }

    @Test
    void aKeyThatAnybodyGivesALocalServerStaysInAnswers() {
        var events = new ArrayList<CompletionEvent>();
        new Secret("lm-studio").mask().before((event, _) -> events.add(event)).accept(new Text(Slot.ONLY, "Ask lm-studio."), 0);
        assertEquals("Ask lm-studio.", texts(events));
    }

    @Test
    void aSecretIsNeverPrinted() {
        var secret = new Secret(KEY);
        var shown = "%s %s %s".formatted(secret, new Access.Key(secret), List.of(secret));
        assertFalse(shown.contains(CORE), shown);
    }

    private static Mask mask() {
        return new Secret(KEY).mask();
    }

    private static String body(String text, int piece) {
        var mask = mask();
        var told = new StringBuilder();
        cut(text, piece).forEach(some -> told.append(new String(mask.body(some.getBytes(ISO_8859_1), some.length()), ISO_8859_1)));
        return told.append(new String(mask.restOfBody(), ISO_8859_1)).toString();
    }

    private static List<CompletionEvent> pieces(String text, int piece) {
        var events = new ArrayList<CompletionEvent>();
        cut(text, piece).forEach(some -> events.add(new Text(Slot.ONLY, some)));
        events.add(new Finished(FinishReason.STOP));
        return masked(events);
    }

    private static List<CompletionEvent> masked(List<CompletionEvent> events) {
        var told = new ArrayList<CompletionEvent>();
        var sink = mask().before((event, _) -> told.add(event));
        events.forEach(event -> sink.accept(event, 0));
        return told;
    }

    private static String texts(List<CompletionEvent> events) {
        return events.stream().map(event -> event instanceof Text(_, var delta, _) ? delta : "").collect(Collectors.joining());
    }

    private static List<String> cut(String text, int piece) {
        return IntStream.iterate(0, from -> from < text.length(), from -> from + piece)
                .mapToObj(from -> text.substring(from, Math.min(text.length(), from + piece)))
                .toList();
    }
}
