package foundrybench.store;

import foundrybench.model.ImportedAnswer;
import org.jspecify.annotations.Nullable;

/// An answer to be taken in.
///
/// @param body as it came; `null` when nobody kept it
public record ImportedCall(ImportedAnswer answer, @Nullable KeptBody body) {}
