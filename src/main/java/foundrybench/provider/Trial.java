package foundrybench.provider;

import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Finds out how a service answers without a model being called: a request without a message is refused, but only
/// after key, role and deployment were found good (they are checked in this order).
public final class Trial implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpTransport transport;
    private final Duration patience;
    private final ScheduledExecutorService alarm =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("trial").factory());

    public Trial(HttpTransport transport) {
        this(transport, PATIENCE);
    }

    Trial(HttpTransport transport, Duration patience) {
        this.transport = transport;
        this.patience = patience;
    }

    /// What came back.
    ///
    /// @param status HTTP status; `null` when nothing was answered
    /// @param date the service's clock, as its header `Date` says; `null` without one
    /// @param requestId what the service calls the request
    /// @param failure what a call would fail for; `null` when it was answered as a call is
    public record Outcome(
            @Nullable Integer status, @Nullable String date, @Nullable String requestId, @Nullable Failure failure) {}

    /// Asks for the endpoint itself, without a key: whatever it answers, it was reached.
    public Outcome reach(Endpoint endpoint) {
        var open = new Endpoint(endpoint.connection(), new Access.Open());
        return watched(endpoint, (seen, _) -> transport.get(open.connection().endpoint(), open, attempt(), seen, seen));
    }

    /// Sends what the deployment must refuse, by its own protocol.
    public Outcome refused(Endpoint endpoint, Deployment deployment) {
        var request = new Request(deployment, new Prompt(List.of()), Parameters.NONE, false);
        var call = new Call(UUID.randomUUID().toString(), "trial", "trial", request, 0, null, endpoint.connection().simulated());
        return watched(endpoint, (seen, stop) -> transport.send(call, endpoint, attempt(), stop, seen, seen));
    }

    /// Asks for the list of what is served: lets in whom a call would, and loads no model.
    public DeploymentLister.Listing listed(Endpoint endpoint) {
        return new DeploymentLister(transport, Silence.of(patience)).list(endpoint);
    }

    private Attempt attempt() {
        return new Attempt(1, 0, Silence.of(patience));
    }

    private Outcome watched(Endpoint endpoint, BiConsumer<Seen, StopSignal> sending) {
        var seen = new Seen();
        var stop = new StopSignal();
        var late = FailureText.describe(
                FailureKind.TIMEOUT,
                new FailureFacts(null, List.of(), endpoint.connection(), null, null, null, null),
                false);
        var alarmed = alarm.schedule(() -> stop.stop(late), patience.toMillis(), TimeUnit.MILLISECONDS);
        sending.accept(seen, stop);
        alarmed.cancel(false);
        return seen.outcome(mask(endpoint));
    }

    /// Of the endpoint's key, also where it was not sent: the other side may know it from before.
    private static Mask mask(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Key(var secret) ? secret.mask() : Mask.none();
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }

    private static final class Seen implements BodyTap, TimedSink {
        private @Nullable Integer status;
        private @Nullable AnswerHeaders headers;
        private @Nullable Failure failure;

        @Override
        public void answered(int newStatus, AnswerHeaders newHeaders) {
            status = newStatus;
            headers = newHeaders;
        }

        @Override
        public void bytes(byte[] bytes, int length, long atNanos) {
            // how it is refused is told by the failure
        }

        @Override
        public void accept(CompletionEvent event, long atNanos) {
            if (event instanceof Failed(var why)) {
                failure = why;
            }
        }

        Outcome outcome(Mask mask) {
            var known = headers == null ? null : headers.with(mask::words);
            return new Outcome(
                    status,
                    known == null ? null : known.get("date").orElse(null),
                    known == null ? null : known.transport().requestId(),
                    failure == null ? null : mask.failure(failure));
        }
    }
}
