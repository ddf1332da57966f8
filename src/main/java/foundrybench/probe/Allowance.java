package foundrybench.probe;

import foundrybench.model.Usage;
import org.jspecify.annotations.Nullable;

/// How much the probe of one deployment may still ask, in requests and in tokens. Counted in tokens, so that it holds
/// where no price is known.
final class Allowance {
    /// What a question without an output limit may use up.
    private static final int UNLIMITED = 1000;

    private int requests;
    private long outputTokens;

    Allowance(ProbeCap cap) {
        this.requests = cap.calls();
        this.outputTokens = cap.outputTokens();
    }

    /// Whether this question could not pass what is left.
    boolean allows(Question question) {
        return requests > 0 && outputTokens >= most(question);
    }

    /// How often a refused request may be sent again, up to so often.
    int retries(int wanted) {
        return Math.min(wanted, requests - 1);
    }

    /// @param sent requests that were made for the question
    /// @param accepted whether the last of them was answered
    /// @param usage as the answer told it
    void used(Question question, int sent, boolean accepted, @Nullable Usage usage) {
        requests -= sent;
        if (accepted) {
            var told = usage == null ? null : usage.completionTokens();
            outputTokens -= told == null ? most(question) : told;
        }
    }

    private static int most(Question question) {
        return question.limitField() == null ? UNLIMITED : question.limit();
    }
}
