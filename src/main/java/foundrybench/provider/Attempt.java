package foundrybench.provider;

/// One sending of a call.
///
/// @param number how often it has been sent, this time included
/// @param waitedMs time from planning to this attempt
/// @param silence how long nothing may come
public record Attempt(int number, double waitedMs, Silence silence) {
    /// The same, having waited longer.
    Attempt waitedToo(double moreMs) {
        return new Attempt(number, waitedMs + moreMs, silence);
    }
}
