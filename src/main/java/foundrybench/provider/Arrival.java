package foundrybench.provider;

import foundrybench.model.Failure;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;

/// Something the network or a stop brought to a call, stamped when it came.
sealed interface Arrival {
    /// Monotonic nanoseconds, absolute.
    long atNanos();

    /// Status line and headers.
    record Headers(long atNanos, ResponseInfo info, StampedBody body) implements Arrival {}

    /// More of the body.
    record Bytes(long atNanos, List<ByteBuffer> buffers) implements Arrival {}

    /// The body's proper end.
    record End(long atNanos) implements Arrival {}

    /// The connection could not be made, or broke.
    record Broken(long atNanos, Throwable cause) implements Arrival {}

    /// A proxy's answer that wants to know who asks, instead of any from behind it.
    record SignInWanted(long atNanos, HttpHeaders headers) implements Arrival {}

    /// Nothing, perhaps for too long.
    record Quiet(long atNanos) implements Arrival {}

    /// The call was ended from outside.
    record Stopped(long atNanos, Failure reason) implements Arrival {}
}
