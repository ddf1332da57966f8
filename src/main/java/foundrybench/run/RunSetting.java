package foundrybench.run;

import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// What the calls of one run share.
///
/// @param nanos the monotonic clock
/// @param places what a call holds while it is sent; not while it waits to be sent again
record RunSetting(
        Endpoint endpoint,
        RunOptions options,
        HttpTransport transport,
        LongSupplier nanos,
        Semaphore places,
        RetryRule retryRule,
        Pause pause) {}
