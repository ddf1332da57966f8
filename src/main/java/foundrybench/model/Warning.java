package foundrybench.model;

import java.util.Locale;

/// What a reader of a completion should know before trusting it.
public enum Warning {
    /// It completed with blank content, no tool call and no refusal.
    NO_ANSWER,
    /// With [#NO_ANSWER]: the output limit was used up by thinking.
    BUDGET_WENT_TO_THINKING,
    USAGE_SUSPECT,
    PRICE_UNKNOWN,
    PARAMETERS_ADJUSTED,
    /// The service answered with another model than the deployment's, beyond letter case and a date.
    MODEL_DIFFERS,
    NOT_SAVED;

    /// Lower case with hyphens, as in our JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
