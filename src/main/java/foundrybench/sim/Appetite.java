package foundrybench.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What each call needs of a deployment that needs a number of tokens, drawn call by call. Used by many threads.
final class Appetite {
    private final SimOptions options;
    private final Map<String, SplittableRandom> draws = new HashMap<>();

    Appetite(SimOptions options) {
        this.options = options;
    }

    /// How the deployment's next call will think; null if as its model does.
    synchronized @Nullable SimThinking next(SimModel model) {
        var thinking = options.deployment(model.deployment()).thinking();
        if (!(thinking instanceof SimThinking.Needs needs) || needs.noisePercent() == 0) {
            return thinking;
        }
        var random = draws.computeIfAbsent(model.deployment(), _ -> new SplittableRandom(needs.seed()));
        int most = (int) ((long) needs.tokens() * needs.noisePercent() / 100);
        return new SimThinking.Needs(Math.max(2, needs.tokens() - most + random.nextInt(2 * most + 1)));
    }
}
