package foundrybench.provider;

import foundrybench.model.FailureKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which answer of the service means which kind of failure. The bodies behind these rules were captured from
/// Azure AI Foundry and are kept as fixtures.
final class FailureRules {
    private static final Set<String> PARAMETER_CODES =
            Set.of("unsupported_parameter", "unsupported_value", "unrecognized_request_argument");
    private static final Set<String> RATE_CODES =
            Set.of("rate_limit_exceeded", "too_many_requests", "rate_limit_error", "ratelimitreached", "429");
    private static final Set<String> FILTER_CODES = Set.of("responsibleaipolicyviolation", "contentfiltered");
    private static final Pattern NOT_BY_RESPONSES =
            Pattern.compile("not supported (?:by|with|in|on) (?:the )?responses? api", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_THE_OPERATION =
            Pattern.compile("operation does not work with the specified model", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_ACCESS =
            Pattern.compile("principal .*(?:does not have access|lacks the required)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NETWORK =
            Pattern.compile("public access is disabled|virtual network|firewall", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOO_LONG = Pattern.compile("maximum context length", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_SUCH_MODEL = Pattern.compile(
            "(?<![\\w/.-])model\\b(?![/.]).{0,300}?\\b(?:not found|does not exist)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FailureRules() {}

    /// For an answer with an HTTP status other than success.
    static FailureKind ofStatus(int status, ErrorBody error) {
        return switch (status) {
            case 400, 413, 422 -> ofBadRequest(error);
            case 401 -> isPermission(error) ? FailureKind.PERMISSION : FailureKind.AUTH;
            case 403 -> says(error, NETWORK) ? FailureKind.NETWORK_DENIED : FailureKind.PERMISSION;
            case 404 -> isUnknownDeployment(error) ? FailureKind.DEPLOYMENT_NOT_FOUND : FailureKind.NOT_FOUND;
            case 408, 504 -> FailureKind.TIMEOUT;
            case 410 -> FailureKind.NOT_FOUND;
            case 429 -> "insufficient_quota".equals(lower(error.code())) ? FailureKind.QUOTA : FailureKind.RATE_LIMIT;
            case 502 -> FailureKind.BAD_GATEWAY;
            case 503 -> FailureKind.UNAVAILABLE;
            default -> ofOtherStatus(status);
        };
    }

    /// For an error inside a stream, which goes by its code, then by its type.
    static FailureKind inStream(ErrorBody error) {
        return ofWord(error.code())
                .or(() -> ofWord(error.type()))
                .or(() -> ofWord(error.inner()))
                .orElseGet(() -> error.code() == null && lower(error.message()).contains("rate limit")
                        ? FailureKind.RATE_LIMIT
                        : FailureKind.STREAM_ERROR);
    }

    private static Optional<FailureKind> ofWord(@Nullable String word) {
        var name = lower(word);
        if (RATE_CODES.contains(name)) {
            return Optional.of(FailureKind.RATE_LIMIT);
        }
        if (FILTER_CODES.contains(name)) {
            return Optional.of(FailureKind.CONTENT_FILTER);
        }
        return Optional.ofNullable(switch (name) {
            case "server_error" -> FailureKind.SERVER_ERROR;
            case "content_filter" -> FailureKind.CONTENT_FILTER;
            case "context_length_exceeded" -> FailureKind.CONTEXT_LENGTH;
            case "insufficient_quota" -> FailureKind.QUOTA;
            default -> null;
        });
    }

    private static FailureKind ofBadRequest(ErrorBody error) {
        var code = lower(error.code());
        if (code.equals("content_filter") || FILTER_CODES.contains(lower(error.inner()))) {
            return FailureKind.CONTENT_FILTER;
        }
        if (code.equals("context_length_exceeded") || says(error, TOO_LONG)) {
            return FailureKind.CONTEXT_LENGTH;
        }
        if (code.equals("operationnotsupported") || says(error, NOT_BY_RESPONSES) || says(error, NOT_THE_OPERATION)) {
            return FailureKind.UNSUPPORTED_OPERATION;
        }
        return PARAMETER_CODES.contains(code) ? FailureKind.UNSUPPORTED_PARAMETER : FailureKind.BAD_REQUEST;
    }

    private static FailureKind ofOtherStatus(int status) {
        if (status >= 500) {
            return FailureKind.SERVER_ERROR;
        }
        return status >= 400 ? FailureKind.BAD_REQUEST : FailureKind.MALFORMED;
    }

    private static boolean isPermission(ErrorBody error) {
        return lower(error.code()).equals("permissiondenied") || says(error, NO_ACCESS);
    }

    private static boolean isUnknownDeployment(ErrorBody error) {
        var code = lower(error.code());
        return code.equals("deploymentnotfound") || code.equals("model_not_found") || says(error, NO_SUCH_MODEL);
    }

    private static boolean says(ErrorBody error, Pattern words) {
        return error.message() != null && words.matcher(error.message()).find();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
