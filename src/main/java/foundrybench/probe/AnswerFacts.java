package foundrybench.probe;

import foundrybench.model.Deployment;
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.BodyTap;
import org.jspecify.annotations.Nullable;

/// What the headers of the answers tell: whether the last was a stream, and the deployment's limits.
final class AnswerFacts implements BodyTap {
    private volatile boolean stream;
    private volatile Deployment.Limits limits = Deployment.Limits.UNKNOWN;

    @Override
    public void answered(int status, AnswerHeaders headers) {
        stream = headers.get("content-type").orElse("").strip().startsWith("text/event-stream");
        var told = new Deployment.Limits(
                limit(headers, "x-ratelimit-limit-tokens"), limit(headers, "x-ratelimit-limit-requests"), null, null);
        limits = told.or(limits);
    }

    @Override
    public void bytes(byte[] bytes, int length, long atNanos) {
        // the answer itself does not matter
    }

    boolean isStream() {
        return stream;
    }

    Deployment.Limits limits() {
        return limits;
    }

    /// What is no number, or not above 0, means unknown.
    private static @Nullable Long limit(AnswerHeaders headers, String name) {
        try {
            long value = headers.get(name).map(String::strip).map(Long::parseLong).orElse(-1L);
            return value > 0 ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
