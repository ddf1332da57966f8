package foundrybench.provider;

import java.util.concurrent.CompletableFuture;

/// Gives a key or token that must first be fetched. May be asked by any thread, for every call anew.
public interface CredentialSource {
    /// What a call may use now. Is complete when it need not be fetched; otherwise one fetch serves all who wait.
    ///
    /// @param network the way to where it comes from
    CompletableFuture<Fetched> current(NetworkSettings network);
}
