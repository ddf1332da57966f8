package foundrybench.provider;

import foundrybench.model.Connection;
import foundrybench.model.Request;
import foundrybench.wire.Json;
import java.net.URI;

/// Writes chat/completions (Azure OpenAI reference, api-version 2024-10-21). On a stream usage is asked for,
/// since the service does not report it otherwise.
public final class ChatProtocol implements WireProtocol {
    @Override
    public Post encode(Request request, Connection connection) {
        var body = Json.object();
        var deployment = request.deployment();
        var parameters = request.parameters();
        body.put("model", deployment.name());
        var messages = body.putArray("messages");
        for (var message : request.prompt().messages()) {
            messages.addObject().put("role", message.role().wireName()).put("content", message.text());
        }
        if (parameters.maxTokens() != null) {
            body.put(deployment.outputLimitField().wireName(), parameters.maxTokens());
        }
        if (parameters.temperature() != null) {
            body.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            body.put("top_p", parameters.topP());
        }
        if (parameters.effort() != null) {
            body.put("reasoning_effort", parameters.effort());
        }
        if (request.schema() != null) {
            body.putObject("response_format")
                    .put("type", SchemaFields.TYPE)
                    .set(SchemaFields.TYPE, SchemaFields.of(request.schema()));
        }
        body.put("stream", request.stream());
        if (request.stream()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        WireProtocol.omit(body, request.omitted());
        return Post.of(uri(deployment.name(), connection), body, request.stream());
    }

    private static URI uri(String deployment, Connection connection) {
        return switch (connection.kind()) {
            case AZURE ->
                WireProtocol.below(
                        connection,
                        "openai/deployments/%s/chat/completions?api-version=%s"
                                .formatted(WireProtocol.segment(deployment), WireProtocol.segment(connection.apiVersion())));
            case OPENAI -> WireProtocol.below(connection, "chat/completions");
        };
    }
}
