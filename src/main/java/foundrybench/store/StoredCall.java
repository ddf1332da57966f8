package foundrybench.store;

import foundrybench.model.CompletionBuilder;
import org.jspecify.annotations.Nullable;

/// What is needed to play a saved call again.
///
/// @param fold for its answer, new: with the price, the parameters and the estimate it had; for one use
/// @param body its answer as it came; `null` when that was not kept, or not any more
public record StoredCall(CompletionBuilder fold, @Nullable KeptBody body) {}
