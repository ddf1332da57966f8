package foundrybench.model;

import java.util.Locale;

/// What a deployment calls the output limit on chat/completions. The gpt-5 models refuse `max_tokens`
/// (code `unsupported_parameter`) and want its successor. The Responses API has one name only.
public enum OutputLimitField {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS;

    /// The name in the request body.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that this is not.
    public OutputLimitField other() {
        return this == MAX_TOKENS ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
    }
}
