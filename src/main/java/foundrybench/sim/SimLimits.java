package foundrybench.sim;

import org.jspecify.annotations.Nullable;

/// How much a deployment admits.
///
/// @param tokensPerMinute prompt and output limit of each request count; null for no limit
/// @param requestsPerMinute null for no limit
public record SimLimits(@Nullable Integer tokensPerMinute, @Nullable Integer requestsPerMinute) {
    private static final SimLimits NONE = new SimLimits(null, null);

    public SimLimits {
        SimOptions.check("tpm", tokensPerMinute, 1, Integer.MAX_VALUE);
        SimOptions.check("rpm", requestsPerMinute, 1, Integer.MAX_VALUE);
    }

    /// No limit at all.
    public static SimLimits none() {
        return NONE;
    }
}
