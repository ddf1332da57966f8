package foundrybench.provider;

import java.util.concurrent.CompletableFuture;

/// Gives a key or token that must first be fetched. May be used by any thread.
public interface CredentialSource {
    /// What a call may use now; asked for every call anew. Is complete when it need not be fetched; otherwise one
    /// fetch serves all who wait.
    ///
    /// @param network the way to where it comes from
    CompletableFuture<Fetched> current(NetworkSettings network);

    /// Tells that the service did not accept it: whoever asks next gets one fetched after this.
    ///
    /// @param network the way by which it came
    default void refused(Secret secret, NetworkSettings network) {
        // one that keeps nothing has nothing to let go of
    }

    /// Lets go of what was not fetched just now, for somebody who tries whether it works.
    default void forget() {
        // as above
    }
}
