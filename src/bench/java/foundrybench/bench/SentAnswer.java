package foundrybench.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a witness has sent of one answer, and when. It is read here by a grammar of the bench's own, which knows
/// no more than where the text stands. Any thread.
final class SentAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_MILLI = 1e6;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<Delivered> delivered = new ArrayList<>();
    private boolean isEnded;

    private record Delivered(int length, long nanos) {}

    /// Text up to some event.
    ///
    /// @param nanos when the event had been sent
    private record Until(int length, long nanos) {}

    /// What of an answer is missing.
    ///
    /// @param ms how long the oldest part of it had been sent; 0 when nothing is missing
    /// @param bytes in UTF-8
    record Lack(double ms, int bytes) {
        static final Lack NONE = new Lack(0, 0);

        Lack and(Lack other) {
            return new Lack(Math.max(ms, other.ms), bytes + other.bytes);
        }
    }

    /// This has been sent, all of it by now.
    synchronized void sent(byte[] bytes, int count, long nanos) {
        body.write(bytes, 0, count);
        delivered.add(new Delivered(body.size(), nanos));
    }

    synchronized void ended() {
        isEnded = true;
    }

    synchronized boolean isEnded() {
        return isEnded;
    }

    /// Whether some text has been sent.
    boolean hasText() {
        return !text("content").text.isEmpty() || !text("reasoning").text.isEmpty();
    }

    /// Whether these are the beginning of the answer and its thinking.
    boolean beginsWith(String content, String reasoning) {
        return text("content").text.toString().startsWith(content)
                && text("reasoning").text.toString().startsWith(reasoning);
    }

    /// Whether this is all of the answer.
    boolean isAll(String content, String reasoning) {
        return beginsWith(content, reasoning)
                && text("content").text.length() == content.length()
                && text("reasoning").text.length() == reasoning.length();
    }

    /// What these lack of all that had been sent at that time.
    Lack lack(String content, String reasoning, long nanos) {
        return text("content").lack(content.length(), nanos).and(text("reasoning").lack(reasoning.length(), nanos));
    }

    private synchronized Timed text(String kind) {
        var timed = new Timed();
        int offset = 0;
        var bytes = body.toByteArray();
        for (int at = 0; at + 1 < bytes.length; at++) {
            if (bytes[at] == '\n' && bytes[at + 1] == '\n') {
                var event = new String(bytes, offset, at - offset, StandardCharsets.UTF_8);
                int end = at + 2;
                long nanos = delivered.stream().filter(d -> d.length >= end).findFirst().orElseThrow().nanos;
                event.lines().filter(line -> line.startsWith("data: {")).forEach(line -> timed.add(delta(line, kind), nanos));
                offset = end;
            }
        }
        return timed;
    }

    private static String delta(String line, String kind) {
        JsonNode data;
        try {
            data = JSON.readTree(line.substring("data: ".length()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulation sent " + line, e);
        }
        boolean isContent = kind.equals("content");
        if (data.has("type")) {
            var wanted = isContent ? "response.output_text.delta" : "response.reasoning_summary_text.delta";
            return data.path("type").asText().equals(wanted) ? data.path("delta").asText() : "";
        }
        var delta = data.path("choices").path(0).path("delta");
        return delta.path(isContent ? "content" : "reasoning_content").asText("");
    }

    private static final class Timed {
        private final StringBuilder text = new StringBuilder();
        private final List<Until> parts = new ArrayList<>();

        void add(String delta, long nanos) {
            text.append(delta);
            parts.add(new Until(text.length(), nanos));
        }

        Lack lack(int kept, long nanos) {
            var missing = parts.stream().filter(part -> part.length > kept && part.nanos <= nanos).toList();
            if (missing.isEmpty()) {
                return Lack.NONE;
            }
            var lost = text.substring(kept, missing.getLast().length);
            return new Lack(
                    (nanos - missing.getFirst().nanos) / NANOS_PER_MILLI, lost.getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
