package foundrybench.run;

import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import java.util.function.LongSupplier;

/// What the calls of one run share.
///
/// @param nanos the monotonic clock
/// @param turnstile where a call waits until it may be sent
record RunSetting(
        Endpoint endpoint,
        RunOptions options,
        HttpTransport transport,
        LongSupplier nanos,
        Turnstile turnstile,
        RetryRule retryRule,
        Pause pause) {}
