package foundrybench.sim;

import java.util.List;

/// An answer that was given once, to be given again.
///
/// @param deployment who gave it
/// @param arrivals up to which byte of the body it had come when; empty when nobody knows
public record RecordedReply(String deployment, int status, String contentType, byte[] body, List<Arrival> arrivals) {
    public RecordedReply {
        arrivals = List.copyOf(arrivals);
    }

    /// @param offset bytes that had come
    /// @param millis since the call began
    public record Arrival(int offset, long millis) {}
}
