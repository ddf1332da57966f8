package foundrybench.provider;

import java.time.Duration;

/// How long nothing may come before a call is given up. Any byte counts, a comment's too.
///
/// @param beforeFirstByte from sending to the first byte of the body
/// @param betweenBytes afterwards
public record Silence(Duration beforeFirstByte, Duration betweenBytes) {
    /// What suits models that think long.
    public static final Silence DEFAULT = new Silence(Duration.ofMinutes(5), Duration.ofMinutes(2));

    /// The same for both.
    public static Silence of(Duration duration) {
        return new Silence(duration, duration);
    }
}
