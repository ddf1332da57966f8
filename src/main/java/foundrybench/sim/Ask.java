package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request that the service accepts, whichever protocol it came by.
///
/// @param limit the most output tokens, thinking included; null for no limit
/// @param summary which reasoning summary was asked for (Responses), or null
/// @param instructions as sent (Responses), also the first of `turns`
/// @param schema what the answer must obey as JSON, or null
record Ask(
        SimModel model,
        List<Turn> turns,
        int promptTokens,
        boolean stream,
        boolean includeUsage,
        @Nullable Integer limit,
        Effort effort,
        @Nullable String summary,
        boolean store,
        @Nullable String instructions,
        @Nullable JsonNode schema) {

    /// One message.
    record Turn(String role, String text) {}

    /// How hard to think, and what that does to the cost and the wait.
    enum Effort {
        NONE(0, 0.4),
        MINIMAL(0.25, 0.5),
        LOW(0.5, 0.7),
        MEDIUM(1, 1),
        HIGH(2, 1.8),
        XHIGH(4, 3);

        final double tokens;
        final double time;

        Effort(double tokens, double time) {
            this.tokens = tokens;
            this.time = time;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The last thing the user said, or the last thing said.
    String question() {
        return turns.reversed().stream()
                .filter(turn -> turn.role().equals("user"))
                .findFirst()
                .orElse(turns.getLast())
                .text();
    }

    /// What the prompt costs: its text and a few tokens of framing for each message.
    static int promptTokens(List<Turn> turns) {
        return 3 + turns.stream().mapToInt(turn -> 4 + Tokens.count(turn.text())).sum();
    }

    /// What the service had seen before: OpenAI's models keep prompts from 1,024 tokens on, in steps of 128.
    int cachedTokens() {
        boolean cached = model.family() == SimModel.Family.OPENAI && promptTokens >= 1024;
        return cached ? promptTokens * 3 / 4 / 128 * 128 : 0;
    }
}
