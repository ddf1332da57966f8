package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.RunEvent;
import foundrybench.provider.Attempt;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.StopSignal;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One call from its place in the queue to its end.
final class CallTask {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Call call;
    private final Endpoint endpoint;
    private final RunOptions options;
    private final RunListener listener;
    private final HttpTransport transport;
    private final LongSupplier nanos;
    private final Semaphore places;
    private final long planned;
    private final StopSignal stop = new StopSignal();
    private final CompletionBuilder answer;
    private @Nullable Thread queueing;
    private long last;

    CallTask(
            Call call,
            Endpoint endpoint,
            RunOptions options,
            RunListener listener,
            HttpTransport transport,
            LongSupplier nanos,
            Semaphore places,
            long planned) {
        this.call = call;
        this.endpoint = endpoint;
        this.options = options;
        this.listener = listener;
        this.transport = transport;
        this.nanos = nanos;
        this.places = places;
        this.planned = planned;
        this.answer = new CompletionBuilder(call);
    }

    Call call() {
        return call;
    }

    void start(Runnable whenEnded) {
        Thread.ofVirtual().name("call " + call.id()).start(() -> {
            try {
                run();
            } finally {
                whenEnded.run();
            }
        });
    }

    /// Ends the call, whether it streams or still waits for its place.
    void stop(Failure reason) {
        stop.stop(reason);
        synchronized (this) {
            if (queueing != null) {
                queueing.interrupt();
            }
        }
    }

    private void run() {
        try {
            if (takePlace()) {
                try {
                    send();
                } finally {
                    places.release();
                }
            }
        } catch (RuntimeException | Error bug) { // the top of the thread: the call must end all the same
            settle(bug);
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), bug);
        }
        listener.onSettled(call, answer.snapshot());
    }

    /// Ends the answer although the listener, say, throws: its throwing again must not hide the end.
    private void settle(Throwable bug) {
        if (answer.isSettled()) {
            return;
        }
        try {
            tell(new Failed(unexpected(bug)), last);
        } catch (RuntimeException | Error again) {
            bug.addSuppressed(again);
        }
    }

    private boolean takePlace() {
        synchronized (this) {
            queueing = Thread.currentThread();
        }
        try {
            if (stop.reason() == null) {
                places.acquire();
                return true;
            }
        } catch (InterruptedException e) {
            // stopped while queueing: the reason is in the signal
        } finally {
            synchronized (this) {
                queueing = null;
                Thread.interrupted(); // an interrupt that came too late must not end the call's reads
            }
        }
        var reason = stop.reason();
        tell(new Failed(reason == null ? FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)) : reason), 0);
        return false;
    }

    private void send() {
        double waitedMs = (nanos.getAsLong() - planned) / NANOS_PER_MILLI;
        transport.send(
                call, endpoint, new Attempt(1, waitedMs, options.silence()), stop, options.taps().apply(call), this::tell);
    }

    private void tell(CompletionEvent event, long atNanos) {
        last = atNanos;
        answer.add(event, atNanos);
        listener.onEvent(new RunEvent(call, atNanos, event));
    }

    private Failure unexpected(Throwable bug) {
        return new Failure(
                FailureKind.MALFORMED,
                "A fault of this program",
                "The answer could not be dealt with, through no fault of the service: " + bug,
                null,
                null,
                bug.toString(),
                false,
                null,
                answer.hasText(),
                "Please report it with this message. The other calls are not touched.");
    }
}
