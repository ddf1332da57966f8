package foundrybench.store;

import foundrybench.model.Price;
import foundrybench.model.Protocol;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer kept as it came: a file with its body, byte for byte, and what is known beside it.
///
/// @param body the file with the body
/// @param status the HTTP status
/// @param headers as they were kept, without secrets
/// @param deployment `null` when the recording does not say
/// @param startedAt when the attempt began; `null` when the recording does not say
/// @param arrivals up to which byte the body had come when; empty when the recording does not say
/// @param pricing what its tokens cost, in place of a price table; `null` when the recording does not say
public record Recording(
        Path body,
        Protocol protocol,
        int status,
        Map<String, String> headers,
        @Nullable String deployment,
        @Nullable Instant startedAt,
        List<Arrival> arrivals,
        @Nullable Price pricing) {

    public Recording {
        headers = Map.copyOf(headers);
        arrivals = List.copyOf(arrivals);
    }

    /// A read that came.
    ///
    /// @param offset how many bytes of the body had come then
    /// @param ms since the attempt began
    public record Arrival(long offset, double ms) {}
}
