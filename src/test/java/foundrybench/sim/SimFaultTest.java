package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each fault as a peer sees it that knows nothing but sockets.
class SimFaultTest {
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final String RESPONSES = "/openai/v1/responses";

    private final LinkedBlockingQueue<Served> told = new LinkedBlockingQueue<>();
    private final List<SimService> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(SimService::close);
    }

    @Test
    void aCutBreaksTheConnectionWithinAnEvent() throws Exception {
        var client = startWith(Fault.CUT);
        var chunks = new ArrayList<String>();
        assertThrows(IOException.class, () -> read(client, chat(true), chunks));
        var body = String.join("", chunks);
        assertTrue(body.contains("\"delta\":{\"content\":\""), body);
        assertFalse(body.endsWith("\n\n"), "it ended between events");
        assertEquals(served(200, Fault.CUT, true), seen());
    }

    @Test
    void aCutAnswerInOnePieceIsShorterThanAnnounced() throws Exception {
        var answer = startWith(Fault.CUT).post(CHAT, chat(false));
        int announced = Integer.parseInt(answer.headers().getOrDefault("content-length", "0"));
        assertEquals(announced / 2, answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertEquals(served(200, Fault.CUT, false), seen());
    }

    @ParameterizedTest
    @CsvSource({CHAT + ",DeepSeek-V3.2", RESPONSES + ",gpt-5.1-codex"})
    void aCleanCutEndsTheBodyInMidAnswer(String path, String deployment) throws Exception {
        var client = startWith(Fault.CLEAN_CUT);
        for (int turn = 0; turn < 3; turn++) {
            var answer = client.post(path, ask(path, deployment, true)); // reads the last chunk too
            assertTrue(answer.body().endsWith("\n\n"));
            assertTrue(answer.data().getLast().contains("delta"), answer.data().getLast());
            assertFalse(answer.body().contains("[DONE]") || answer.body().contains("\"finish_reason\":\"stop\""));
            assertFalse(answer.body().contains("response.completed") || answer.body().contains("total_tokens"));
        }
    }

    @Test
    void aCleanCutOfAnAnswerInOnePieceLeavesHalfOfTheJson() throws Exception {
        var answer = startWith(Fault.CLEAN_CUT).post(CHAT, chat(false));
        assertEquals(
                answer.headers().get("content-length"),
                Integer.toString(answer.body().getBytes(StandardCharsets.UTF_8).length));
        assertThrows(JsonException.class, answer::json);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silenceComesBeforeTheStatusLineAndThenAfterSomeText(boolean stream) throws Exception {
        var client = startWith(Fault.SILENCE);
        try (var first = client.open("POST", CHAT, chat(stream));
                var second = client.open("POST", CHAT, chat(stream))) {
            var both = List.of(told.take(), told.take());
            assertEquals(List.of(0, 200), both.stream().map(Served::status).sorted().toList());
            first.setSoTimeout(250);
            second.setSoTimeout(250);
            var texts = List.of(allThatComes(first.getInputStream()), allThatComes(second.getInputStream()));
            assertEquals(1, texts.stream().filter(String::isEmpty).count());
            var text = String.join("", texts);
            assertEquals(stream, text.contains("\"delta\":{\"content\":\""), text);
            assertFalse(text.contains("[DONE]"));
        }
        started.forEach(SimService::close);
        assertEquals(List.of(), List.copyOf(told), "told once each");
    }

    @Test
    void a429AsksInEachFormInTurn() throws Exception {
        var client = startWith(Fault.RATE_LIMIT);
        var asked = new ArrayList<String>();
        for (int turn = 0; turn < 9; turn++) {
            var answer = client.post(CHAT, chat(true));
            assertEquals(429, answer.status());
            assertEquals("429", answer.json().at("/error/code").asText());
            assertEquals("DeploymentRatelimit-Token", answer.headers().get("policy-id"));
            assertTrue(answer.headers().getOrDefault("apim-request-id", "").length() == 36);
            asked.add(form(answer) + " " + seen().waitMillis());
        }
        assertTrue(asked.get(3).matches("date 1\\d\\d\\d|date 2000"), asked.get(3));
        asked.set(3, "date");
        assertEquals(
                List.of(
                        "retry-after-ms=800 800",
                        "x-ms-retry-after-ms=900 900",
                        "retry-after=1 1000",
                        "date",
                        "Please retry after 1 second. 1000",
                        "x-ratelimit-reset-tokens=1 1000",
                        "x-ratelimit-reset-requests=1 1000",
                        " null",
                        "retry-after-ms=800 800"),
                asked);
    }

    @ParameterizedTest
    @CsvSource({
        "429-long, 429, e429-day.body, 86400, 86400000",
        "500, 500, e500.body, ,",
        "503, 503, e503.body, 1, 1000",
        "502, 502, e502-html.body, ,"
    })
    void anErrorHasTheCapturedBody(String kind, int status, String body, String retryAfter, Long waitMillis)
            throws Exception {
        var answer = client(SimOptions.defaults().withFaults(Faults.parse(List.of(kind + "=1")))).post(CHAT, chat(true));
        assertEquals(status, answer.status());
        assertEquals(SimRefusalTest.fixture(body).strip(), answer.body().strip());
        assertEquals(status == 502 ? "text/html" : "application/json", answer.headers().get("content-type"));
        assertEquals(retryAfter, answer.headers().get("retry-after"));
        assertEquals("true", answer.headers().get("x-foundry-bench-simulated"));
        assertEquals(waitMillis, seen().waitMillis());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageInPlaceOfAnAnswerHasStatus200(boolean stream) throws Exception {
        var answer = startWith(Fault.HTML).post(CHAT, chat(stream));
        assertEquals(200, answer.status());
        assertEquals("text/html", answer.headers().get("content-type"));
        assertTrue(answer.body().contains("Please sign in"), answer.body());
    }

    @ParameterizedTest
    @CsvSource({CHAT + ",DeepSeek-V3.2", RESPONSES + ",gpt-5.1-codex"})
    void aHugeAnswerIsTheSameButForOneEventOf4Megabytes(String path, String deployment) throws Exception {
        var ask = ask(path, deployment, true);
        var usual = client(SimOptions.defaults()).post(path, ask).data();
        var huge = startWith(Fault.HUGE).post(path, ask).data();
        var padding = "\"padding\":\"" + "p".repeat(4 * 1024 * 1024) + "\",";
        assertEquals(1, huge.stream().filter(data -> data.contains(padding)).count());
        var shrunk = huge.stream().map(data -> data.replace(padding, "")).toList();
        assertEquals(SimClient.masked(usual.toString()), SimClient.masked(shrunk.toString()));
    }

    @Test
    void aHugeAnswerInOnePieceIsStillRight() throws Exception {
        var whole = startWith(Fault.HUGE).post(CHAT, chat(false)).json();
        assertEquals(4 * 1024 * 1024, whole.path("padding").asText().length());
        assertEquals("stop", whole.at("/choices/0/finish_reason").asText());
    }

    @Test
    void aFailureUnder200IsToldInTheStreamOfChat() throws Exception {
        var client = startWith(Fault.FAILED);
        var failed = client.post(CHAT, chat(true));
        assertEquals(200, failed.status());
        assertEquals("[DONE]", failed.data().getLast());
        var error = failed.events().get(failed.events().size() - 2);
        assertTrue(error.type().isEmpty() && error.data().contains("\"type\":\"server_error\""), error.data());
        assertEquals(served(200, Fault.FAILED, false), seen());
        var limited = client.post(CHAT, chat(true));
        assertEquals("1", limited.headers().get("retry-after"));
        assertEquals("error", limited.events().get(limited.events().size() - 2).type());
        assertEquals(1000, seen().waitMillis());
    }

    @Test
    void aFailureUnder200IsToldInTheStreamOfResponses() throws Exception {
        var client = startWith(Fault.FAILED);
        var ask = ask(RESPONSES, "gpt-5.1-codex", true);
        var failed = client.post(RESPONSES, ask).events();
        assertEquals("response.failed", failed.getLast().type());
        assertTrue(failed.getLast().data().contains("\"error\":{\"code\":\"server_error\""), failed.getLast().data());
        var limited = client.post(RESPONSES, ask).events();
        assertEquals(
                List.of("response.created", "response.in_progress", "response.failed", "error"),
                limited.stream().map(SimClient.Event::type).toList());
        assertTrue(limited.get(2).data().contains("\"error\":null"), limited.get(2).data());
        assertTrue(limited.get(3).data().contains("\"code\":\"rate_limit_exceeded\""), limited.get(3).data());
    }

    @Test
    void aFailureUnder200InOnePieceHasNoAnswerEither() throws Exception {
        var client = startWith(Fault.FAILED);
        assertEquals("server_error", client.post(CHAT, chat(false)).json().at("/error/type").asText());
        var response = client.post(RESPONSES, ask(RESPONSES, "gpt-5.4", false)).json();
        assertEquals("failed", response.path("status").asText());
        assertEquals("rate_limit_exceeded", response.at("/error/code").asText());
    }

    @Test
    void anAnswerWithoutADeltaIsBrokenToo() throws Exception {
        var client = startWith(Fault.CLEAN_CUT);
        var answer = client.post(RESPONSES, onlyThinking());
        assertEquals(
                List.of("response.created"),
                answer.events().stream().map(SimClient.Event::type).toList());
    }

    @Test
    void whatIsRefusedAnywayMeetsNoFault() throws Exception {
        var client = startWith(Fault.SERVER_ERROR);
        assertEquals(404, client.post(CHAT, ask(CHAT, "nobody", true)).status());
        assertEquals(new Served(null, null, 7, null, 7, 404, null, null, null), seen());
        assertEquals(500, client.post(CHAT, chat(true)).status());
    }

    /// A question whose thinking takes the whole output limit.
    static String onlyThinking() {
        return """
                {"model":"gpt-5.1-codex","input":"%s","stream":true,"max_output_tokens":16}""".formatted("Tell me more. ".repeat(20));
    }

    /// Prompt and a thousand for the output that nobody limited.
    private static final Long CHAT_TOKENS = 1008L;

    private SimClient startWith(Fault fault) throws IOException {
        return client(SimOptions.defaults().withFaults(Faults.none().with(fault, 1)));
    }

    /// Everything at once, told of to [#told] by a clock that stands at 7.
    private SimClient client(SimOptions options) throws IOException {
        var service = SimService.start(options.withPace(0).withListener(told::add).withClock(() -> 7));
        started.add(service);
        return SimClient.of(service);
    }

    private Served seen() throws InterruptedException {
        return told.take();
    }

    private static Served served(int status, Fault fault, boolean withText) {
        return new Served(null, "DeepSeek-V3.2", 7, withText ? 7L : null, 7, status, fault, null, CHAT_TOKENS);
    }

    private static String chat(boolean stream) {
        return ask(CHAT, "DeepSeek-V3.2", stream);
    }

    private static String ask(String path, String deployment, boolean stream) {
        var question = path.equals(CHAT) ? "\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]" : "\"input\":\"Go\"";
        return "{\"model\":\"%s\",%s,\"stream\":%b}".formatted(deployment, question, stream);
    }

    private static void read(SimClient client, String ask, List<String> chunks) throws IOException {
        try (var socket = client.open("POST", CHAT, ask)) {
            var in = socket.getInputStream();
            while (!SimClient.Answer.line(in).isEmpty()) {
                // until the head is over
            }
            for (int size = -1; size != 0; ) {
                size = Integer.parseInt(SimClient.Answer.line(in), 16);
                chunks.add(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                SimClient.Answer.line(in);
            }
        }
    }

    /// All that is there until nothing more comes.
    private static String allThatComes(InputStream in) throws IOException {
        var text = new StringBuilder();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                text.append((char) b);
            }
            throw new AssertionError("the connection was closed after " + text);
        } catch (SocketTimeoutException silent) {
            return text.toString();
        }
    }

    private static String form(SimClient.Answer answer) throws Exception {
        var forms = new HashMap<>(answer.headers());
        forms.keySet().removeIf(name -> !name.contains("retry") && !name.contains("reset"));
        var message = answer.json().at("/error/message").asText();
        if (forms.getOrDefault("retry-after", "").endsWith("GMT")) {
            var sent = date(answer.headers(), "date");
            var asked = date(answer.headers(), "retry-after");
            var seconds = Duration.between(sent, asked).toSeconds();
            assertTrue(seconds == 1 || seconds == 2, seconds + " s");
            return "date";
        }
        int at = message.indexOf("Please");
        return at >= 0 && forms.isEmpty()
                ? message.substring(at)
                : forms.entrySet().stream().map(Map.Entry::toString).findFirst().orElse("");
    }

    private static ZonedDateTime date(Map<String, String> headers, String name) {
        return ZonedDateTime.parse(Objects.requireNonNull(headers.get(name)), DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
