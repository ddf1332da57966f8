package foundrybench.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts each kind of failure into words: what happened, why, and what to do. The only place that does.
public final class FailureText {
    private FailureText() {}

    /// A failure of this kind, retryable when kinds like it pass by themselves.
    public static Failure describe(FailureKind kind, FailureFacts facts) {
        return describe(kind, facts, isTransient(kind));
    }

    /// A failure of this kind.
    ///
    /// @param retryable whether the same request may succeed later
    public static Failure describe(FailureKind kind, FailureFacts facts, boolean retryable) {
        return new Failure(
                kind,
                title(kind),
                detail(kind, facts),
                facts.httpStatus(),
                facts.code(),
                facts.message(),
                retryable,
                retryable ? facts.retryAfterMs() : null,
                false,
                fix(kind, facts));
    }

    private static boolean isTransient(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMIT, SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY, TIMEOUT, TRUNCATED, CONNECTION -> true;
            case AUTH, PERMISSION, NETWORK_DENIED, DEPLOYMENT_NOT_FOUND, NOT_FOUND, UNSUPPORTED_OPERATION,
                    UNSUPPORTED_PARAMETER, BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER, QUOTA, MALFORMED,
                    STREAM_ERROR, BUDGET, CANCELLED, INTERRUPTED -> false;
        };
    }

    private static String title(FailureKind kind) {
        return switch (kind) {
            case AUTH -> "The key was not accepted";
            case PERMISSION -> "Signed in, but not allowed";
            case NETWORK_DENIED -> "The resource refuses this network";
            case DEPLOYMENT_NOT_FOUND -> "No such deployment";
            case NOT_FOUND -> "No such address";
            case UNSUPPORTED_OPERATION -> "The deployment does not speak this protocol";
            case UNSUPPORTED_PARAMETER -> "The deployment does not take a parameter";
            case BAD_REQUEST -> "The request was refused";
            case CONTEXT_LENGTH -> "The prompt is too long";
            case CONTENT_FILTER -> "Blocked by the content filter";
            case RATE_LIMIT -> "Too many requests or tokens";
            case QUOTA -> "The quota is used up";
            case SERVER_ERROR -> "The service failed";
            case UNAVAILABLE -> "The service is unavailable";
            case BAD_GATEWAY -> "A gateway failed";
            case TIMEOUT -> "No answer in time";
            case TRUNCATED -> "The answer was cut off";
            case MALFORMED -> "The answer could not be read";
            case STREAM_ERROR -> "The service reported an error in mid-answer";
            case CONNECTION -> "No connection";
            case BUDGET -> "Stopped by the budget";
            case CANCELLED -> "Stopped";
            case INTERRUPTED -> "Interrupted";
        };
    }

    private static String detail(FailureKind kind, FailureFacts facts) {
        var cause = switch (kind) {
            case AUTH -> "The service does not know the key, or it belongs to another resource or region.";
            case PERMISSION -> "The identity lacks the role that the call needs.";
            case NETWORK_DENIED -> "Public access is off, or a firewall or virtual network rule does not admit this address.";
            case DEPLOYMENT_NOT_FOUND -> "%s has no deployment called %s.".formatted(place(facts), deployment(facts));
            case NOT_FOUND -> "The path or the api-version is not served at %s.".formatted(place(facts));
            case UNSUPPORTED_OPERATION -> "%s is served by another protocol.".formatted(deployment(facts));
            case UNSUPPORTED_PARAMETER, BAD_REQUEST -> "%s does not accept the request as it was sent.".formatted(deployment(facts));
            case CONTEXT_LENGTH -> "Prompt and output limit together exceed what %s can hold.".formatted(deployment(facts));
            case CONTENT_FILTER -> "The resource's content filter stopped the prompt or the answer.";
            case RATE_LIMIT -> "%s has reached its requests or tokens per minute.".formatted(deployment(facts));
            case QUOTA -> "The subscription's quota for %s is spent.".formatted(deployment(facts));
            case SERVER_ERROR -> "The fault is on the service's side.";
            case UNAVAILABLE -> "The service has no capacity right now.";
            case BAD_GATEWAY -> "Something between here and the service did not reach it.";
            case TIMEOUT -> "Nothing came from %s for too long.".formatted(place(facts));
            case TRUNCATED -> "The connection closed before the answer said that it was finished.";
            case MALFORMED -> "What came is not what the API sends: often a proxy or a sign-in page.";
            case STREAM_ERROR -> "The answer began, and then an error came in its place.";
            case CONNECTION -> "%s could not be reached.".formatted(place(facts));
            case BUDGET -> "The next call might have passed the budget.";
            case CANCELLED -> "Somebody stopped the call. What had come is kept.";
            case INTERRUPTED -> "The program ended while the answer was streaming. What had come is kept.";
        };
        var sentence = cause.startsWith("the ") ? "T" + cause.substring(1) : cause;
        return facts.message() == null || facts.message().isBlank()
                ? sentence
                : sentence + " It says: " + oneLine(facts.message());
    }

    private static String fix(FailureKind kind, FailureFacts facts) {
        return switch (kind) {
            case AUTH -> "Read the key again from the Key Vault and set it where the connection looks for it; check that the endpoint is the same resource's.";
            case PERMISSION -> "Have the role Cognitive Services OpenAI User assigned on the resource, wait some minutes, and try again.";
            case NETWORK_DENIED -> "Call from an admitted network or through the VPN, or have this address admitted on the resource.";
            case DEPLOYMENT_NOT_FOUND -> similar(facts.similarNames()) + "List what is deployed: az cognitiveservices account deployment list -o table. A deployment made in the last five minutes may need a moment.";
            case NOT_FOUND -> "Check the endpoint and the api-version; a retired model answers like this too.";
            case UNSUPPORTED_OPERATION -> "Call it by the other protocol: codex deployments speak only responses, Kimi and DeepSeek only chat.";
            case UNSUPPORTED_PARAMETER -> "Leave the named parameter out, or use the one that the message names.";
            case BAD_REQUEST -> "Change what the message names and run again.";
            case CONTEXT_LENGTH -> "Shorten the prompt, lower the output limit, or choose a deployment with a longer context.";
            case CONTENT_FILTER -> "Rephrase the prompt, or have the resource's filter policy changed.";
            case RATE_LIMIT -> waitAdvice(facts.retryAfterMs()) + "Fewer calls at once, a smaller output limit or a higher capacity of the deployment avoid it.";
            case QUOTA -> "Raise the quota or wait for the next period.";
            case SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY -> waitAdvice(facts.retryAfterMs()) + "Run it again; if it stays, look at the Azure status page and name the request id.";
            case TIMEOUT -> "Run it again; for a model that thinks long, raise --timeout.";
            case TRUNCATED -> "Run it again; if it happens often, a proxy with an idle limit is likely.";
            case MALFORMED -> "Open the endpoint in a browser from this machine: a proxy may ask to sign in.";
            case STREAM_ERROR -> "Run it again, and name the request id if it stays.";
            case CONNECTION -> "Check the endpoint's spelling, the network, the VPN and the proxy.";
            case BUDGET -> "Raise the budget to go on.";
            case CANCELLED, INTERRUPTED -> "Run it again for a whole answer.";
        };
    }

    private static String deployment(FailureFacts facts) {
        return facts.deployment() == null ? "the deployment" : facts.deployment();
    }

    private static String place(FailureFacts facts) {
        return facts.place() == null ? "the endpoint" : facts.place();
    }

    private static String similar(List<String> names) {
        return names.isEmpty() ? "" : "The nearest known names: " + String.join(", ", names) + ". ";
    }

    private static String waitAdvice(@Nullable Long waitMs) {
        return waitMs == null
                ? ""
                : "Wait %s s. ".formatted(String.format(Locale.ROOT, "%.1f", Math.ceil(waitMs / 100.0) / 10).replace(".0", ""));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
