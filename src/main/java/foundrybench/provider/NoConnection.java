package foundrybench.provider;

import foundrybench.model.ConnectionTrouble;
import java.net.URI;
import java.time.Instant;

/// Why a library's HTTP client, one of [Clients], had no connection.
///
/// @param words what the network said
public record NoConnection(ConnectionTrouble trouble, String words) {
    /// May look the host up again, which blocks.
    ///
    /// @param now by this machine's clock
    public static NoConnection of(Throwable failure, URI address, NetworkSettings network, Instant now) {
        var hop = Hop.to(address, network);
        return new NoConnection(NetworkTrouble.of(failure, hop, now), NetworkWords.of(failure, hop));
    }
}
