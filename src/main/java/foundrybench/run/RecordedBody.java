package foundrybench.run;

import foundrybench.model.Protocol;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer that was kept as it came over the wire.
///
/// @param bytes the body, exactly
/// @param pieces up to which byte it had come when, in order; empty when that was not kept
/// @param startedAt wall-clock time of the call
public record RecordedBody(
        Protocol protocol,
        int status,
        Map<String, String> headers,
        ByteBuffer bytes,
        List<Piece> pieces,
        @Nullable Instant startedAt) {

    public RecordedBody {
        bytes = bytes.asReadOnlyBuffer();
        pieces = List.copyOf(pieces);
    }

    /// The body had come up to here.
    ///
    /// @param end offset of the first byte that had not
    /// @param atMs milliseconds since the attempt began
    public record Piece(int end, double atMs) {}
}
