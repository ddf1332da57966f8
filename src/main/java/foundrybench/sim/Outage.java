package foundrybench.sim;

import foundrybench.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Answers without an answer: what the service, or something before it, says when it cannot or will not now.
final class Outage {
    /// Of a gateway whose service does not respond.
    static final String BAD_GATEWAY =
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """.replace("\n", "\r\n");

    /// Of a proxy that wants to know who one is.
    static final String SIGN_IN =
            """
            <!doctype html>
            <html><head><title>Sign in</title></head>
            <body><h1>Sign in</h1><p>Please sign in to the corporate proxy to go on.</p></body></html>
            """;

    /// What both protocols say when the service fails.
    static final String SERVER_MESSAGE =
            "The server had an error while processing your request. Sorry about that!";

    private static final int DAY_SECONDS = 86_400;

    private Outage() {}

    /// How a 429 says when to come again.
    enum WaitForm {
        MILLIS,
        MS_MILLIS,
        SECONDS,
        DATE,
        TEXT,
        RESET_TOKENS,
        RESET_REQUESTS,
        NONE;

        /// Each in turn.
        static WaitForm of(int turn) {
            return values()[turn % values().length];
        }
    }

    static Refusal rateLimit(WaitForm form) {
        var refusal = usedUp(form == WaitForm.TEXT
                ? "Requests have exceeded call rate limit of your current AIServices S0 pricing tier. Please retry"
                        + " after 1 second."
                : "Requests have exceeded call rate limit of your current AIServices S0 pricing tier.");
        return switch (form) {
            case MILLIS -> refusal.asking(800).with("retry-after-ms", "800");
            case MS_MILLIS -> refusal.asking(900).with("x-ms-retry-after-ms", "900");
            case SECONDS -> refusal.asking(1000).with("retry-after", "1");
            case DATE -> untilDate(refusal, Instant.now());
            case TEXT -> refusal.asking(1000);
            case RESET_TOKENS -> refusal.asking(1000).with("x-ratelimit-reset-tokens", "1");
            case RESET_REQUESTS -> refusal.asking(1000).with("x-ratelimit-reset-requests", "1");
            case NONE -> refusal;
        };
    }

    /// An HTTP date has whole seconds: the second whole one from now, so at least one second off.
    private static Refusal untilDate(Refusal refusal, Instant now) {
        var then = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(then.atOffset(ZoneOffset.UTC));
        return refusal.asking(ChronoUnit.MILLIS.between(now, then)).with("retry-after", date);
    }

    static Refusal dayLimit() {
        return usedUp("Requests have exceeded token rate limit of your current AIServices S0 pricing tier. Please retry"
                        + " after " + DAY_SECONDS + " seconds.")
                .asking(DAY_SECONDS * 1000L)
                .with("retry-after", Integer.toString(DAY_SECONDS));
    }

    private static Refusal usedUp(String message) {
        return limited("429", message).with("x-ratelimit-remaining-tokens", "0");
    }

    /// The deployment's tokens or requests are gone for now.
    static Refusal limitReached(Ask ask, Admission.Limit limit, long waitSeconds, SimCounting.RetryAfter form) {
        var requests = "Your requests to " + ask.model().deployment() + " for " + ask.model().model() + " have exceeded ";
        var tier = " rate limit of your current AIServices S0 pricing tier.";
        var wait = " Please retry after " + waitSeconds + (waitSeconds == 1 ? " second." : " seconds.");
        var refusal = switch (limit) {
            case TOKENS -> limited(
                    "RateLimitReached",
                    requests + "token" + tier + " This request counted for " + Admission.tokens(ask) + " tokens." + wait);
            case REQUESTS -> Refusal.coded(429, "RateLimitReached", requests + "call" + tier + wait)
                    .with("policy-id", "DeploymentRatelimit-Call");
        };
        return switch (form) {
            case HEADER -> refusal.asking(waitSeconds * 1000).with("retry-after", Long.toString(waitSeconds));
            case TEXT -> refusal.asking(waitSeconds * 1000);
        };
    }

    private static Refusal limited(String code, String message) {
        return Refusal.coded(429, code, message).with("policy-id", "DeploymentRatelimit-Token");
    }

    static Refusal serverError() {
        return Refusal.of(500, Json.object()
                .put("message", SERVER_MESSAGE)
                .put("type", "server_error")
                .putNull("param")
                .putNull("code"));
    }

    static Refusal unavailable() {
        return Refusal.coded(
                        503,
                        "ServiceUnavailable",
                        "The service is temporarily unable to process your request. Please try again later.")
                .asking(1000)
                .with("retry-after", "1");
    }
}
