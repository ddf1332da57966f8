package foundrybench.catalog;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import foundrybench.model.Estimate;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a request may cost before it is sent. Counts with o200k, the gpt models' vocabulary; for other
/// models that is an approximation and labelled so. Loading the vocabulary takes about a second, on first use:
/// not for the window's thread.
public final class Estimator {
    private static final int TOKENS_PER_MESSAGE = 4;
    private static final int TOKENS_BEFORE_ANSWER = 3;

    private volatile @Nullable Counted counted;

    private record Counted(Prompt prompt, long tokens) {}

    /// The range for this request at its deployment's price. Counts, unless the same prompt was counted last.
    public Estimate estimate(Request request) {
        return estimate(request, count(request.prompt()));
    }

    /// The range for a request whose prompt was counted last, at once; empty for any other.
    public Optional<Estimate> known(Request request) {
        var last = counted;
        return last != null && last.prompt().equals(request.prompt())
                ? Optional.of(estimate(request, last.tokens()))
                : Optional.empty();
    }

    private static Estimate estimate(Request request, long tokens) {
        var model = request.deployment().model() == null ? request.deployment().name() : request.deployment().model();
        boolean isGpt = model.toLowerCase(Locale.ROOT).startsWith("gpt");
        return Estimate.of(
                tokens,
                isGpt ? Estimate.EXACT : Estimate.APPROXIMATE,
                request.outputLimit(),
                request.deployment().price());
    }

    private long count(Prompt prompt) {
        var last = counted;
        if (last != null && last.prompt().equals(prompt)) {
            return last.tokens();
        }
        var counter = Vocabulary.O200K;
        long tokens = prompt.messages().stream()
                        .mapToLong(m -> counter.countTokensOrdinary(m.text()) + TOKENS_PER_MESSAGE)
                        .sum()
                + TOKENS_BEFORE_ANSWER;
        counted = new Counted(prompt, tokens);
        return tokens;
    }

    /// The vocabulary, which takes some 50 MB: loaded once for the process, when it is first needed.
    private static final class Vocabulary {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
