package foundrybench.run;

import foundrybench.model.Run;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Makes the calls of runs, each on a virtual thread of its own, all at once up to a limit. One call's end
/// never touches another.
public final class Runner {
    private final HttpTransport transport;
    private final LongSupplier nanos;
    private final Semaphore places;
    private final Pause pause;

    /// @param nanos the monotonic clock
    /// @param concurrency calls under way at once, over all deployments and runs
    public Runner(HttpTransport transport, LongSupplier nanos, int concurrency) {
        this(transport, nanos, concurrency, Pause.REAL);
    }

    /// @param pause how to wait before a call is sent again
    Runner(HttpTransport transport, LongSupplier nanos, int concurrency, Pause pause) {
        this.transport = transport;
        this.nanos = nanos;
        this.places = new Semaphore(concurrency, true);
        this.pause = pause;
    }

    /// Starts all calls of the run and returns at once.
    ///
    /// @param listener is told of each call on that call's thread
    public RunHandle start(Run run, Endpoint endpoint, RunOptions options, RunListener listener) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong(); // the calling thread's, each time
        var rule = new RetryRule(options.retries(), random);
        var setting = new RunSetting(endpoint, options, transport, nanos, places, rule, pause);
        long planned = nanos.getAsLong();
        var calls = new StartedCalls(run);
        for (var call : run.calls()) {
            calls.add(new CallTask(call, setting, listener, planned));
        }
        calls.start();
        return calls;
    }
}
