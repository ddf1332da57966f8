package foundrybench.imported;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A request to chat/completions or Responses, as a prompt and parameters.
final class LoggedRequest {
    private static final Set<String> KNOWN = Set.of(
            "model", "messages", "input", "instructions", "max_tokens", "max_completion_tokens", "max_output_tokens", "temperature",
            "top_p", "reasoning_effort", "reasoning", "stream", "stream_options");

    private LoggedRequest() {}

    static Prompt prompt(JsonNode request, Findings findings) {
        request.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                findings.lost("parameters " + name);
            }
        });
        var messages = new ArrayList<Message>();
        if (request.path("instructions").isTextual()) {
            messages.add(new Message(Role.SYSTEM, request.path("instructions").textValue()));
        }
        var turns = request.has("messages") ? request.path("messages") : request.path("input");
        if (turns.isTextual()) {
            messages.add(new Message(Role.USER, turns.textValue()));
        }
        for (var turn : turns.isArray() ? turns : List.<JsonNode>of()) {
            message(turn, findings).ifPresent(messages::add);
        }
        return new Prompt(messages);
    }

    private static Optional<Message> message(JsonNode turn, Findings findings) {
        var role = Role.ofWireName(turn.path("role").asText(""));
        if (role.isEmpty()) {
            findings.lost("messages of the role " + turn.path("role").asText("nobody"));
            return Optional.empty();
        }
        return role.map(known -> new Message(known, text(turn.path("content"), findings)));
    }

    private static String text(JsonNode content, Findings findings) {
        if (!content.isArray()) {
            return content.asText("");
        }
        return StreamSupport.stream(content.spliterator(), false)
                .filter(part -> {
                    boolean isText = part.path("text").isTextual();
                    if (!isText) {
                        findings.lost("parts of the type " + part.path("type").asText("unknown"));
                    }
                    return isText;
                })
                .map(part -> part.path("text").textValue())
                .collect(Collectors.joining("\n\n"));
    }

    static Parameters parameters(JsonNode request) {
        @Nullable Integer most = null;
        for (var name : List.of("max_tokens", "max_completion_tokens", "max_output_tokens")) {
            most = request.path(name).canConvertToInt() && request.path(name).isNumber() ? Integer.valueOf(request.path(name).intValue()) : most;
        }
        var effort = request.path("reasoning_effort").asText(request.path("reasoning").path("effort").asText(""));
        return new Parameters(most, number(request, "temperature"), number(request, "top_p"), effort.isEmpty() ? null : effort);
    }

    private static @Nullable BigDecimal number(JsonNode request, String name) {
        return request.path(name).isNumber() ? request.path(name).decimalValue() : null;
    }
}
