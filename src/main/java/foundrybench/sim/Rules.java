package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.sim.SimRules.Efforts;
import foundrybench.sim.SimRules.Sampling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What both protocols check alike: effort, sampling, streams, schemas, length of the prompt, unknown arguments.
final class Rules {
    private Rules() {}

    /// @param name how the complaint calls the field: chat's own name, or the path in Responses, which has other words for it
    static Ask.Effort effort(SimModel model, @Nullable String value, String name) throws Refusal {
        if (value == null) {
            return Ask.Effort.MEDIUM;
        }
        var rules = model.rules();
        return switch (rules.efforts()) {
            case Efforts.Ignored() -> Ask.Effort.MEDIUM;
            case Efforts.Unknown() -> throw name.contains(".") ? Refusal.unsupported(name) : Refusal.unrecognized(name);
            case Efforts.Known(var values) -> {
                if (!values.contains(value)) {
                    throw rules.namesParam()
                            ? Refusal.wrongValue(name, value, values)
                            : Refusal.unsupportedValue(name, value, values);
                }
                yield Ask.Effort.valueOf(value.toUpperCase(Locale.ROOT));
            }
        };
    }

    static void sampling(SimModel model, Fields body, Ask.Effort effort) throws Refusal {
        sampling(model.rules().temperature(), body, effort, "temperature", 2);
        sampling(model.rules().topP(), body, effort, "top_p", 1);
    }

    private static void sampling(Sampling rule, Fields body, Ask.Effort effort, String name, int most)
            throws Refusal {
        var value = body.number(name);
        if (value == null) {
            return;
        }
        if (rule == Sampling.NEVER) {
            throw Refusal.unsupported(name);
        }
        if (value.signum() < 0) {
            throw Refusal.outOfRange(name, false, "0", value.toPlainString());
        }
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Refusal.outOfRange(name, true, Integer.toString(most), value.toPlainString());
        }
        boolean fixed = rule == Sampling.ONLY_DEFAULT || (rule == Sampling.WITHOUT_EFFORT && effort != Ask.Effort.NONE);
        if (fixed && value.compareTo(BigDecimal.ONE) != 0) {
            throw Refusal.onlyDefault(name, value.toPlainString());
        }
    }

    /// @return whether the answer is to be a stream
    static boolean stream(SimModel model, Fields body) throws Refusal {
        boolean wanted = body.flag("stream", false);
        if (wanted && !model.rules().streaming()) {
            throw Refusal.noStream();
        }
        return wanted;
    }

    /// @param name how the complaint calls the field
    /// @param format what the answer is to look like
    /// @param of format, the object that has the schema
    /// @return the schema that binds the answer; null without one
    static @Nullable JsonNode schema(SimModel model, String name, Fields format, Fields of) throws Refusal {
        if (!"json_schema".equals(format.text("type"))) {
            return null;
        }
        if (!model.rules().jsonSchema()) {
            throw Refusal.noSchema(name);
        }
        if (!of.has("schema")) {
            throw Refusal.missing(of.prefix() + "schema");
        }
        return of.object("schema").node();
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
        for (var name : body.names()) {
            if (model.rules().strict() && !known.contains(name)) {
                return name;
            }
        }
        return null;
    }
}
