package foundrybench.model;

/// Puts each kind of failure into words: what happened and why; [FailureFix] says what to do. The only place that does.
public final class FailureText {
    private FailureText() {}

    /// A failure of this kind, retryable when kinds like it pass by themselves.
    public static Failure describe(FailureKind kind, FailureFacts facts) {
        var trouble = facts.trouble();
        return describe(kind, facts, isTransient(kind) && (trouble == null || trouble.isPassing()));
    }

    /// A failure of this kind.
    ///
    /// @param retryable whether the same request may succeed later
    public static Failure describe(FailureKind kind, FailureFacts facts, boolean retryable) {
        var fix = FailureFix.of(kind, facts);
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
                fix.words(),
                fix.command());
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
            case AUTH -> "The service does not know the %s, or it belongs to another resource or region.".formatted(keyOrToken(facts));
            case PERMISSION -> "The identity lacks the role that the call needs.";
            case NETWORK_DENIED -> PrivateEndpoint.isMeant(facts)
                    ? PrivateEndpoint.detail()
                    : "Public access is off, or a firewall or virtual network rule does not admit this address.";
            case DEPLOYMENT_NOT_FOUND -> "%s has no deployment called %s.".formatted(place(facts), deployment(facts));
            case NOT_FOUND -> (FailureFix.isOpenAi(facts) ? "The path is not served at %s." : "The path or the api-version is not served at %s.")
                    .formatted(place(facts));
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
            case CONNECTION -> ConnectionText.detail(troubleOf(facts), place(facts));
            case BUDGET -> facts.shortfall() == null
                    ? "The next call might have passed the budget."
                    : facts.shortfall().detail();
            case CANCELLED -> "Somebody stopped the call. What had come is kept.";
            case INTERRUPTED -> "The program ended while the answer was streaming. What had come is kept.";
        };
        var sentence = cause.startsWith("the ") ? "T" + cause.substring(1) : cause;
        return facts.message() == null || facts.message().isBlank() || !ConnectionText.wantsNetworkWords(troubleOf(facts))
                ? sentence
                : sentence + " It says: " + oneLine(facts.message());
    }

    private static ConnectionTrouble troubleOf(FailureFacts facts) {
        return facts.trouble() == null ? new ConnectionTrouble.Broken() : facts.trouble();
    }

    private static String deployment(FailureFacts facts) {
        return facts.deployment() == null ? "the deployment" : facts.deployment();
    }

    private static String keyOrToken(FailureFacts facts) {
        return facts.connection() != null && facts.connection().auth() instanceof Connection.Auth.Entra ? "token" : "key";
    }

    private static String place(FailureFacts facts) {
        return facts.connection() == null ? "the endpoint" : facts.connection().place();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
