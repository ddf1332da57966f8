package foundrybench.model;

import java.util.Locale;

/// What can be seen of a model's thinking.
public enum ReasoningVisibility {
    /// Its text arrived.
    SHOWN,
    /// A summary of it arrived, as the Responses API sends.
    SUMMARY,
    /// Only a token count arrived.
    HIDDEN,
    /// Nothing says there was any.
    NONE;

    /// Lower case, as in our JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
