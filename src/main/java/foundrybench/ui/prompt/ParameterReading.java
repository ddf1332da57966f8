package foundrybench.ui.prompt;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is typed for a parameter; `null` when it cannot be sent.
final class ParameterReading {
    /// The efforts there are, from least to most.
    static final List<String> EFFORTS = List.of("none", "minimal", "low", "medium", "high", "xhigh");

    private static final BigDecimal HIGHEST_TEMPERATURE = BigDecimal.valueOf(2);

    private ParameterReading() {}

    static @Nullable Integer maxTokens(String typed) {
        try {
            int tokens = Integer.parseInt(typed.replace(",", "").replace("_", ""));
            return tokens > 0 ? tokens : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable BigDecimal temperature(String typed) {
        return between(typed, HIGHEST_TEMPERATURE);
    }

    static @Nullable BigDecimal topP(String typed) {
        return between(typed, BigDecimal.ONE);
    }

    static @Nullable String effort(String typed) {
        return EFFORTS.contains(typed) ? typed : null;
    }

    private static @Nullable BigDecimal between(String typed, BigDecimal highest) {
        try {
            var number = new BigDecimal(typed);
            return number.signum() < 0 || number.compareTo(highest) > 0 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
