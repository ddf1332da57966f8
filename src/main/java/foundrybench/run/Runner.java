package foundrybench.run;

import foundrybench.model.Run;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// Makes the calls of runs, each on a virtual thread of its own, all at once up to a limit. One call's end
/// never touches another.
public final class Runner {
    private final HttpTransport transport;
    private final LongSupplier nanos;
    private final Semaphore places;

    /// @param nanos the monotonic clock
    /// @param concurrency calls under way at once, over all deployments and runs
    public Runner(HttpTransport transport, LongSupplier nanos, int concurrency) {
        this.transport = transport;
        this.nanos = nanos;
        this.places = new Semaphore(concurrency, true);
    }

    /// Starts all calls of the run and returns at once.
    ///
    /// @param listener is told of each call on that call's thread
    public RunHandle start(Run run, Endpoint endpoint, RunOptions options, RunListener listener) {
        long planned = nanos.getAsLong();
        var calls = new StartedCalls(run);
        for (var call : run.calls()) {
            calls.add(new CallTask(call, endpoint, options, listener, transport, nanos, places, planned));
        }
        calls.start();
        return calls;
    }
}
