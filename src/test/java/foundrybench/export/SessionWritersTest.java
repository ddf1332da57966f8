package foundrybench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Deployment;
import foundrybench.model.FinishReason;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Rating;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written down for others says all there is to say, and nothing in it can do anything.
class SessionWritersTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123Z");
    private static final Redaction NOTHING = new Redaction(List.of(), false);

    /// All elements that a page may have, with their attributes.
    private static final Pattern ALLOWED = Pattern.compile(
            "!DOCTYPE html|html lang=\"en\"|meta charset=\"utf-8\"|meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""
                    + "|meta name=\"(viewport|color-scheme|referrer)\" content=\"[a-z0-9=,. -]+\"|/?(html|head|title|style|body|section|h[1-6]|p|span|pre|code|details|summary|div|article|blockquote|table|tr|th|td|strong|em|s|hr|a)"
                    + "|(section|p|span|div|details|th|td) class=\"[a-z0-9 ]+\"|details class=\"prompt\" open|a rel=\"noopener noreferrer\" href=\"https?://[^\"<> ]+\"");

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>", "</pre></div><img src=x onerror=alert(1)>", "[a](javascript:alert(1)) ![p](http://x.example/p.png)",
        "\"><svg onload=alert(1)>", "<!-- --> ]]> </style></title>", "```\n</code><b onclick=x>\n```\n<i>", "| a |\n|---|\n| <iframe src=//x> |",
        "> <b>\n\n1. <base href=//x>", "\u202eabc\u0000\ud83e<a href=http://x>", "<http://h.example/\"onmouseover=x>"
    })
    void aPageHasNoElementButOurs(String hostile) throws Exception {
        var page = write(ExportFormat.HTML, session(hostile), NOTHING);
        var styles = page.indexOf("</style>");
        var tags = Pattern.compile("<([^>]*)>").matcher(page.substring(0, page.indexOf("<style>")) + page.substring(styles));
        while (tags.find()) {
            assertTrue(ALLOWED.matcher(tags.group(1)).matches(), tags.group());
        }
        assertFalse(page.contains("javascript:a\""), page);
        assertFalse(page.contains("\u202e") || page.contains("\u0000"));
    }

    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, names = {"MARKDOWN", "HTML", "CSV", "JSONL"})
    void eachFormSaysWhoAnsweredHowAndForHowMuch(ExportFormat format) throws Exception {
        var written = write(format, session("Hello."), NOTHING);
        for (var part : List.of("Kimi-K2.6", "kimi-k2.6-x", "1000", "0.25", "Thoughts.", "Hello.", "Say hello.", "No.", "lookup", "Very good")) {
            assertTrue(written.contains(part), part + " in " + written);
        }
        assertTrue(written.contains(format == ExportFormat.JSONL ? "\"simulated\":true" : "SIMULATED"), written);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatIsRedactedIsInNoForm(ExportFormat format) throws Exception {
        var redaction = new Redaction(List.of("Hello", " acme  corp "), true);
        var written = write(format, redaction.apply(session("hELLO from Acme\nCorp.")), redaction);
        for (var word : List.of("hello", "acme", "Thoughts.")) {
            assertFalse(Pattern.compile(word, Pattern.CASE_INSENSITIVE).matcher(written).find(), word + " in " + written);
        }
        assertTrue(written.contains("[redacted]") || written.contains("redacted"), written);
    }

    @Test
    void aTitleThatWasCutWithinAWordIsMadeAnew() {
        var prompt = Prompt.of("", "x".repeat(40) + " " + "acme".repeat(20));
        var cut = new ExportedSession("s", prompt.title(), AT, false, "", List.of(), List.of(new ExportedRun("r", AT, prompt, List.of())));
        var redacted = new Redaction(List.of("acme".repeat(20)), false).apply(cut);
        assertFalse(redacted.title().contains("acme"), redacted.title());
    }

    @Test
    void aWordThatIsWrittenWithEscapesIsRedactedAsWell() throws Exception {
        var redaction = new Redaction(List.of("Müller \"Co\"", "two words"), false);
        var arguments = "{\"q\":\"M\\u00fcller \\\"Co\\\"\",\"two\\nwords\":[\"two\\twords\",1]}";
        var call = new CompletionBuilder(origin(), null, null, true)
                .add(new Sent(AT, 1, 0), 0)
                .add(new ToolCallDelta(0, "t", "lookup", arguments), 1)
                .add(new Finished(FinishReason.TOOL_CALLS), 2)
                .snapshot();
        var run = new ExportedRun("r", AT, Prompt.of("", "x"), List.of(new ExportedAnswer(call, Rating.NONE)));
        var redacted = redaction.apply(new ExportedSession("s", "x", AT, false, "", List.of(), List.of(run)));
        assertEquals(
                "{\"q\":\"[redacted]\",\"[redacted]\":[\"[redacted]\",1]}",
                redacted.answers().getFirst().completion().toolCalls().getFirst().arguments());
    }

    @Test
    void aFenceIsLongerThanAnyWithin() throws Exception {
        var written = write(ExportFormat.MARKDOWN, session("a\n````\n# not a heading\n````"), NOTHING);
        assertTrue(written.contains("`````text\na\n````\n# not a heading\n````\n`````\n"), written);
    }

    @Test
    void aCellIsNoFormula() throws Exception {
        var written = write(ExportFormat.CSV, session("=cmd|' /C calc'!A0"), NOTHING);
        assertTrue(written.contains("\"'=cmd|' /C calc'!A0\""), written);
        assertEquals(2, written.split("\r\n").length, written);
    }

    @Test
    void onlyTheChosenAnswersAreInIt() {
        assertEquals(1, session("x").only(List.of("call-1")).answers().size());
        assertEquals(List.of(), session("x").only(List.of("nothing")).runs());
    }

    private static String write(ExportFormat format, ExportedSession session, Redaction redaction) throws Exception {
        var out = new StringBuilder();
        format.writer(SessionWritersTest::deployment).write(List.of(session), redaction, out);
        return out.toString();
    }

    private static Deployment deployment(String name) {
        return new Deployment(name, null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, null, null, null, List.of());
    }

    private static Completion.Origin origin() {
        return new Completion.Origin(
                "call-1", "s", "r", false, "Kimi-K2.6", Protocol.CHAT, new Parameters(1000, new BigDecimal("0.25"), null, null), 0, null);
    }

    private static ExportedSession session(String text) {
        var completion = new CompletionBuilder(origin(), null, null, true)
                .add(new Sent(AT, 1, 0), 0)
                .add(new Started("kimi-k2.6-x"), 1)
                .add(new Reasoning(Slot.ONLY, "Thoughts."), 2)
                .add(new Text(Slot.ONLY, text), 3)
                .add(new Refused("No. " + text), 4)
                .add(new ToolCallDelta(0, "t", "lookup", "{\"q\":\"" + text.replace("\"", "'") + "\"}"), 5)
                .add(new UsageReported(new Usage(10L, 0L, 20L, 5L)), 6)
                .add(new Finished(FinishReason.STOP), 7)
                .snapshot();
        var run = new ExportedRun("r", AT, Prompt.of("", "Say hello. " + text), List.of(new ExportedAnswer(completion, new Rating(true, 5, "Very good " + text))));
        return new ExportedSession("s", "A title " + text, AT, true, "A note " + text, List.of("tag"), List.of(run));
    }
}
