package foundrybench.export;

import foundrybench.model.Completion;
import foundrybench.model.Parameters;
import java.util.ArrayList;
import java.util.List;

/// What exports for people say in words.
final class Words {
    private Words() {}

    /// Whose answer it is: `Kimi-K2.6 (kimi-k2.6-2026-04-20)`.
    static String heading(Completion completion) {
        var deployment = completion.origin().deployment() == null ? "unknown deployment" : completion.origin().deployment();
        var model = completion.model();
        var repeat = completion.origin().repeat() == 0 ? "" : " · repeat " + completion.origin().repeat();
        return deployment + (model == null || model.equals(deployment) ? "" : " (" + model + ")") + repeat;
    }

    /// How it was asked, and how that ended unless all went well.
    static List<String> facts(Completion completion) {
        var facts = new ArrayList<String>();
        facts.add(completion.origin().protocol().wireName() + " · " + parameters(completion.origin().parameters()));
        if (!completion.adjusted().isEmpty()) {
            facts.add("adjusted: " + String.join(", ", completion.adjusted()));
        }
        var finish = completion.finishReason();
        facts.add(completion.status().wireName() + (finish == null ? "" : ", " + finish.wireName()));
        var failure = completion.failure();
        if (failure != null) {
            facts.add(failure.title() + ". " + failure.detail());
        }
        if (!completion.warnings().isEmpty()) {
            facts.add(String.join(", ", completion.warnings().stream().sorted().map(w -> w.wireName()).toList()));
        }
        return facts;
    }

    private static String parameters(Parameters parameters) {
        var set = new ArrayList<String>();
        if (parameters.maxTokens() != null) {
            set.add("max tokens " + parameters.maxTokens());
        }
        if (parameters.temperature() != null) {
            set.add("temperature " + parameters.temperature().toPlainString());
        }
        if (parameters.topP() != null) {
            set.add("top p " + parameters.topP().toPlainString());
        }
        if (parameters.effort() != null) {
            set.add("effort " + parameters.effort());
        }
        return set.isEmpty() ? "no parameters" : String.join(", ", set);
    }

    /// What was taken out, in a sentence.
    static String edited(Redaction redaction) {
        var parts = new ArrayList<String>();
        if (redaction.ofReasoning()) {
            parts.add("The thinking was left out.");
        }
        if (redaction.ofWords()) {
            parts.add("Words were replaced by " + Redaction.REDACTED.replace("[", "\\[").replace("]", "\\]") + ".");
        }
        return String.join(" ", parts);
    }
}
