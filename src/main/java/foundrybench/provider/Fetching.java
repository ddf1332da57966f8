package foundrybench.provider;

import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One call's wait for its key or token.
final class Fetching {
    private Fetching() {}

    /// What the call carries; [Access.Denied] with the stop's own reason when it was stopped meanwhile, at once. The
    /// fetch goes on, for others may wait for it.
    static Access wait(CompletableFuture<Fetched> fetched, StopSignal stop) {
        var either = new CompletableFuture<Access>();
        stop.listen(reason -> either.complete(new Access.Denied(reason)));
        fetched.whenComplete((what, bug) -> {
            if (bug == null) {
                either.complete(access(what));
            } else {
                either.completeExceptionally(bug);
            }
        });
        try {
            return either.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var closing = FailureFacts.message("the program is closing");
            return new Access.Denied(FailureText.describe(FailureKind.CANCELLED, closing));
        } catch (ExecutionException e) {
            throw new IllegalStateException("what fetches keys and tokens failed unexpectedly", e.getCause());
        }
    }

    private static Access access(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Credential(var secret, _) -> new Access.Key(secret);
            case Fetched.Refused(var failure) -> new Access.Denied(failure);
        };
    }
}
