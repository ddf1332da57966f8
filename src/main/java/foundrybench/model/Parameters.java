package foundrybench.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is sent beside the prompt; what is not set is not sent.
///
/// @param maxTokens output limit in tokens, thinking included
/// @param temperature as given, exact
/// @param topP as given, exact
/// @param effort reasoning effort, sent as given (`none minimal low medium high xhigh`)
public record Parameters(
        @Nullable Integer maxTokens,
        @Nullable BigDecimal temperature,
        @Nullable BigDecimal topP,
        @Nullable String effort) {

    /// Nothing set.
    public static final Parameters NONE = new Parameters(null, null, null, null);
}
