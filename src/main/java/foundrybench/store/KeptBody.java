package foundrybench.store;

import foundrybench.model.Protocol;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer's body to be kept with its call, or as it was kept.
///
/// @param headers of the answer; those that may hold a secret are not kept
/// @param startedAt when the attempt began; `null` when unknown
/// @param arrivals up to which byte it had come when; empty when unknown
/// @param gzip the body, compressed, perhaps in several members
public record KeptBody(
        Protocol protocol,
        int status,
        Map<String, String> headers,
        @Nullable String deployment,
        @Nullable Instant startedAt,
        List<Recording.Arrival> arrivals,
        byte[] gzip) {
    public KeptBody {
        headers = Map.copyOf(headers);
        arrivals = List.copyOf(arrivals);
    }

    /// The body, byte for byte as it came.
    ///
    /// @throws IOException if it is damaged
    public byte[] body() throws IOException {
        return RecordingRows.plain(gzip);
    }
}
