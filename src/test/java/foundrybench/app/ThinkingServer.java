package foundrybench.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import foundrybench.provider.RawServer;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A chat service whose models think before they answer, each in its own way; keeps the limits it was asked at.
final class ThinkingServer implements AutoCloseable {
    private final Map<String, Mind> minds;
    private final Map<String, List<Integer>> asked = new ConcurrentHashMap<>();
    private final RawServer server;

    /// How a model answers.
    interface Mind {
        /// @param nth which request it is, from 0
        Reply reply(int maxTokens, int nth) throws Exception;
    }

    /// One answer.
    ///
    /// @param thought its reasoning tokens; `null` when the service does not tell
    record Reply(String content, String reasoning, String finish, long used, @Nullable Long thought) {}

    /// @param minds by deployment
    ThinkingServer(Map<String, Mind> minds) throws IOException {
        this.minds = minds;
        this.server = new RawServer(this::answer);
    }

    /// Thinks for so many tokens, then answers with so many.
    static Mind steady(int thought, int answer, boolean tells) {
        return (maxTokens, _) -> {
            int used = Math.min(maxTokens, thought + answer);
            var content = used > thought ? "x".repeat(used - thought) : "";
            var told = tells ? Long.valueOf(Math.min(maxTokens, thought)) : null;
            return new Reply(content, "", maxTokens < thought + answer ? "length" : "stop", used, told);
        };
    }

    /// The limits a deployment was asked at, in order.
    List<Integer> asked(String deployment) {
        return List.copyOf(asked.getOrDefault(deployment, List.of()));
    }

    String endpoint() {
        return server.endpoint().toString();
    }

    private void answer(RawServer.Exchange exchange) throws Exception {
        var deployment = exchange.line().replaceAll(".*/deployments/([^/]+)/.*", "$1");
        var body = Json.parse(exchange.body());
        int limit = body.path(body.has("max_tokens") ? "max_tokens" : "max_completion_tokens").asInt();
        var limits = asked.computeIfAbsent(deployment, _ -> new CopyOnWriteArrayList<>());
        limits.add(limit);
        var mind = minds.get(deployment);
        if (mind == null) {
            var quota = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"Spent.\"}}";
            exchange.answer(429, Map.of("Content-Type", "application/json"), quota.getBytes(UTF_8));
        } else {
            exchange.answer(200, Map.of("Content-Type", "text/event-stream"), stream(mind.reply(limit, limits.size() - 1)).getBytes(UTF_8));
        }
    }

    private static String stream(Reply reply) {
        var details = reply.thought() == null ? "" : ",\"completion_tokens_details\":{\"reasoning_tokens\":%d}".formatted(reply.thought());
        return """
                data: {"choices":[{"index":0,"delta":{"content":"%s","reasoning_content":"%s"}}]}

                data: {"choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}

                data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":%d%s}}

                data: [DONE]

                """.formatted(reply.content(), reply.reasoning(), reply.finish(), reply.used(), details);
    }

    @Override
    public void close() {
        server.close();
    }
}
