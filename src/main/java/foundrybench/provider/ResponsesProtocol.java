package foundrybench.provider;

import foundrybench.model.Connection;
import foundrybench.model.Request;
import foundrybench.wire.Json;
import java.net.URI;

/// Writes the Responses API (route v1). Nothing is left at the service: `store` is false.
public final class ResponsesProtocol implements WireProtocol {
    @Override
    public Post encode(Request request, Connection connection) {
        var body = Json.object();
        var parameters = request.parameters();
        body.put("model", request.deployment().name());
        var input = body.putArray("input");
        for (var message : request.prompt().messages()) {
            input.addObject().put("role", message.role().wireName()).put("content", message.text());
        }
        if (parameters.maxTokens() != null) {
            body.put("max_output_tokens", parameters.maxTokens());
        }
        if (parameters.temperature() != null) {
            body.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            body.put("top_p", parameters.topP());
        }
        if (parameters.effort() != null) {
            body.putObject("reasoning").put("effort", parameters.effort());
        }
        if (request.schema() != null) {
            body.putObject("text").set("format", SchemaFields.of(request.schema()).put("type", SchemaFields.TYPE));
        }
        body.put("stream", request.stream());
        body.put("store", false);
        WireProtocol.omit(body, request.omitted());
        return Post.of(uri(connection), body, request.stream());
    }

    private static URI uri(Connection connection) {
        return switch (connection.kind()) {
            case AZURE -> WireProtocol.below(connection, "openai/v1/responses");
            case OPENAI -> WireProtocol.below(connection, "responses");
        };
    }
}
