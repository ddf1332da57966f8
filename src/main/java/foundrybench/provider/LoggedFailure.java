package foundrybench.provider;

import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What went wrong with a call of which a log tells in words: by the code that it names, then by the HTTP status in its
/// words. (OpenAI's API reference, "Batch", for `batch_expired` and `batch_cancelled`; read 2026-11-27.)
public final class LoggedFailure {
    private static final Pattern STATUS =
            Pattern.compile("(?i)\\b(?:error|status|code|http(?:/[0-9.]+)?)\\W{1,4}(?:code\\W{1,3})?([45]\\d\\d)\\b|^\\W*([45]\\d\\d)\\b");
    private static final Pattern LATE = Pattern.compile("(?i)timed?[ -]?out");
    private static final Pattern UNREACHED =
            Pattern.compile("(?i)ECONN|ENOTFOUND|EAI_AGAIN|fetch failed|socket hang up|connection (?:error|refused|reset)|network error");
    private static final int LOOKED_AT = 2_000; // characters

    private LoggedFailure() {}

    /// @param deployment who was asked
    /// @param code the service's or the log's; `null` when there is none
    public static Failure of(String deployment, @Nullable String code, String message) {
        var begin = message.substring(0, Math.min(LOOKED_AT, message.length()));
        var status = status(begin);
        var facts = FailureFacts.message(message);
        var known = new FailureFacts(deployment, facts.similarNames(), null, status, code, message, null);
        return FailureText.describe(kind(status, new ErrorBody(code, null, begin, null, null)), known);
    }

    private static FailureKind kind(@Nullable Integer status, ErrorBody error) {
        var code = error.code() == null ? "" : error.code().toLowerCase(Locale.ROOT);
        if (code.equals("batch_cancelled")) {
            return FailureKind.CANCELLED;
        }
        if (code.equals("batch_expired")) {
            return FailureKind.TIMEOUT;
        }
        if (status != null) {
            return FailureRules.ofStatus(status, error);
        }
        var named = FailureRules.inStream(error);
        if (named != FailureKind.STREAM_ERROR) {
            return named;
        }
        var message = String.valueOf(error.message());
        if (LATE.matcher(message).find()) {
            return FailureKind.TIMEOUT;
        }
        return UNREACHED.matcher(message).find() ? FailureKind.CONNECTION : FailureKind.SERVER_ERROR;
    }

    private static @Nullable Integer status(String message) {
        var found = STATUS.matcher(message);
        if (!found.find()) {
            return null;
        }
        return Integer.valueOf(found.group(1) == null ? found.group(2) : found.group(1));
    }
}
