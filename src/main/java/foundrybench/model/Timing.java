package foundrybench.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long things took, in milliseconds of the monotonic clock, stamped where the bytes arrive. Zero is the
/// instant before the attempt is handed to the HTTP client, connecting included; what did not happen is
/// `null`.
///
/// @param startedAt wall-clock time of zero
/// @param headersMs until the status line
/// @param ttftMs until the first non-empty text or reasoning delta
/// @param firstAnswerMs until the first non-empty text delta
/// @param reasoningMs from the first reasoning delta to the first text delta, or to the last reasoning delta
///     when no text came
/// @param answeringMs from the first to the last text delta
/// @param totalMs until the answer's end
/// @param attempts how often the request was sent
/// @param waitedMs all before the attempt that counted: queue, limits, failed attempts
/// @param queuedMs the part of `waitedMs` before the first attempt was sent: our own queue and the limits. All of it when
///     there was one attempt; `null` when nobody noted it
public record Timing(
        @Nullable Instant startedAt,
        @Nullable Double headersMs,
        @Nullable Double ttftMs,
        @Nullable Double firstAnswerMs,
        @Nullable Double reasoningMs,
        @Nullable Double answeringMs,
        @Nullable Double totalMs,
        @Nullable Integer attempts,
        @Nullable Double waitedMs,
        @Nullable Double queuedMs) {

    /// Nothing is known.
    public static final Timing UNKNOWN = new Timing(null, null, null, null, null, null, null, null, null);

    public Timing {
        queuedMs = attempts != null && attempts == 1 ? waitedMs : queuedMs;
    }

    /// Of which nobody noted when the first of several attempts was sent.
    public Timing(
            @Nullable Instant startedAt,
            @Nullable Double headersMs,
            @Nullable Double ttftMs,
            @Nullable Double firstAnswerMs,
            @Nullable Double reasoningMs,
            @Nullable Double answeringMs,
            @Nullable Double totalMs,
            @Nullable Integer attempts,
            @Nullable Double waitedMs) {
        this(startedAt, headersMs, ttftMs, firstAnswerMs, reasoningMs, answeringMs, totalMs, attempts, waitedMs, null);
    }
}
