package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Chat completions: the chunks of a stream in the service's order, or one `chat.completion`.
///
/// First the verdict on the prompt, with empty id and model; then the role, thinking, text, the reason of
/// the end, usage if it was asked for, `[DONE]`. The asynchronous filter puts in chunks without a delta.
record ChatReply(Reply.Facts facts) implements Reply {
    private static final int DELTAS_PER_ANNOTATION = 12;

    @Override
    public ObjectNode whole() {
        var model = facts.ask().model();
        var choice = Json.object().put("index", 0).put("finish_reason", finishReason());
        if (model.filterResults()) {
            choice.putNull("logprobs").set("content_filter_results", ContentFilter.safe());
        }
        choice.set("message", message());
        var whole = head("chat.completion");
        whole.set("choices", Json.array().add(choice));
        if (model.filterResults()) {
            whole.set("prompt_filter_results", ContentFilter.promptResults());
        }
        return whole.set("usage", ChatUsage.of(facts));
    }

    /// The chunks before anything is said.
    void open(EventSink sink) throws IOException {
        long now = facts.schedule().headersMillis();
        if (facts.ask().model().filterResults()) {
            sink.send(now, "", Json.write(ContentFilter.promptChunk()));
        }
        sink.send(now, "", chunk(roleDelta(), null));
    }

    @Override
    public void stream(EventSink sink) throws IOException {
        var schedule = facts.schedule();
        open(sink);
        int sent = 0;
        var thought = template(Json.object().putNull("content").put("reasoning_content", Template.HOLE));
        for (var piece : facts.delivery().reasoning()) {
            sink.sendDelta(schedule.due(sent++), "", fill(thought, piece));
        }
        streamContent(sink, sent);
        long end = facts.endMillis();
        sink.send(end, "", chunk(lastDelta(), finishReason()));
        if (facts.ask().includeUsage()) {
            var last = head("chat.completion.chunk");
            last.set("choices", Json.array());
            sink.send(end, "", Json.write(last.<ObjectNode>set("usage", ChatUsage.of(facts))));
        }
        sink.send(end, "", "[DONE]");
    }

    private void streamContent(EventSink sink, int before) throws IOException {
        var text = template(contentDelta(Template.HOLE));
        int sent = 0;
        int offset = 0;
        int checked = 0;
        for (var piece : facts.delivery().content()) {
            long due = facts.schedule().due(before + sent);
            sink.sendDelta(due, "", fill(text, piece));
            sent++;
            offset += piece.length();
            if (isOpenAi() && sent % DELTAS_PER_ANNOTATION == 0) {
                sink.send(due, "", Json.write(ContentFilter.annotation(checked, offset)));
                checked = offset;
            }
        }
    }

    private Template template(ObjectNode delta) {
        return Template.of(chunkTree(delta, null, Template.HOLE));
    }

    private String fill(Template chunk, String piece) {
        var text = Template.quote(piece);
        return isOpenAi() ? chunk.fill(text, Template.quote(Obfuscation.of(piece))) : chunk.fill(text);
    }

    private String chunk(ObjectNode delta, @Nullable String finishReason) {
        return Json.write(chunkTree(delta, finishReason, Obfuscation.of("")));
    }

    private ObjectNode chunkTree(ObjectNode delta, @Nullable String finishReason, String obfuscation) {
        var choice = Json.object().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        if (facts.ask().model().filterResults() && finishReason == null) {
            choice.set(
                    "content_filter_results",
                    delta.path("content").asText("").isEmpty() ? Json.object() : ContentFilter.safe());
            choice.putNull("logprobs");
        }
        var chunk = head("chat.completion.chunk");
        chunk.set("choices", Json.array().add(choice));
        if (isOpenAi()) {
            if (facts.ask().includeUsage()) {
                chunk.putNull("usage");
            }
            chunk.put("obfuscation", obfuscation);
        }
        return chunk;
    }

    private ObjectNode head(String object) {
        var head = Json.object()
                .put("id", "chatcmpl-" + facts.id())
                .put("object", object)
                .put("created", facts.createdSeconds())
                .put("model", facts.ask().model().model());
        return isOpenAi() ? head.putNull("system_fingerprint") : head;
    }

    private ObjectNode message() {
        var text = facts.delivery().text();
        var message = Json.object().put("role", "assistant");
        switch (facts.ask().model().thinking()) {
            case SHOWN ->
                message.put("content", text.isEmpty() ? null : text)
                        .put("reasoning_content", facts.delivery().reasoningText());
            case HIDDEN ->
                message.put("content", text).putNull("refusal").set("annotations", Json.array());
            case NONE -> message.put("content", text);
        }
        return message;
    }

    private ObjectNode roleDelta() {
        var delta = Json.object().put("role", "assistant");
        return switch (facts.ask().model().thinking()) {
            case SHOWN -> delta.putNull("content").put("reasoning_content", "");
            case HIDDEN -> delta.put("content", "").putNull("refusal");
            case NONE -> delta.put("content", "");
        };
    }

    private ObjectNode contentDelta(String piece) {
        var delta = Json.object().put("content", piece);
        return showsThinking() ? delta.putNull("reasoning_content") : delta;
    }

    private ObjectNode lastDelta() {
        return showsThinking() ? Json.object().putNull("content") : Json.object();
    }

    private boolean showsThinking() {
        return facts.ask().model().thinking() == SimModel.Thinking.SHOWN;
    }

    private boolean isOpenAi() {
        return facts.ask().model().family() == SimModel.Family.OPENAI;
    }

    private String finishReason() {
        return facts.delivery().cut() ? "length" : "stop";
    }
}
