package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.model.Price;
import foundrybench.model.Protocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
    private static final Path FIXTURES = Path.of("src/test/resources/wire/fixtures");
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123Z");
    private static final Map<String, String> EVENT_STREAM = Map.of("content-type", "text/event-stream; charset=utf-8");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        var bytes = "data: naïve 🤖\n\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
        var recording = RecordingWriter.open(folder, "Kimi-K2.6", Protocol.RESPONSES, 200, EVENT_STREAM, "Kimi-K2.6", START);
        try (recording) {
            recording.write(bytes, 0, 10, 1_500_000);
            recording.write(bytes, 10, 0, 1_600_000);
            recording.write(bytes, 10, bytes.length - 10, 2_000_400);
        }
        recording.close();
        assertEquals(folder.resolve("Kimi-K2.6.sse"), recording.body());
        assertArrayEquals(bytes, Files.readAllBytes(recording.body()));
        assertEquals(
                new Recording(
                        recording.body(),
                        Protocol.RESPONSES,
                        200,
                        EVENT_STREAM,
                        "Kimi-K2.6",
                        START,
                        List.of(new Recording.Arrival(10, 1.5), new Recording.Arrival(bytes.length, 2.0)),
                        null),
                RecordingReader.read(recording.body(), null));
    }

    @Test
    void theFileBesideTheBodyIsAsDescribed() throws Exception {
        try (var recording = RecordingWriter.open(folder, "n", Protocol.CHAT, 429, Map.of("Retry-After", "7"), null, null)) {
            recording.write(new byte[] {'{', '}'}, 0, 2, 0);
        }
        assertEquals(
                """
                {"protocol":"chat","status":429,"headers":{"retry-after":"7"},"deployment":null,"startedAt":null,\
                "arrivals":[[2,0.0]]}
                """,
                Files.readString(folder.resolve("n.meta.json")));
        assertEquals("{}", Files.readString(folder.resolve("n.body")));
    }

    @Test
    void aRecordingThatWasCutOffCanBeRead() throws Exception {
        try (var recording = RecordingWriter.open(folder, "cut", Protocol.CHAT, 200, EVENT_STREAM, "gpt-5.4", START)) {
            recording.write(new byte[] {'d'}, 0, 1, 5);
            var read = RecordingReader.read(recording.body(), null);
            assertEquals(List.of(), read.arrivals());
            assertEquals("gpt-5.4", read.deployment());
        }
    }

    @Test
    void secretsAreNotKept() throws Exception {
        var headers = Map.of(
                "Authorization", "Bearer abc", "api-key", "k", "Set-Cookie", "a=b", "x-ms-token", "t", "Ocp-Apim-Subscription-Key", "k",
                "x-other", "bearer abc", "x-ratelimit-remaining-tokens", "9", "apim-request-id", "r", "x-ms-region", "West US");
        try (var recording = RecordingWriter.open(folder, "n", Protocol.CHAT, 200, headers, null, null)) {
            assertEquals(
                    Map.of("x-ratelimit-remaining-tokens", "9", "apim-request-id", "r", "x-ms-region", "West US"),
                    RecordingReader.read(recording.body(), null).headers());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Kimi-K2.6|Kimi-K2.6
            ../../etc/passwd|__.._etc_passwd
            a b:c*?"<>\\d|a_b_c_d
            naïve 🤖|na_ve_
            |recording
            ...|_
            .hidden|_hidden
            -rf|_rf
            NUL.x|_NUL.x
            com1|_com1
            dot.|dot
            """)
    void anyNameGivesAFileName(@Nullable String name, String file) throws IOException {
        try (var recording = RecordingWriter.open(folder, name == null ? "" : name, Protocol.CHAT, 200, Map.of(), null, null)) {
            assertEquals(folder.resolve(file + ".body"), recording.body());
        }
    }

    @Test
    void noRecordingOverwritesAnother() throws Exception {
        Files.writeString(folder.resolve("n.sse"), "by hand");
        var bodies = new ArrayList<String>();
        for (var headers : List.of(EVENT_STREAM, Map.<String, String>of(), EVENT_STREAM)) {
            try (var recording = RecordingWriter.open(folder, "n", Protocol.CHAT, 200, headers, null, null)) {
                bodies.add(String.valueOf(recording.body().getFileName()));
            }
        }
        assertEquals(List.of("n-2.sse", "n.body", "n-3.sse"), bodies);
        assertEquals("by hand", Files.readString(folder.resolve("n.sse")));
    }

    @Test
    void onlyTheOwnerCanReadIt() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var below = folder.resolve("below");
        try (var recording = RecordingWriter.open(below, "n", Protocol.CHAT, 200, EVENT_STREAM, null, null)) {
            recording.write(new byte[] {'d'}, 0, 1, 5);
        }
        try (var paths = Files.walk(below)) {
            for (var path : paths.toList()) {
                assertEquals(
                        Files.isDirectory(path) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
    }

    @Test
    void aFixtureIsARecordingWithAPrice() throws Exception {
        var recording = RecordingReader.read(FIXTURES.resolve("chat-2000-deltas.sse"), null);
        assertEquals("West US", recording.headers().get("x-ms-region"));
        var rates = new Price.Rates(new BigDecimal("0.58"), null, new BigDecimal("1.68"));
        assertEquals(new Price("recording", null, rates, null), recording.pricing());
        assertEquals(null, recording.startedAt());
    }

    @Test
    void everyFixtureIsReadOrRefusedForItsProtocol() throws Exception {
        int read = 0;
        try (var files = Files.list(FIXTURES)) {
            for (var file : files.filter(f -> f.toString().matches(".*\\.(sse|body)")).toList()) {
                try {
                    RecordingReader.read(file, null);
                    read++;
                } catch (RecordingException e) {
                    var message = String.valueOf(e.getMessage());
                    assertEquals(true, message.contains("so this is no recorded completion"), message);
                }
                assertEquals(Protocol.CHAT, RecordingReader.read(file, Protocol.CHAT).protocol());
            }
        }
        assertEquals(79, read);
    }

    @Test
    void withoutTheFileBesideItTheEndingTells() throws Exception {
        var stream = Files.createFile(folder.resolve("a.sse"));
        var whole = Files.createFile(folder.resolve("b.body"));
        assertEquals(
                new Recording(stream, Protocol.CHAT, 200, Map.of("content-type", "text/event-stream"), null, null, List.of(), null),
                RecordingReader.read(stream, Protocol.CHAT));
        assertEquals("application/json", RecordingReader.read(whole, Protocol.CHAT).headers().get("content-type"));
        assertEquals(
                stream + ": nothing tells its protocol, as a.meta.json is missing. Pass --protocol chat or --protocol responses.",
                message(stream));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"status": 200}                                     | protocol is missing. Add it, or pass --protocol chat or --protocol responses.
            {"protocol": "az-deployments"}                      | protocol is "az-deployments", so this is no recorded completion. Only chat and responses can be replayed; pass --protocol if it is one of them all the same.
            {"protocol": "chat", "status": "ok"}                | status is no whole number of a usual size. Correct it, or move the file away and pass --protocol.
            {"protocol": "chat", "headers": {"a": 1}}           | headers.a is no text. Correct it, or move the file away and pass --protocol.
            {"protocol": "chat", "arrivals": [[1, 2], [3]]}     | arrivals[1] is no pair [offset, ms]. Correct it, or move the file away and pass --protocol.
            {"protocol": "chat", "arrivals": [[3, 2], [1, 5]]}  | arrivals[1] goes back. Correct it, or move the file away and pass --protocol.
            {"protocol": "chat", "pricing": {}}                 | pricing cannot be used: inputPer1M is missing. Correct it, or move the file away and pass --protocol.
            []                                                  | it is no JSON object. Correct it, or move the file away and pass --protocol.
            """)
    void whatIsWrongIsNamed(String meta, String message) throws Exception {
        var body = Files.createFile(folder.resolve("x.sse"));
        Files.writeString(folder.resolve("x.meta.json"), meta);
        assertEquals(folder.resolve("x.meta.json") + ": " + message, message(body));
    }

    @Test
    void aWrongFileIsNamed() throws Exception {
        var body = Files.createFile(folder.resolve("x.sse"));
        var meta = Files.writeString(folder.resolve("x.meta.json"), "{");
        assertEquals(true, message(body).startsWith(meta + ": it is no JSON (line 1, column "), message(body));
        assertEquals(
                meta + ": this tells of a body, it is none. Name the .sse or .body file beside it.", message(meta));
        assertEquals(
                folder.resolve("y.sse") + ": there is no such file. Name the file with the recorded body.",
                message(folder.resolve("y.sse")));
    }

    private static String message(Path body) {
        return String.valueOf(assertThrows(RecordingException.class, () -> RecordingReader.read(body, null)).getMessage());
    }
}
