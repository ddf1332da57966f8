package foundrybench.catalog;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import foundrybench.model.Estimate;
import foundrybench.model.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says what a request may cost before it is sent. Counts with o200k, the gpt models' vocabulary; for other
/// models that is an approximation and labelled so. Loading the vocabulary takes about a second, on first use:
/// not for the window's thread.
public final class Estimator {
    private static final int TOKENS_PER_MESSAGE = 4;
    private static final int TOKENS_BEFORE_ANSWER = 3;

    private @Nullable Encoding encoding;

    /// The range for this request at its deployment's price.
    public Estimate estimate(Request request) {
        var model = request.deployment().model() == null ? request.deployment().name() : request.deployment().model();
        boolean isGpt = model.toLowerCase(Locale.ROOT).startsWith("gpt");
        return Estimate.of(
                promptTokens(request),
                isGpt ? "o200k" : "o200k approx.",
                request.parameters().maxTokens(),
                request.deployment().price());
    }

    private long promptTokens(Request request) {
        var counter = encoding();
        return request.prompt().messages().stream()
                .mapToLong(m -> counter.countTokensOrdinary(m.text()) + TOKENS_PER_MESSAGE)
                .sum() + TOKENS_BEFORE_ANSWER;
    }

    private synchronized Encoding encoding() {
        if (encoding == null) {
            encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        }
        return encoding;
    }
}
