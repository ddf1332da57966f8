package foundrybench.provider;

import foundrybench.model.AzureCommands;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.Connection;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Asks a service what is deployed there, with no more than lets calls in. Azure has a list for that which it no
/// longer documents, in one old version of its API: what it gives is welcome, and nothing may depend on it. Its list
/// of models is of no use: those are all that could be deployed. Elsewhere the models are what is served.
public final class DeploymentLister {
    private static final String LISTING_VERSION = "2023-03-15-preview";
    private static final Silence PATIENCE = Silence.of(Duration.ofSeconds(20));
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int OK = 200;

    private final HttpTransport transport;
    private final Silence patience;

    public DeploymentLister(HttpTransport transport) {
        this(transport, PATIENCE);
    }

    DeploymentLister(HttpTransport transport, Silence patience) {
        this.transport = transport;
        this.patience = patience;
    }

    /// What asking gave.
    public sealed interface Listing {
        /// The list as it came.
        record Listed(String body) implements Listing {}

        /// None.
        record NotListed(Failure failure) implements Listing {}
    }

    /// Asks, and waits for the answer.
    public Listing list(Endpoint endpoint) {
        var body = new Body();
        var failed = new AtomicReference<@Nullable Failure>();
        transport.get(address(endpoint.connection()), endpoint, new Attempt(1, 0, patience), body, (event, _) -> {
            if (event instanceof Failed(var failure)) {
                failed.set(failure);
            }
        });
        var failure = failed.get();
        boolean hasCome = failure == null || failure.kind() == FailureKind.MALFORMED; // a list is no answer of a model
        if (body.status == OK && hasCome && body.isJson()) {
            return new Listing.Listed(body.text());
        }
        return new Listing.NotListed(advised(failure == null ? malformed(endpoint) : failure, endpoint.connection()));
    }

    private static Failure malformed(Endpoint endpoint) {
        return FailureText.describe(FailureKind.MALFORMED, FailureFacts.message(null).at(endpoint.connection()));
    }

    /// Where calls go is `endpoint`, so that no other host ever gets the key.
    private static URI address(Connection connection) {
        return switch (connection.kind()) {
            case AZURE -> WireProtocol.below(connection, "openai/deployments?api-version=" + LISTING_VERSION);
            case OPENAI -> WireProtocol.below(connection, "models");
        };
    }

    /// What the service does not list is listed otherwise; other failures bring their own advice.
    private static Failure advised(Failure failure, Connection connection) {
        return switch (failure.kind()) {
            case NOT_FOUND, BAD_REQUEST, UNSUPPORTED_OPERATION, DEPLOYMENT_NOT_FOUND ->
                switch (connection.kind()) {
                    case AZURE ->
                        failure.with(
                                "Not every resource lists its deployments to a caller with a key. Import the list that the Azure CLI writes, or add them by hand.",
                                connection.simulated()
                                        ? null
                                        : new AzureCommands(connection).deploymentsAsJson() + " | foundry-bench deployments import -");
                    case OPENAI -> failure.with("Check the base address of the connection: it usually ends in /v1/. A server without a list has its models added by hand: foundry-bench deployments add NAME.", null);
                };
            case AUTH, PERMISSION, NETWORK_DENIED, UNSUPPORTED_PARAMETER, CONTEXT_LENGTH, CONTENT_FILTER, RATE_LIMIT, QUOTA,
                    SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY, TIMEOUT, TRUNCATED, MALFORMED, STREAM_ERROR, CONNECTION, BUDGET, CANCELLED,
                    INTERRUPTED -> failure;
        };
    }

    private static final class Body implements BodyTap {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int status;

        @Override
        public void answered(int newStatus, AnswerHeaders headers) {
            status = newStatus;
        }

        @Override
        public void bytes(byte[] some, int length, long atNanos) {
            if (bytes.size() + length <= LARGEST) {
                bytes.write(some, 0, length);
            }
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /// Whether it begins as a list does; a page to sign in at does not.
        boolean isJson() {
            var text = text().stripLeading();
            return text.startsWith("{") || text.startsWith("[");
        }
    }
}
