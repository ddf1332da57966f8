package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.Protocol;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import org.jspecify.annotations.Nullable;

/// What the program can do about a failure, offered as a button on its card.
public sealed interface Remedy {
    /// A wait longer than this is not sat out.
    long LONGEST_WAIT_MS = 600_000;

    /// What the button says.
    String label();

    /// The deployment's name or what is known of it is wrong: edit it.
    record EditDeployment() implements Remedy {
        @Override
        public String label() {
            return Words.of("remedy.edit");
        }
    }

    /// The connection is wrong: open it.
    record OpenConnection() implements Remedy {
        @Override
        public String label() {
            return Words.of("remedy.connection");
        }
    }

    /// The budget of the day does not allow it: raise that.
    record RaiseBudget() implements Remedy {
        @Override
        public String label() {
            return Words.of("remedy.budget");
        }
    }

    /// The deployment speaks the other protocol: ask again by that one, and remember it.
    record SwitchProtocol(Protocol to) implements Remedy {
        @Override
        public String label() {
            return Words.of("remedy.protocol", to.wireName());
        }
    }

    /// It may pass: ask again after the wait that the service asked for.
    record AskAgain(long waitMs) implements Remedy {
        @Override
        public String label() {
            return waitMs == 0 ? Words.of("remedy.again") : Words.of("remedy.wait", Amounts.seconds((double) waitMs));
        }
    }

    /// The remedy for this answer; `null` when it did not fail, or only a person can help.
    static @Nullable Remedy of(Completion completion) {
        var failure = completion.failure();
        return failure == null ? null : of(failure, completion.origin().protocol());
    }

    private static @Nullable Remedy of(Failure failure, Protocol spoken) {
        return switch (failure.kind()) {
            case DEPLOYMENT_NOT_FOUND -> new EditDeployment();
            case UNSUPPORTED_OPERATION -> new SwitchProtocol(spoken == Protocol.CHAT ? Protocol.RESPONSES : Protocol.CHAT);
            case AUTH, NOT_FOUND, NETWORK_DENIED, CONNECTION -> new OpenConnection();
            case RATE_LIMIT, SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY, TIMEOUT, TRUNCATED -> again(failure.retryAfterMs());
            case BUDGET -> new RaiseBudget();
            case PERMISSION, UNSUPPORTED_PARAMETER, BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER, QUOTA, MALFORMED, STREAM_ERROR,
                    CANCELLED, INTERRUPTED -> null;
        };
    }

    private static @Nullable Remedy again(@Nullable Long waitMs) {
        if (waitMs == null) {
            return new AskAgain(0);
        }
        return waitMs > LONGEST_WAIT_MS ? null : new AskAgain(waitMs);
    }
}
