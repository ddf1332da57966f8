package foundrybench.run;

import foundrybench.model.Run;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Makes the calls of runs, each on a virtual thread of its own, as many at once as there are places and as fast as
/// each deployment's limits allow. One call's end never touches another.
public final class Runner {
    private final HttpTransport transport;
    private final LongSupplier nanos;
    private final Turnstile turnstile;
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
        this.turnstile = new Turnstile(concurrency, nanos, pause);
        this.pause = pause;
    }

    /// Starts all calls of the run and returns at once.
    ///
    /// @param listener is told of each call on that call's thread
    public RunHandle start(Run run, Endpoint endpoint, RunOptions options, RunListener listener) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong(); // the calling thread's, each time
        var rule = new RetryRule(options.retries(), random);
        var setting = new RunSetting(endpoint, options, transport, nanos, turnstile, rule, pause);
        long planned = nanos.getAsLong();
        var calls = new StartedCalls(run);
        for (var call : run.calls()) {
            var ticket = turnstile.ticket(call.request().deployment().name());
            calls.add(new CallTask(call, ticket, setting, listener, planned));
        }
        calls.start();
        return calls;
    }

    /// How the deployments stand that were asked so far. Cheap, and of any thread.
    public List<Meter> meters() {
        return turnstile.meters();
    }
}
