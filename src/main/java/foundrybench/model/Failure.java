package foundrybench.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a call gave no whole answer, for the person who must act on it.
///
/// @param title what happened, in a few words
/// @param detail why, in a sentence or two
/// @param httpStatus the HTTP status, if an answer came
/// @param code the service's own code
/// @param message the service's own words
/// @param retryable whether the same request may succeed later
/// @param retryAfterMs how long the service asks to wait; `null` when it does not, or when not retryable
/// @param partial whether some content or reasoning had been delivered
/// @param fix what to do
/// @param command a command line that does it or shows more, filled in; `null` when there is none
/// @param param the field of the request that the service names; `null` when it names none
public record Failure(
        FailureKind kind,
        String title,
        String detail,
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String message,
        boolean retryable,
        @Nullable Long retryAfterMs,
        boolean partial,
        String fix,
        @Nullable String command,
        @Nullable String param) {

    /// One that names no field of the request.
    public Failure(
            FailureKind kind,
            String title,
            String detail,
            @Nullable Integer httpStatus,
            @Nullable String code,
            @Nullable String message,
            boolean retryable,
            @Nullable Long retryAfterMs,
            boolean partial,
            String fix,
            @Nullable String command) {
        this(kind, title, detail, httpStatus, code, message, retryable, retryAfterMs, partial, fix, command, null);
    }

    /// One that no command helps against.
    public Failure(
            FailureKind kind,
            String title,
            String detail,
            @Nullable Integer httpStatus,
            @Nullable String code,
            @Nullable String message,
            boolean retryable,
            @Nullable Long retryAfterMs,
            boolean partial,
            String fix) {
        this(kind, title, detail, httpStatus, code, message, retryable, retryAfterMs, partial, fix, null, null);
    }

    /// What happened in a few words, such as `Too many requests or tokens (HTTP 429)`.
    public String summary() {
        return httpStatus == null ? title : "%s (HTTP %s)".formatted(title, httpStatus);
    }

    /// The same failure with other advice.
    public Failure with(String newFix, @Nullable String newCommand) {
        return new Failure(
                kind, title, detail, httpStatus, code, message, retryable, retryAfterMs, partial, newFix, newCommand, param);
    }

    /// The same failure, with or without part of an answer.
    public Failure withPartial(boolean isPartial) {
        return new Failure(
                kind, title, detail, httpStatus, code, message, retryable, retryAfterMs, isPartial, fix, command, param);
    }

    /// The same failure, of a request that had been changed already.
    ///
    /// @param changes in words; none for one that was sent as it was asked for
    public Failure despite(List<String> changes) {
        return changes.isEmpty()
                ? this
                : new Failure(
                        kind, title, detail + " It had been changed already: " + String.join(", ", changes) + ".", httpStatus,
                        code, message, retryable, retryAfterMs, partial, fix, command, param);
    }

    /// The same failure, this field of the request named.
    public Failure naming(@Nullable String newParam) {
        return new Failure(
                kind, title, detail, httpStatus, code, message, retryable, retryAfterMs, partial, fix, command, newParam);
    }
}
