package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.List;

/// Responses: typed, numbered events, or one `response`.
///
/// A thought item comes first if thinking cost anything; its summary only if that was asked for. The `done`
/// events repeat what the deltas brought. There is no `[DONE]`.
record ResponsesReply(Reply.Facts facts) implements Reply {
    @Override
    public ObjectNode whole() {
        return new ResponsesJson(facts).ended();
    }

    @Override
    public void stream(EventSink sink) throws IOException {
        new Stream(sink, new ResponsesJson(facts), facts).all();
    }

    /// One stream being written: counts its events and deltas.
    private static final class Stream {
        private final EventSink sink;
        private final ResponsesJson json;
        private final Reply.Facts facts;
        private int sequenceNumber;
        private int deltas;
        private long now;

        Stream(EventSink sink, ResponsesJson json, Reply.Facts facts) {
            this.sink = sink;
            this.json = json;
            this.facts = facts;
            this.now = facts.schedule().headersMillis();
        }

        void all() throws IOException {
            var begun = json.response("in_progress", Json.array());
            send("response.created", Json.object().set("response", begun));
            send("response.in_progress", Json.object().set("response", begun));
            if (json.hasThought()) {
                thought();
            }
            if (json.hasMessage()) {
                message();
            }
            now = facts.endMillis();
            var type = facts.delivery().cut() ? "response.incomplete" : "response.completed";
            send(type, Json.object().set("response", json.ended()));
        }

        private void thought() throws IOException {
            send("response.output_item.added", item(0, json.thought(false)));
            if (!facts.delivery().reasoning().isEmpty()) {
                summary();
            }
            send("response.output_item.done", item(0, json.thought(true)));
        }

        private void summary() throws IOException {
            var text = facts.delivery().reasoningText();
            send("response.reasoning_summary_part.added", summaryPlace().set("part", ResponsesJson.summary("")));
            sendDeltas("response.reasoning_summary_text.delta", facts.delivery().reasoning(), summaryPlace()
                    .put("delta", Template.HOLE)
                    .put("obfuscation", Template.HOLE));
            send("response.reasoning_summary_text.done", summaryPlace().put("text", text));
            send("response.reasoning_summary_part.done", summaryPlace().set("part", ResponsesJson.summary(text)));
        }

        private void message() throws IOException {
            int index = json.messageIndex();
            var text = facts.delivery().text();
            send("response.output_item.added", item(index, json.message(false)));
            send("response.content_part.added", contentPlace().set("part", ResponsesJson.text("")));
            var delta = contentPlace().put("delta", Template.HOLE);
            delta.set("logprobs", Json.array());
            delta.put("obfuscation", Template.HOLE);
            sendDeltas("response.output_text.delta", facts.delivery().content(), delta);
            var done = contentPlace().put("text", text);
            send("response.output_text.done", done.set("logprobs", Json.array()));
            send("response.content_part.done", contentPlace().set("part", ResponsesJson.text(text)));
            send("response.output_item.done", item(index, json.message(true)));
        }

        private ObjectNode summaryPlace() {
            return Json.object()
                    .put("item_id", json.thoughtId())
                    .put("output_index", 0)
                    .put("summary_index", 0);
        }

        private ObjectNode contentPlace() {
            return Json.object()
                    .put("item_id", json.messageId())
                    .put("output_index", json.messageIndex())
                    .put("content_index", 0);
        }

        private static ObjectNode item(int index, ObjectNode item) {
            return Json.object().put("output_index", index).set("item", item);
        }

        private void sendDeltas(String type, List<String> pieces, ObjectNode fields) throws IOException {
            var event = Json.object().put("type", type).put("sequence_number", Template.HOLE);
            var template = Template.of(event.setAll(fields));
            for (var piece : pieces) {
                now = facts.schedule().due(deltas++);
                var number = Integer.toString(sequenceNumber++);
                var filler = Template.quote(Obfuscation.of(piece));
                sink.sendDelta(now, type, template.fill(number, Template.quote(piece), filler));
            }
        }

        private void send(String type, ObjectNode fields) throws IOException {
            var event = Json.object().put("type", type).put("sequence_number", sequenceNumber++);
            event.setAll(fields);
            sink.send(now, type, Json.write(event));
        }
    }
}
