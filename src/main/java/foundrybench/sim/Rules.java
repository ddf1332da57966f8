package foundrybench.sim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What both protocols check alike: effort, sampling, length of the prompt, unknown arguments.
final class Rules {
    private Rules() {}

    /// @param name how the complaint calls the field
    static Ask.Effort effort(SimModel model, @Nullable String value, String name) throws Refusal {
        if (value == null || model.efforts().isEmpty()) {
            return Ask.Effort.MEDIUM;
        }
        if (!model.efforts().contains(value)) {
            throw Refusal.wrongValue(name, value, model.efforts());
        }
        return Ask.Effort.valueOf(value.toUpperCase(Locale.ROOT));
    }

    static void sampling(SimModel model, Fields body, Ask.Effort effort) throws Refusal {
        sampling(model, body, effort, "temperature", 2);
        sampling(model, body, effort, "top_p", 1);
    }

    private static void sampling(SimModel model, Fields body, Ask.Effort effort, String name, int most)
            throws Refusal {
        var value = body.number(name);
        if (value == null) {
            return;
        }
        if (model.sampling() == SimModel.Sampling.NEVER) {
            throw Refusal.unsupported(name);
        }
        if (value.signum() < 0) {
            throw Refusal.outOfRange(name, false, "0", value.toPlainString());
        }
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Refusal.outOfRange(name, true, Integer.toString(most), value.toPlainString());
        }
        boolean fixed = model.sampling() == SimModel.Sampling.WITHOUT_EFFORT && effort != Ask.Effort.NONE;
        if (fixed && value.compareTo(BigDecimal.ONE) != 0) {
            throw Refusal.onlyDefault(name, value.toPlainString());
        }
    }

    /// @param param the field that held the messages
    static int promptTokens(SimModel model, List<Ask.Turn> turns, String param) throws Refusal {
        int tokens = Ask.promptTokens(turns);
        if (tokens > model.contextTokens()) {
            throw Refusal.contextLength(param, model.contextTokens(), tokens);
        }
        return tokens;
    }

    /// The first field that is not among these, if the model minds.
    static @Nullable String unknown(SimModel model, Fields body, Set<String> known) {
        if (model.family() == SimModel.Family.PARTNER) {
            return null;
        }
        for (var name : body.names()) {
            if (!known.contains(name)) {
                return name;
            }
        }
        return null;
    }
}
