package foundrybench.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.YamlText;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import java.util.List;

/// A call as a configuration of promptfoo (docs: "Azure provider", "OpenAI provider", read 2026-11-24). Parameters go
/// through as this program sends them, and nothing that promptfoo would add by itself. It does not stream.
final class PromptfooCode {
    private static final List<String> NOT_PARAMETERS = List.of("model", "messages", "input", "stream", "stream_options");

    private PromptfooCode() {}

    static String of(CodeSource source) {
        var template = PromptfooTemplate.of(source.template().prompt(), source.values());
        var file = Json.object();
        file.put("description", source.template().prompt().title());
        file.putArray("prompts").add(messages(template));
        file.putArray("providers").add(provider(source));
        var test = file.putArray("tests").addObject();
        if (!template.values().isEmpty()) {
            template.values().forEach(test.putObject("vars")::put);
        }
        return YamlText.write(file);
    }

    /// The messages of a prompt, as promptfoo takes them.
    static String messages(PromptfooTemplate template) {
        var messages = Json.array();
        template.messages().forEach(message -> messages.addObject()
                .put("role", message.role().wireName())
                .put("content", message.text()));
        return Json.writePretty(messages);
    }

    /// Whom promptfoo asks, and how.
    static ObjectNode provider(CodeSource source) {
        var connection = source.connectionOrUnknown();
        var provider = Json.object();
        provider.put("id", id(source.template().deployment(), connection));
        provider.set("config", config(source, connection));
        return provider;
    }

    private static String id(Deployment deployment, Connection connection) {
        var kind = switch (connection.kind()) {
            case AZURE -> "azure";
            case OPENAI -> "openai";
        };
        var protocol = switch (deployment.protocol()) {
            case CHAT -> "chat";
            case RESPONSES -> "responses";
        };
        return "%s:%s:%s".formatted(kind, protocol, deployment.name());
    }

    private static ObjectNode config(CodeSource source, Connection connection) {
        var config = Json.object();
        if (source.connection() == null) {
            config.put("apiBaseUrl", "{{ env.%s }}".formatted(CodeSource.ENDPOINT_VARIABLE));
        } else {
            putEndpoint(config, connection);
        }
        if (connection.kind() == Connection.Kind.AZURE && source.template().deployment().protocol() == Protocol.CHAT) {
            config.put("apiVersion", connection.apiVersion());
        }
        switch (connection.auth()) {
            case Auth.Entra(var scope) -> config.put("azureTokenScope", scope);
            case Auth.None() -> config.put("apiKeyRequired", false);
            case Auth.EnvironmentKey _, Auth.FileKey _, Auth.MemoryKey _, Auth.KeyVault _ -> {
                var key = KeySource.of(connection);
                if (key != null) {
                    config.put("apiKeyEnvar", key.variable());
                }
            }
        }
        config.put("omitDefaults", true);
        var parameters = source.post().body().deepCopy();
        parameters.remove(NOT_PARAMETERS);
        if (!parameters.isEmpty()) {
            config.set("passthrough", parameters);
        }
        return config;
    }

    private static void putEndpoint(ObjectNode config, Connection connection) {
        var endpoint = connection.endpoint();
        if (connection.kind() == Connection.Kind.AZURE && "https".equals(endpoint.getScheme()) && "/".equals(endpoint.getPath())) {
            config.put("apiHost", endpoint.getAuthority());
        } else {
            config.put("apiBaseUrl", endpoint.toString().replaceFirst("/$", ""));
        }
    }
}
