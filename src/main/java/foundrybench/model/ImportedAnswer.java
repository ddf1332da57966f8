package foundrybench.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer that was saved elsewhere, with what is known of its session and run.
///
/// @param at when its run began; `null` when nobody knows
/// @param prompt what was asked; without messages when nobody knows
/// @param completion has ended, and names its session and run
/// @param price what its tokens cost, for playing it again; `null` when nobody knows
/// @param about what people said of its session; `null` when nobody did
public record ImportedAnswer(
        @Nullable Instant at, Prompt prompt, Completion completion, Rating rating, @Nullable Price price, @Nullable About about) {

    private static final Instant LATEST = Instant.ofEpochMilli(1L << 42); // in 2109

    /// Whether a session can be saved that began then.
    public static boolean canBegin(Instant at) {
        return !at.isBefore(Instant.EPOCH) && at.isBefore(LATEST);
    }

    /// What people said of a session.
    public record About(String title, boolean starred, String note, List<String> tags) {
        public About {
            tags = List.copyOf(tags);
        }
    }
}
