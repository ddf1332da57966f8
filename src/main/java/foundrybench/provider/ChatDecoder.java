package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.FinishReason;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.wire.Json;
import foundrybench.wire.JsonStencil;
import foundrybench.wire.SseEvent;
import org.jspecify.annotations.Nullable;

/// Decodes chat/completions. The finish is held back until the stream ends, because usage comes after it.
/// Only choice 0 counts.
final class ChatDecoder implements BodyDecoder {
    private static final String DONE = "[DONE]";

    private final AnswerContext context;
    private final EventSink sink;
    private final ThinkTagSplitter splitter;
    private boolean finishSeen;
    private @Nullable FinishReason finishReason;
    private String model = "";
    private @Nullable JsonStencil stencil; // of the last delta with text; its model is the one told
    private boolean stencilReasons;

    ChatDecoder(AnswerContext context, EventSink sink) {
        this.context = context;
        this.sink = sink;
        this.splitter = new ThinkTagSplitter(
                text -> sink.emit(new Text(Slot.ONLY, text)), text -> sink.emit(new Reasoning(Slot.ONLY, text)));
    }

    @Override
    public void event(SseEvent event) {
        if (event.says(DONE)) {
            flush();
            sink.finish(finishReason);
            return;
        }
        if (delta(event)) {
            return;
        }
        var json = Json.tryParseForeign(event.data());
        if (json.isEmpty() && !event.terminated()) {
            return; // cut in the middle of an event: the end decides
        }
        if (json.isEmpty() || !json.get().isObject()) {
            flush();
            sink.fail(context.malformed(event.data()));
            return;
        }
        if (event.type().equals("error") || isError(json.get())) {
            reportFilters(json.get());
            flush();
            sink.fail(context.inStream(json.get()));
            return;
        }
        chunk(json.get());
    }

    /// Takes the event if it is one of the many that bring a piece of text and nothing else.
    private boolean delta(SseEvent event) {
        var text = stencil == null || event.type().equals("error") ? null : stencil.read(event);
        if (text != null) {
            if (stencilReasons) {
                reasoning(text, true);
            } else {
                content(text, true);
            }
            return true;
        }
        var delta = ChatDelta.read(event);
        if (delta == null) {
            return false;
        }
        reportModel(delta.model());
        reasoning(delta.reasoning(), true);
        content(delta.content(), true);
        var cut = delta.stencil();
        if (cut != null) {
            stencil = cut;
            stencilReasons = delta.content().isEmpty();
        }
        return true;
    }

    @Override
    public boolean whole(JsonNode json) {
        if (isError(json)) {
            reportFilters(json);
            sink.fail(context.inStream(json));
            return true;
        }
        if (!json.path("choices").isArray()) {
            return false;
        }
        reportCommon(json);
        var choice = choiceZero(json);
        if (choice != null) {
            message(choice.path("message"), false);
            finishOf(choice);
        }
        flush();
        sink.finish(finishReason);
        return true;
    }

    @Override
    public void end(String cause) {
        flush();
        if (finishSeen) {
            sink.finish(finishReason);
        } else {
            sink.fail(context.truncated(cause));
        }
    }

    @Override
    public void flush() {
        splitter.end();
    }

    private static boolean isError(JsonNode json) {
        return !json.path("error").isMissingNode() && !json.path("error").isNull();
    }

    private void chunk(JsonNode json) {
        reportCommon(json);
        var choice = choiceZero(json);
        if (choice != null) {
            message(choice.path("delta"), true);
            finishOf(choice);
        }
    }

    private void reportCommon(JsonNode json) {
        reportModel(json.path("model").asText(""));
        reportFilters(json);
        var usage = json.path("usage");
        if (usage.isObject()) {
            sink.emit(new UsageReported(usage(usage)));
        }
    }

    /// Each chunk names the model; a name is news once.
    private void reportModel(String name) {
        if (!name.isEmpty() && !name.equals(model)) {
            model = name;
            stencil = null; // it was cut from a chunk of another name
            sink.emit(new Started(name));
        }
    }

    private void reportFilters(JsonNode json) {
        var struck = FilterResults.struck(json);
        if (!struck.isEmpty()) {
            sink.emit(new Filtered(struck));
        }
    }

    private static @Nullable JsonNode choiceZero(JsonNode json) {
        for (var choice : json.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return null;
    }

    /// @param streamed whether it is a delta, which counts
    private void message(JsonNode message, boolean streamed) {
        var thought = text(message, "reasoning_content");
        reasoning(thought.isEmpty() ? text(message, "reasoning") : thought, streamed);
        content(message.path("content").isNull() ? "" : message.path("content").asText(""), streamed);
        var refusal = message.path("refusal");
        if (refusal.isTextual() && !refusal.asText().isEmpty()) {
            sink.emit(new Refused(refusal.asText()));
        }
        toolCalls(message.path("tool_calls"));
    }

    private void content(String text, boolean streamed) {
        if (!text.isEmpty()) {
            if (streamed) {
                sink.countText();
            }
            splitter.add(text);
        }
    }

    private void reasoning(String text, boolean streamed) {
        if (!text.isEmpty()) {
            if (streamed) {
                sink.countReasoning();
            }
            splitter.reasoningSeen();
            sink.emit(new Reasoning(Slot.ONLY, text));
        }
    }

    private void toolCalls(JsonNode calls) {
        int position = 0;
        for (var call : calls) {
            var function = call.path("function");
            sink.emit(new ToolCallDelta(
                    call.path("index").asInt(position),
                    call.path("id").asText(null),
                    function.path("name").asText(null),
                    text(function, "arguments")));
            position++;
        }
    }

    private void finishOf(JsonNode choice) {
        var reason = choice.path("finish_reason");
        if (reason.isTextual()) {
            finishSeen = true;
            finishReason = switch (reason.asText()) {
                case "stop" -> FinishReason.STOP;
                case "length" -> FinishReason.LENGTH;
                case "content_filter" -> FinishReason.CONTENT_FILTER;
                case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
                default -> null; // a reason of tomorrow: ended, without a name of ours
            };
        }
    }

    private static String text(JsonNode json, String field) {
        var value = json.path(field);
        return value.isTextual() ? value.asText() : "";
    }

    /// Cached tokens have three spellings: OpenAI's, Moonshot's and DeepSeek's.
    private static Usage usage(JsonNode usage) {
        var cached = Tokens.count(usage.path("prompt_tokens_details").path("cached_tokens"));
        if (cached == null) {
            cached = Tokens.count(usage.path("cached_tokens"));
        }
        if (cached == null) {
            cached = Tokens.count(usage.path("prompt_cache_hit_tokens"));
        }
        return new Usage(
                Tokens.count(usage.path("prompt_tokens")),
                cached,
                Tokens.count(usage.path("completion_tokens")),
                Tokens.count(usage.path("completion_tokens_details").path("reasoning_tokens")));
    }
}
