package foundrybench.run;

import org.jspecify.annotations.Nullable;

/// How a deployment's calls stand against its limits, at one instant.
///
/// @param tokens per minute
/// @param requests per minute
/// @param queued calls that wait
/// @param underWay calls that were sent and have not ended
/// @param opensInMs until the next one may be sent, in milliseconds, as far as its limits go; `null` when nothing holds it
public record Meter(
        String deployment, Gauge tokens, Gauge requests, int queued, int underWay, @Nullable Long opensInMs) {

    /// One limit.
    ///
    /// @param remaining what may be sent now; `null` when no limit is known
    /// @param perMinute the limit; `null` when none is known
    /// @param source who says so; `null` when nobody does
    /// @param ageMs how long ago that was learned, in milliseconds
    public record Gauge(
            @Nullable Long remaining, @Nullable Long perMinute, @Nullable Source source, @Nullable Long ageMs) {}

    /// Where a limit is known from.
    public enum Source {
        /// The deployment's entry in the list.
        ENTRY,
        /// The headers of an answer.
        SERVICE,
        /// What had been admitted when a call was refused.
        REFUSAL
    }
}
