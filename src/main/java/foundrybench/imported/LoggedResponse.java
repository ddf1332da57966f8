package foundrybench.imported;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.Deployment;
import foundrybench.model.FailureFacts;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.provider.AnswerDecoder;
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.LoggedFailure;
import foundrybench.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/// A response of chat/completions or Responses that came whole, read as a live one is.
///
/// @param id the answer's
record LoggedResponse(String id, Deployment deployment, Parameters parameters, int status) {
    private static final int OK = 200;

    /// It counts as recorded: whatever it cost was paid elsewhere.
    Completion completion(JsonNode body) {
        var protocol = body.has("output") ? Protocol.RESPONSES : Protocol.CHAT;
        if (!body.has("choices") && !body.has("output") && status == OK) {
            return failed(body.path("error"));
        }
        var fold = fold(protocol);
        var decoder = new AnswerDecoder(
                protocol,
                status,
                AnswerHeaders.of(Map.of("content-type", "application/json")),
                FailureFacts.message(null),
                InstantSource.system(),
                fold::add);
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, 0, bytes.length);
        decoder.end();
        return fold.snapshot();
    }

    /// One of which only the error was kept.
    Completion failed(JsonNode error) {
        var message = error.isTextual() ? error.textValue() : error.path("message").asText("");
        var code = error.path("code").asText(error.path("type").asText(""));
        var failure = LoggedFailure.of(deployment.name(), code.isEmpty() || code.equals("null") ? null : code, message);
        return fold(Protocol.CHAT).add(new Failed(failure)).snapshot();
    }

    private CompletionBuilder fold(Protocol protocol) {
        var origin = new Completion.Origin(
                id, ContentId.of("session", id), ContentId.of("run", id), true, deployment.name(), protocol, parameters, 0, null);
        return new CompletionBuilder(origin, deployment.model(), deployment.price(), false);
    }
}
