package foundrybench.provider;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.FailureFacts;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Answers of any size whose shape is hard on a decoder: a beginning, one thing again and again, an end. A `#`
/// in the thing stands for a number that comes but once, and so does an `@#`.
enum HugeAnswer {
    A_LINE_WITHOUT_END(Protocol.CHAT, "data: {\"a\":\"", "a", ""),
    A_LONG_STRING(Protocol.CHAT, "data: {\"choices\":[{\"delta\":{\"content\":\"", "long ", "\"}}]}\n\ndata: [DONE]\n\n"),
    A_LONG_STRING_OF_WIDE_LETTERS(Protocol.CHAT, "data: {\"choices\":[{\"delta\":{\"content\":\"🤖", "long ", "\"}}]}\n\ndata: [DONE]\n\n"),
    A_LONG_STRING_OF_RESPONSES(Protocol.RESPONSES, "data: {\"type\":\"response.output_text.delta\",\"delta\":\"的", "long ", "\"}\n\n"),
    TINY_DELTAS(Protocol.CHAT, "", "data:{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n", "data: [DONE]\n\n"),
    DELTAS_OF_SPACE(Protocol.CHAT, "", "data:{\"choices\":[{\"delta\":{\"content\":\" \"}}]}\n\n", ""),
    THOUGHTS_OF_SPACE(
            Protocol.CHAT,
            "data:{\"choices\":[{\"delta\":{\"content\":\"<think>a\"}}]}\n\n",
            "data:{\"choices\":[{\"delta\":{\"content\":\" \"}}]}\n\n",
            ""),
    TAGS_BEGUN(
            Protocol.CHAT,
            "data:{\"choices\":[{\"delta\":{\"content\":\"<think>\"}}]}\n\n",
            "data:{\"choices\":[{\"delta\":{\"content\":\"</think<think\"}}]}\n\n",
            ""),
    DEEP_NESTING(Protocol.CHAT, "data: ", "[", "\n\n"),
    DEEP_NESTING_OF_A_BODY(Protocol.RESPONSES, Kind.WHOLE, "", "{\"a\":", ""),
    COMMENTS(Protocol.CHAT, "", ": ping\n\n", "data: [DONE]\n\n"),
    FIELDS_NOBODY_KNOWS(Protocol.CHAT, "", "x-header: value\n", ""),
    EMPTY_LINES_OF_DATA(Protocol.CHAT, "", "data:\n", "\n\n"),
    LINES_OF_DATA(Protocol.CHAT, "data:[\n", "data:1,\n", "data:1]\n\n"),
    CALLS_FAR_APART(Protocol.CHAT, "", "data:{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":1#}]}}]}\n\n", "data: [DONE]\n\n"),
    CALLS_IN_EACH_CHUNK(
            Protocol.CHAT,
            "",
            "data:{\"choices\":[{\"delta\":{\"tool_calls\":[" + "{\"index\":@#},".repeat(500) + "{}]}}]}\n\n",
            "data: [DONE]\n\n"),
    CALLS_IN_ONE_BODY(Protocol.CHAT, Kind.WHOLE, "{\"choices\":[{\"message\":{\"tool_calls\":[{}", ",{}", "]}}]}"),
    FILTERS(Protocol.CHAT, "", "data:{\"#\":{\"filtered\":true}}\n\n", ""),
    MODELS(Protocol.CHAT, "", "data:{\"model\":\"#\"}\n\n", ""),
    ITEMS_FAR_APART(
            Protocol.RESPONSES, "", "data:{\"type\":\"response.output_text.delta\",\"output_index\":1#,\"delta\":\"a\"}\n\n", ""),
    SUMMARIES_FAR_APART(
            Protocol.RESPONSES, "", "data:{\"type\":\"response.reasoning_summary_text.delta\",\"summary_index\":-1#,\"delta\":\"a\"}\n\n", ""),
    ITEM_NAMES(Protocol.RESPONSES, "", "data:{\"item_id\":\"#\",\"output_index\":#}\n\n", ""),
    ONE_ITEM_AGAIN_AND_AGAIN(
            Protocol.RESPONSES,
            "data:{\"type\":\"response.output_text.delta\",\"item_id\":\"x\",\"output_index\":0,\"delta\":\"" + "a".repeat(100_000) + "\"}\n\n"
                    + "data:{\"type\":\"response.completed\",\"response\":{\"output\":[{}",
            ",{\"id\":\"x\",\"type\":\"message\",\"content\":[{}]}",
            "]}}\n\n"),
    EMPTY_LISTS(Protocol.CHAT, Kind.WHOLE, "{\"choices\":[[]", ",[]", "]}"),
    EMPTY_OBJECTS_OF_AN_EVENT(Protocol.RESPONSES, "data:{\"response\":[{}", ",{}", "]}\n\n"),
    MANY_NAMES(Protocol.CHAT, Kind.WHOLE, "{\"a\":1", ",\"#\":{\"a\":1}", "}"),
    NUMBERS_TO_WRITE_OUT(Protocol.RESPONSES, Kind.WHOLE, "{\"a\":[1", ",1e9999", "]}"),
    BRACKETS(Protocol.CHAT, Kind.WHOLE, "", "<style", ""),
    A_LONG_ERROR(Protocol.CHAT, Kind.DENIED, "{\"error\":{\"message\":\"", "principal try again in 1", "\"}}"),
    A_LONG_ERROR_OF_A_STREAM(Protocol.CHAT, "data:{\"error\":{\"message\":\"🤖", "retry after 1", "\"}}\n\n");

    private static final int CHUNK = 16 * 1024;

    private enum Kind {
        STREAM,
        WHOLE,
        DENIED
    }

    private final Protocol protocol;
    private final Kind kind;
    private final String beginning;
    private final String thing;
    private final String end;

    HugeAnswer(Protocol protocol, Kind kind, String beginning, String thing, String end) {
        this.protocol = protocol;
        this.kind = kind;
        this.beginning = beginning;
        this.thing = thing;
        this.end = end;
    }

    HugeAnswer(Protocol protocol, String beginning, String thing, String end) {
        this(protocol, Kind.STREAM, beginning, thing, end);
    }

    /// What about this many bytes of it decode to. They are made while they are read: they take no memory here.
    Completion decode(long size) {
        var origin = new Completion.Origin("id", null, null, true, null, protocol, Parameters.NONE, 0, null);
        var builder = new CompletionBuilder(origin, null, null, false);
        var type = kind == Kind.STREAM ? "text/event-stream" : "application/json";
        var decoder = new AnswerDecoder(
                protocol,
                kind == Kind.DENIED ? 401 : 200,
                AnswerHeaders.of(Map.of("content-type", type)),
                FailureFacts.message(null),
                () -> Instant.EPOCH,
                builder::add);
        feed(decoder, beginning);
        long fed = 0;
        var chunk = new StringBuilder();
        for (int i = 0; fed < size && !decoder.hasEnded(); ) {
            chunk.setLength(0);
            while (chunk.length() < CHUNK) {
                i = append(chunk, i);
            }
            fed += feed(decoder, chunk.toString());
        }
        if (decoder.hasEnded()) {
            throw new IllegalStateException(this + " is over after " + fed + " bytes");
        }
        feed(decoder, end);
        decoder.end();
        return builder.snapshot();
    }

    private int append(StringBuilder chunk, int first) {
        int next = first;
        var parts = thing.split("@#", -1);
        chunk.append(parts[0].replace("#", Integer.toString(next++)));
        for (int i = 1; i < parts.length; i++) {
            chunk.append(next++).append(parts[i]);
        }
        return next;
    }

    private static int feed(AnswerDecoder decoder, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, 0, bytes.length);
        return bytes.length;
    }

    /// Decodes each shape in as many megabytes as the only argument says, and tells how it ended.
    public static void main(String[] arguments) {
        long size = Long.parseLong(arguments[0]) << 20;
        for (var shape : values()) {
            try {
                System.out.println(shape + " " + shape.decode(size).status());
            } catch (OutOfMemoryError e) {
                System.out.println(shape + " " + e);
            }
        }
    }
}
