package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.wire.Json;
import foundrybench.wire.JsonStencil;
import foundrybench.wire.SseEvent;
import org.jspecify.annotations.Nullable;

/// Decodes the Responses API. Text is kept by output index and content index, summaries by output index and
/// summary index. The `.done` events repeat what the deltas brought and add nothing; what no delta brought is
/// taken from the final response object.
final class ResponsesDecoder implements BodyDecoder {
    private final AnswerContext context;
    private final EventSink sink;
    private final ResponsesOutput output;
    private boolean failedWithoutReason;
    private boolean doneSeen;
    private @Nullable JsonStencil stencil; // of the last delta
    private @Nullable ResponsesDelta last;

    ResponsesDecoder(AnswerContext context, EventSink sink) {
        this.context = context;
        this.sink = sink;
        this.output = new ResponsesOutput(sink);
    }

    @Override
    public void event(SseEvent event) {
        if (event.says("[DONE]")) {
            doneSeen = true;
            end("");
            return;
        }
        if (delta(event)) {
            return;
        }
        stencil = null; // what the tree tells may be another place for the item
        var json = Json.tryParseForeign(event.data());
        if (json.isEmpty() && !event.terminated()) {
            return; // cut in the middle of an event: the end decides
        }
        if (json.isEmpty() || !json.get().isObject()) {
            sink.fail(context.malformed(event.data()));
            return;
        }
        reportFilters(json.get());
        typed(json.get().path("type").asText(event.type()), json.get());
    }

    /// Takes the event if it is one of the many that bring a piece of text or thinking and nothing else.
    private boolean delta(SseEvent event) {
        var text = stencil == null || last == null ? null : stencil.read(event);
        if (text != null && last != null) {
            piece(last, text);
            return true;
        }
        var delta = ResponsesDelta.read(event);
        if (delta == null) {
            return false;
        }
        output.place(delta.itemId(), delta.outputIndex());
        piece(delta, delta.delta());
        stencil = delta.stencil();
        last = delta;
        return true;
    }

    private void piece(ResponsesDelta delta, String text) {
        int item = delta.outputIndex();
        if (delta.type().equals("response.output_text.delta")) {
            if (output.text(new Slot(item, delta.contentIndex()), text)) {
                sink.countText();
            }
        } else {
            boolean isSummary = delta.type().equals("response.reasoning_summary_text.delta");
            var slot = new Slot(item, isSummary ? delta.summaryIndex() : delta.contentIndex());
            if (output.reasoning(slot, text)) {
                sink.countReasoning();
            }
        }
    }

    private void typed(String type, JsonNode json) {
        int item = json.path("output_index").asInt(0);
        if (json.has("output_index")) {
            output.place(json.path("item_id").asText(json.path("item").path("id").asText(null)), item);
        }
        switch (type) {
            case "response.output_text.delta" -> {
                if (output.text(new Slot(item, json.path("content_index").asInt(0)), delta(json))) {
                    sink.countText();
                }
            }
            case "response.reasoning_summary_text.delta" -> {
                if (output.reasoning(new Slot(item, json.path("summary_index").asInt(0)), delta(json))) {
                    sink.countReasoning();
                }
            }
            case "response.reasoning_text.delta" -> {
                if (output.reasoning(new Slot(item, json.path("content_index").asInt(0)), delta(json))) {
                    sink.countReasoning();
                }
            }
            case "response.refusal.delta" -> output.refusal(delta(json));
            case "response.output_item.added" -> output.itemAdded(item, json.path("item"));
            case "response.function_call_arguments.delta" -> output.arguments(item, delta(json));
            case "response.completed" -> completed(json.path("response"));
            case "response.incomplete" -> finish(json.path("response"), true);
            case "response.failed" -> failed(json.path("response"));
            case "error" -> sink.fail(context.inStream(json));
            default -> reportCommon(json.path("response"));
        }
        if (json.path("type").isMissingNode() && (json.path("error").isObject() || json.path("error").isTextual())) {
            sink.fail(context.inStream(json));
        }
    }

    @Override
    public boolean whole(JsonNode json) {
        reportFilters(json);
        boolean hasError = json.path("error").isObject() || json.path("error").isTextual();
        if (hasError || hasStatus(json, "failed")) {
            reportCommon(json);
            sink.fail(hasError ? context.inStream(json) : unexplained());
        } else if (json.path("output").isArray()) {
            finish(json, hasStatus(json, "incomplete"));
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void end(String cause) {
        if (failedWithoutReason) {
            sink.fail(unexplained());
        } else if (doneSeen) {
            sink.finish(null);
        } else {
            sink.fail(context.truncated(cause));
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    private void finish(JsonNode response, boolean isIncomplete) {
        reportCommon(response);
        output.complete(response.path("output"));
        var reason = response.path("incomplete_details").path("reason").asText("");
        if (isIncomplete) {
            sink.finish(reason.equals("content_filter") ? FinishReason.CONTENT_FILTER : FinishReason.LENGTH);
        } else {
            sink.finish(output.hasToolCalls() ? FinishReason.TOOL_CALLS : FinishReason.STOP);
        }
    }

    /// What the object says of itself counts, so that an answer ends alike streamed and in one piece: there are servers
    /// that end every stream with `response.completed`.
    private void completed(JsonNode response) {
        if (hasStatus(response, "failed")) {
            failed(response);
        } else {
            finish(response, hasStatus(response, "incomplete"));
        }
    }

    private static boolean hasStatus(JsonNode response, String status) {
        return response.path("status").asText("").equals(status);
    }

    /// Azure says `response.failed` with no reason first and the reason in the `error` event after it.
    private void failed(JsonNode response) {
        reportCommon(response);
        if (response.path("error").isObject()) {
            sink.fail(context.inStream(response));
        } else {
            failedWithoutReason = true;
        }
    }

    private Failure unexplained() {
        return FailureText.describe(
                FailureKind.STREAM_ERROR,
                context.about().answered(context.status(), null, "The response failed without a reason.", null));
    }

    private void reportCommon(JsonNode response) {
        var model = response.path("model").asText("");
        if (!model.isEmpty()) {
            sink.emit(new Started(model));
        }
        var usage = response.path("usage");
        if (usage.isObject()) {
            sink.emit(new UsageReported(new Usage(
                    Tokens.count(usage.path("input_tokens")),
                    Tokens.count(usage.path("input_tokens_details").path("cached_tokens")),
                    Tokens.count(usage.path("output_tokens")),
                    Tokens.count(usage.path("output_tokens_details").path("reasoning_tokens")))));
        }
    }

    private void reportFilters(JsonNode json) {
        var struck = FilterResults.struck(json);
        if (!struck.isEmpty()) {
            sink.emit(new Filtered(struck));
        }
    }

    private static @Nullable String delta(JsonNode json) {
        return json.path("delta").asText(null);
    }
}
