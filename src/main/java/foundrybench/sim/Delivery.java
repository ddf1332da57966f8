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
    static Delivery of(Ask ask, Answer answer, @Nullable Integer deltas) {
        var limit = ask.limit();
        int room = limit == null ? Integer.MAX_VALUE : limit;
        var thoughts = Tokens.split(answer.reasoning());
        int thought = thoughtTokens(ask, answer, thoughts.size());
        int reasoningTokens = Math.min(thought, room);
        var words = padded(Tokens.split(answer.content()), deltas);
        int contentTokens = Math.min(words.size(), room - reasoningTokens);
        var said = words.subList(0, contentTokens);
        var rhythm = ask.model().rhythm();
        var random = new Random(answer.content().hashCode());
        return new Delivery(
                Blocks.uneven(shown(ask, thoughts, reasoningTokens), rhythm, random),
                deltas == null ? Blocks.uneven(said, rhythm, random) : Blocks.exactly(deltas, said),
                reasoningTokens,
                contentTokens,
                reasoningTokens + contentTokens < thought + words.size());
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
            case SHOWN -> thoughts.subList(0, reasoningTokens);
            case HIDDEN -> ask.summary() == null || reasoningTokens == 0 ? List.of() : thoughts;
            case NONE -> List.of();
        };
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
