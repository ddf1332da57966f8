package foundrybench.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a completion carries which [Warning].
final class WarningRules {
    private static final Pattern TRAILING_DATE = Pattern.compile("-(\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{4})$");

    private WarningRules() {}

    static Set<Warning> warnings(
            Status status,
            boolean isEmpty,
            @Nullable FinishReason finishReason,
            boolean usageSuspect,
            boolean priceUnknown,
            boolean adjusted,
            boolean modelDiffers) {
        var warnings = EnumSet.noneOf(Warning.class);
        if (status == Status.COMPLETED && isEmpty) {
            warnings.add(Warning.NO_ANSWER);
            if (finishReason == FinishReason.LENGTH) {
                warnings.add(Warning.BUDGET_WENT_TO_THINKING);
            }
        }
        if (usageSuspect) {
            warnings.add(Warning.USAGE_SUSPECT);
        }
        if (status == Status.COMPLETED && priceUnknown) {
            warnings.add(Warning.PRICE_UNKNOWN);
        }
        if (adjusted) {
            warnings.add(Warning.PARAMETERS_ADJUSTED);
        }
        if (modelDiffers) {
            warnings.add(Warning.MODEL_DIFFERS);
        }
        return warnings;
    }

    /// Whether two model names differ beyond letter case and a trailing date.
    static boolean differs(@Nullable String expected, @Nullable String reported) {
        return expected != null && reported != null && !plain(expected).equals(plain(reported));
    }

    private static String plain(String model) {
        return TRAILING_DATE.matcher(model.toLowerCase(Locale.ROOT)).replaceFirst("");
    }
}
