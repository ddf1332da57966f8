package foundrybench.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An answer as it is sent: cut to the output limit, and into deltas.
///
/// @param reasoning deltas of thinking, or of its summary; empty if none of it is shown
/// @param content deltas of text, none of them empty
/// @param reasoningTokens what thinking cost, shown or hidden
/// @param contentTokens what the text cost
/// @param cut whether the limit left something unsaid
record Delivery(
        List<String> reasoning, List<String> content, int reasoningTokens, int contentTokens, boolean cut) {

    /// The limit counts thinking first, as the real models do: a small one leaves no text at all.
    /// @param thinking how this call thinks; null if as its model does
    static Delivery of(Ask ask, Answer answer, @Nullable Integer deltas, @Nullable SimThinking thinking) {
        var limit = ask.limit();
        int room = limit == null ? Integer.MAX_VALUE : limit;
        var thoughts = Tokens.split(answer.reasoning());
        var said = Tokens.split(answer.content());
        var words = ask.schema() == null ? padded(said, deltas) : said;
        var plan =
                switch (thinking) {
                    case null -> Plan.of(thoughtTokens(ask, answer, thoughts.size()), words.size(), room);
                    case SimThinking.Needs(var tokens, _, _) -> Plan.needing(tokens, words.size(), room, ask.schema() != null);
                    case SimThinking.StopsWithoutAnswer() ->
                        new Plan(Math.min(room, Math.max(1, thoughts.size())), 0, false);
                };
        var rhythm = ask.model().rhythm();
        var random = new Random(answer.content().hashCode());
        var spoken = words.subList(0, plan.contentTokens());
        return new Delivery(
                Blocks.uneven(shown(ask, thoughts, plan.reasoningTokens()), rhythm, random),
                deltas == null ? Blocks.uneven(spoken, rhythm, random) : Blocks.exactly(deltas, spoken),
                plan.reasoningTokens(),
                plan.contentTokens(),
                plan.cut());
    }

    /// How many tokens go where.
    private record Plan(int reasoningTokens, int contentTokens, boolean cut) {
        static Plan of(int thought, int words, int room) {
            int reasoning = Math.min(thought, room);
            int content = Math.min(words, room - reasoning);
            return new Plan(reasoning, content, reasoning + content < thought + words);
        }

        /// An answer that takes half of the need at most, and thinking for the rest; JSON is not shortened.
        static Plan needing(int need, int words, int room, boolean isJson) {
            if (room < need) {
                return new Plan(room, 0, true);
            }
            int content = Math.min(words, isJson ? room : need / 2);
            return new Plan(Math.max(0, need - content), content, isJson && content < words);
        }
    }

    int completionTokens() {
        return reasoningTokens + contentTokens;
    }

    String text() {
        return String.join("", content);
    }

    String reasoningText() {
        return String.join("", reasoning);
    }

    private static int thoughtTokens(Ask ask, Answer answer, int shown) {
        return switch (ask.model().thinking()) {
            case SHOWN -> shown;
            case HIDDEN -> (int) (answer.hiddenTokens() * ask.effort().tokens) / 64 * 64;
            case NONE -> 0;
        };
    }

    private static List<String> shown(Ask ask, List<String> thoughts, int reasoningTokens) {
        return switch (ask.model().thinking()) {
            case SHOWN -> repeated(thoughts, reasoningTokens);
            case HIDDEN -> ask.summary() == null || reasoningTokens == 0 ? List.of() : thoughts;
            case NONE -> List.of();
        };
    }

    /// So many of them, from the start again if they are too few.
    private static List<String> repeated(List<String> thoughts, int count) {
        var repeated = new ArrayList<String>(count);
        for (int i = 0; i < count && !thoughts.isEmpty(); i++) {
            repeated.add(thoughts.get(i % thoughts.size()));
        }
        return repeated;
    }

    private static List<String> padded(List<String> words, @Nullable Integer deltas) {
        var padded = new ArrayList<>(words);
        while (deltas != null && padded.size() < deltas) {
            padded.add("\n\n");
            padded.addAll(words);
        }
        return padded;
    }
}
