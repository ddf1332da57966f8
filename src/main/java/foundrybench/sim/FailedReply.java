package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An answer that begins with HTTP 200 and then says that it will not come: in the words of the reply's own
/// protocol, before any text.
///
/// @param isLimited whether the reason is the rate limit, else the service has failed
record FailedReply(Reply reply, boolean isLimited) {
    ObjectNode whole() {
        return switch (reply) {
            case ChatReply _ -> Json.object().set("error", chatError());
            case ResponsesReply _ -> failed(responsesError());
        };
    }

    void stream(EventSink sink) throws IOException {
        long now = reply.facts().schedule().headersMillis();
        switch (reply) {
            case ChatReply chat -> {
                chat.open(sink);
                sink.send(now, isLimited ? "error" : "", Json.write(Json.object().set("error", chatError())));
                sink.send(now, "", "[DONE]");
            }
            case ResponsesReply _ -> {
                var begun = new ResponsesJson(reply.facts()).response("in_progress", Json.array());
                send(sink, 0, "response.created", "response", begun);
                send(sink, 1, "response.in_progress", "response", begun);
                if (isLimited) { // the service tells the reason only in the next event
                    send(sink, 2, "response.failed", "response", failed(null));
                    send(sink, 3, "error", "error", responsesError());
                } else {
                    send(sink, 2, "response.failed", "response", failed(responsesError()));
                }
            }
        }
    }

    private void send(EventSink sink, int number, String type, String field, ObjectNode value) throws IOException {
        var event = Json.object().put("type", type).put("sequence_number", number);
        sink.send(reply.facts().schedule().headersMillis(), type, Json.write(event.set(field, value)));
    }

    private ObjectNode failed(@Nullable ObjectNode error) {
        var response = new ResponsesJson(reply.facts()).response("failed", Json.array());
        return error == null ? response : response.set("error", error);
    }

    private ObjectNode chatError() {
        return isLimited
                ? limit()
                : Json.object()
                        .put("message", Outage.SERVER_MESSAGE)
                        .put("type", "server_error")
                        .putNull("param")
                        .putNull("code");
    }

    private ObjectNode responsesError() {
        return isLimited
                ? limit()
                : Json.object().put("code", "server_error").put("message", Outage.SERVER_MESSAGE);
    }

    private static ObjectNode limit() {
        return Json.object()
                .put("type", "too_many_requests")
                .put("code", "rate_limit_exceeded")
                .put("message", "Your requests to the deployment have exceeded rate limit.")
                .putNull("param");
    }
}
