package foundrybench.provider;

import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.Protocol;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Makes calls over HTTP/1.1 with the JDK's client; the only place that knows it. HTTP/2 is left out because
/// the client fails streams beyond the server's limit instead of waiting (JDK-8225647).
public final class HttpTransport implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int UNAUTHORIZED = 401;

    private final HttpClient client;
    private final NetworkSettings network;
    private final LongSupplier nanos;
    private final InstantSource clock;

    /// For any endpoint, without settings of the network.
    ///
    /// @param nanos the monotonic clock that stamps what arrives
    /// @param clock the wall clock
    public HttpTransport(LongSupplier nanos, InstantSource clock) {
        this(Clients.withoutSignIn(NetworkSettings.DEFAULTS), NetworkSettings.DEFAULTS, nanos, clock);
    }

    private HttpTransport(HttpClient.Builder client, NetworkSettings network, LongSupplier nanos, InstantSource clock) {
        this.client = client.executor(HttpTransport::execute).build();
        this.network = network;
        this.nanos = nanos;
        this.clock = clock;
    }

    /// For this endpoint alone. Reading the certificates that TLS trusts is a good part of the work of a start, and
    /// is left out where the address is no `https`.
    public static HttpTransport to(Endpoint endpoint, NetworkSettings network, LongSupplier nanos, InstantSource clock) {
        var client = endpoint.isPlain()
                ? Clients.withoutSignIn(NetworkSettings.DEFAULTS).sslContext(trustingNobody())
                : Clients.withoutSignIn(network);
        return new HttpTransport(client, network, nanos, clock);
    }

    private static SSLContext trustingNobody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// What begins a call may block, by looking up a name: not on the call's thread, which a stop must wake. What
    /// arrives does not, being stamped and queued at once: it stays on the client's own thread.
    private static void execute(Runnable work) {
        if (Thread.currentThread().isVirtual()) {
            Thread.startVirtualThread(work);
        } else {
            work.run();
        }
    }

    /// Makes one attempt and returns when the answer has ended, in whatever way. Every ending is an event.
    ///
    /// @param stop ends the call from any thread
    /// @param tap sees the body as it came
    /// @param sink takes the events, on the calling thread
    public void send(
            Call call, Endpoint endpoint, Attempt attempt, StopSignal stop, BodyTap tap, TimedSink sink) {
        var deployment = call.request().deployment();
        var about = FailureFacts.about(deployment, endpoint.connection());
        var exchange = new Exchanging(endpoint, deployment.protocol(), about, attempt, tap);
        run(() -> http(call, endpoint), exchange, stop, sink);
    }

    /// Reads what stands at an address below the endpoint, and tells it as [#send] does an answer.
    void get(URI address, Endpoint endpoint, Attempt attempt, BodyTap tap, TimedSink sink) {
        var about = FailureFacts.message(null).at(endpoint.connection());
        run(() -> get(address), new Exchanging(endpoint, Protocol.CHAT, about, attempt, tap), new StopSignal(), sink);
    }

    /// What an exchange is about, whatever is sent.
    private record Exchanging(Endpoint endpoint, Protocol protocol, FailureFacts about, Attempt attempt, BodyTap tap) {
        /// The same, its key or token fetched.
        Exchanging having(Access access, double afterMs) {
            return new Exchanging(
                    new Endpoint(endpoint.connection(), access), protocol, about, attempt.waitedToo(afterMs), tap);
        }
    }

    /// A request but for its key.
    ///
    /// @param text its body
    private record Unsigned(HttpRequest.Builder http, String text) {}

    private void run(Supplier<Unsigned> request, Exchanging exchange, StopSignal stop, TimedSink sink) {
        switch (exchange.endpoint().access()) {
            case Access.Denied(var failure) -> sink.accept(new Failed(failure), 0);
            case Access.Key(var secret) -> {
                var unsigned = request.get();
                var header = KeyHeader.of(exchange.endpoint().connection());
                unsigned.http().header(header.name(), header.prefix() + secret.reveal());
                exchange(unsigned, exchange, stop, sink, secret.mask());
            }
            case Access.Open() -> exchange(request.get(), exchange, stop, sink, Mask.none());
            case Access.Fetching(var source) -> {
                long begin = nanos.getAsLong();
                var access = Fetching.wait(source.current(network), stop);
                var having = exchange.having(access, (nanos.getAsLong() - begin) / NANOS_PER_MILLI);
                run(request, having, stop, access instanceof Access.Key(var secret) ? telling(source, secret, sink) : sink);
            }
        }
    }

    /// A key that the service does not accept may have been changed where it came from.
    private TimedSink telling(CredentialSource source, Secret secret, TimedSink sink) {
        return (event, atNanos) -> {
            if (event instanceof Failed(var failure) && isUnauthorized(failure)) {
                source.refused(secret, network);
            }
            sink.accept(event, atNanos);
        };
    }

    private static boolean isUnauthorized(Failure failure) {
        return failure.kind() == FailureKind.AUTH && Integer.valueOf(UNAUTHORIZED).equals(failure.httpStatus());
    }

    private void exchange(Unsigned unsigned, Exchanging of, StopSignal stop, TimedSink sink, Mask key) {
        var request = unsigned.http().build();
        var mask = Hop.to(request.uri(), network).mask(key);
        new Exchange(client, network, nanos, clock, of.protocol(), of.about(), of.attempt(), of.tap(), sink, mask)
                .run(request, unsigned.text(), stop);
    }

    private static Unsigned get(URI address) {
        var http = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("User-Agent", Post.USER_AGENT)
                .header("x-ms-client-request-id", UUID.randomUUID().toString())
                .GET();
        return new Unsigned(http, "");
    }

    private static Unsigned http(Call call, Endpoint endpoint) {
        var request = call.request();
        var post = WireProtocol.of(request.deployment().protocol()).encode(request, endpoint.connection());
        var http = HttpRequest.newBuilder(post.uri());
        post.headers().forEach(http::header);
        var text = post.text();
        http.header("x-ms-client-request-id", call.id())
                .POST(HttpRequest.BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8)));
        return new Unsigned(http, text);
    }

    /// Ends at once; calls under way break.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
