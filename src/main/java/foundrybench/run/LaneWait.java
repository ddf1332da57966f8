package foundrybench.run;

import foundrybench.model.CompletionEvent.Queued.Cause;

/// A deployment's calls begin to wait for its limits.
///
/// @param calls how many wait
/// @param waitMs until the first of them may be sent, in milliseconds
/// @param lastMs until the last of them may be sent, as far as that can be told
public record LaneWait(String deployment, Cause cause, int calls, long waitMs, long lastMs) {}
