package foundrybench.provider;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Stamps the pieces of a body where they arrive, on the HTTP client's thread, and hands them on. A reader
/// that falls behind by [#WINDOW] pieces slows the sender instead of filling memory.
final class StampedBody implements BodySubscriber<Void> {
    private static final int WINDOW = 64;
    private static final int LEFT_OVER_LIMIT = 64;
    private static final int SECONDS_FOR_THE_REST = 5;

    private final LongSupplier nanos;
    private final Consumer<Arrival> arrivals;
    private Flow.@Nullable Subscription subscription;
    private boolean ignoring;
    private boolean ended;
    private boolean cancelled;
    private int ignored;

    StampedBody(LongSupplier nanos, Consumer<Arrival> arrivals) {
        this.nanos = nanos;
        this.arrivals = arrivals;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (cancelled) {
            newSubscription.cancel();
        } else {
            newSubscription.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (isIgnored()) {
            return;
        }
        arrivals.accept(new Arrival.Bytes(nanos.getAsLong(), buffers));
    }

    @Override
    public void onError(Throwable cause) {
        end();
        arrivals.accept(new Arrival.Broken(nanos.getAsLong(), cause));
    }

    @Override
    public void onComplete() {
        end();
        arrivals.accept(new Arrival.End(nanos.getAsLong()));
    }

    @Override
    public CompletionStage<Void> getBody() {
        return CompletableFuture.completedFuture(null); // the call ends with the answer, not with the body
    }

    /// One piece has been read: one more may come.
    synchronized void read() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /// The rest does not matter. A short rest is let through, so that the connection can be used again.
    synchronized void ignoreRest() {
        ignoring = true;
        if (subscription != null) {
            subscription.request(LEFT_OVER_LIMIT);
        }
        CompletableFuture.delayedExecutor(SECONDS_FOR_THE_REST, TimeUnit.SECONDS).execute(this::cancelUnlessEnded);
    }

    /// A rest that never ends must not keep its connection open for ever.
    private synchronized void cancelUnlessEnded() {
        if (!ended) {
            cancel();
        }
    }

    private synchronized void end() {
        ended = true;
    }

    /// Closes the connection, at once or as soon as there is one.
    synchronized void cancel() {
        ignoring = true;
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private synchronized boolean isIgnored() {
        if (ignoring && ++ignored > LEFT_OVER_LIMIT) {
            cancel();
        }
        return ignoring;
    }
}
