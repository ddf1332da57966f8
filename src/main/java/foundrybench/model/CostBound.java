package foundrybench.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The most that a request can cost, for a budget that is never passed. Its prompt counts for more than in the shown
/// [Estimate] unless the model's own vocabulary counted it.
public final class CostBound {
    /// More than what services wrap a message in.
    private static final int TOKENS_AROUND_MESSAGE = 16;
    /// More than what a model's template puts before a prompt of its own.
    private static final int TOKENS_OF_TEMPLATE = 64;
    /// Up to here a token is taken to be one byte, which no vocabulary undercuts; beyond, that would be far too much.
    private static final int BYTES_AS_TOKENS = 1000;
    private static final int PER_CENT_OF_APPROXIMATION = 150;

    private CostBound() {}

    /// In dollars; empty when price or output limit is unknown.
    ///
    /// @param estimate the count of this request's prompt; `null` when nobody counted
    public static Optional<BigDecimal> of(Request request, @Nullable Estimate estimate) {
        var price = request.deployment().price();
        var limit = request.outputLimit();
        if (price == null || limit == null) {
            return Optional.empty();
        }
        long prompt = promptTokens(request.prompt(), estimate);
        var usual = at(price.rates(), prompt, limit);
        return Optional.of(usual.max(at(price.ratesFor(prompt), prompt, limit)));
    }

    private static BigDecimal at(Price.Rates rates, long promptTokens, long outputTokens) {
        var cached = rates.cachedInput();
        var input = cached == null ? rates.input() : rates.input().max(cached);
        return Cost.dollars(promptTokens, input).add(Cost.dollars(outputTokens, rates.output()));
    }

    private static long promptTokens(Prompt prompt, @Nullable Estimate estimate) {
        if (estimate != null && estimate.isExact()) {
            return estimate.promptTokens();
        }
        long bytes = prompt.messages().stream().mapToLong(m -> m.text().getBytes(StandardCharsets.UTF_8).length).sum();
        long around = (long) TOKENS_AROUND_MESSAGE * prompt.messages().size() + TOKENS_OF_TEMPLATE;
        if (estimate == null) {
            return bytes + around;
        }
        long counted = Math.ceilDiv(estimate.promptTokens() * PER_CENT_OF_APPROXIMATION, 100L);
        return Math.max(counted, Math.min(bytes, BYTES_AS_TOKENS)) + around;
    }
}
