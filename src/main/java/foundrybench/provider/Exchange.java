package foundrybench.provider;

import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.ConnectionTrouble;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Protocol;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One attempt under way. The network and a stop leave what they bring in one queue; the call's own thread
/// takes from it, and when nothing comes for too long, that is the silence guard.
final class Exchange {
    private static final int PROXY_SIGN_IN = 407;

    private final HttpClient client;
    private final NetworkSettings network;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private final Protocol protocol;
    private final FailureFacts about;
    private final Attempt attempt;
    private final BodyTap tap;
    private final TimedSink sink;
    private final Mask mask;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final SilenceWatch watch;
    private @Nullable Hop hop;
    private @Nullable AnswerDecoder decoder;
    private @Nullable StampedBody body;
    private @Nullable Integer httpStatus;
    private byte[] read = {}; // what the last read brought, for the next one's to replace
    private long begin;
    private long now;
    private boolean settled;
    private boolean abandoned;
    private @Nullable StampedBody opened; // guarded by this, as the next
    private boolean givenUp;

    Exchange(
            HttpClient client,
            NetworkSettings network,
            LongSupplier nanos,
            InstantSource clock,
            Protocol protocol,
            FailureFacts about,
            Attempt attempt,
            BodyTap tap,
            TimedSink sink,
            Mask mask) {
        this.client = client;
        this.network = network;
        this.nanos = nanos;
        this.clock = clock;
        this.protocol = protocol;
        this.about = about;
        this.attempt = attempt;
        this.tap = tap;
        this.sink = mask.before(sink);
        this.mask = mask;
        this.watch = new SilenceWatch(
                attempt.silence(), nanos, () -> arrivals.add(new Arrival.Quiet(nanos.getAsLong())));
    }

    /// Sends and returns when the answer has ended.
    ///
    /// @param text the request's body
    void run(HttpRequest request, String text, StopSignal stop) {
        begin = nanos.getAsLong();
        now = begin;
        CompletableFuture<?> sending = new CompletableFuture<>();
        try {
            watch.begin();
            sink.accept(new Sent(clock.instant(), attempt.number(), attempt.waitedMs()), 0);
            stop.listen(reason -> arrivals.add(new Arrival.Stopped(nanos.getAsLong(), reason)));
            if (stop.reason() == null) {
                var signed = by(Hop.to(request.uri(), network), request);
                if (tap != BodyTap.NONE) {
                    tap.sent(SentRequest.of(signed, text, mask));
                }
                sending = send(signed);
            }
            while (!settled) {
                take(arrivals.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(FailureText.describe(FailureKind.CANCELLED, about.saying("the program is closing")));
        } finally {
            release(sending);
            if (mask.isInAnswer()) {
                tap.withdraw();
            } else {
                tapped(mask.restOfBody());
            }
        }
    }

    /// The request with what signs in to the proxy, which no one behind the proxy sees.
    private HttpRequest by(Hop newHop, HttpRequest request) {
        hop = newHop;
        var signIn = newHop.signIn();
        return signIn == null
                ? request
                : HttpRequest.newBuilder(request, (_, _) -> true)
                        .setHeader("Proxy-Authorization", signIn.reveal())
                        .build();
    }

    private CompletableFuture<?> send(HttpRequest request) {
        var sending = client.sendAsync(request, info -> {
            var incoming = open(new StampedBody(nanos, arrivals::add));
            arrivals.add(new Arrival.Headers(nanos.getAsLong(), info, incoming));
            return incoming;
        });
        var told = sending.whenComplete((answer, failure) -> {
            if (failure != null) {
                arrivals.add(new Arrival.Broken(nanos.getAsLong(), failure));
            } else if (answer.statusCode() == PROXY_SIGN_IN && !isOpened()) {
                arrivals.add(new Arrival.SignInWanted(nanos.getAsLong(), answer.headers()));
            }
        });
        return told;
    }

    private synchronized StampedBody open(StampedBody incoming) {
        opened = incoming;
        if (givenUp) {
            incoming.cancel();
        }
        return incoming;
    }

    /// Whether headers came from behind the proxy: the client keeps those of a proxy to itself until the end.
    private synchronized boolean isOpened() {
        return opened != null;
    }

    /// Headers that come too late, or came and were not looked at, must not keep their connection open.
    private synchronized void giveUp() {
        givenUp = true;
        if (opened != null) {
            opened.cancel();
        }
    }

    private void take(Arrival arrival) {
        if (arrival.atNanos() - now > 0) { // the clock may run through zero
            now = arrival.atNanos();
        }
        switch (arrival) {
            case Arrival.Headers headers -> answered(headers);
            case Arrival.Bytes(_, var buffers) -> {
                buffers.forEach(this::feed);
                if (body != null) {
                    body.read();
                }
                watch.heard();
            }
            case Arrival.End _ -> {
                if (decoder != null) {
                    decoder.end();
                }
            }
            case Arrival.Broken(_, var cause) -> {
                if (hop != null) { // as soon as something was sent
                    broken(cause, hop);
                }
            }
            case Arrival.SignInWanted(_, var headers) -> {
                if (hop != null && hop.proxy() != null) {
                    unconnected(NetworkTrouble.signIn(hop.proxy(), headers), "HTTP 407 from the proxy");
                }
            }
            case Arrival.Quiet _ -> {
                if (!arrivals.isEmpty()) {
                    arrivals.add(arrival); // looked at after what has come meanwhile
                } else if (watch.isOver()) {
                    fail(silent());
                }
            }
            case Arrival.Stopped(_, var reason) -> fail(reason);
        }
        settled |= decoder != null && decoder.hasEnded();
    }

    private void answered(Arrival.Headers arrival) {
        var headers = AnswerHeaders.ofAll(arrival.info().headers().map()).with(mask::words);
        body = arrival.body();
        httpStatus = arrival.info().statusCode();
        tap.answered(httpStatus, headers);
        decoder = new AnswerDecoder(
                protocol,
                httpStatus,
                headers,
                about,
                clock,
                mask::words,
                event -> sink.accept(event, Math.max(0, now - begin)));
    }

    private void feed(ByteBuffer buffer) {
        int length = buffer.remaining();
        if (length > read.length) {
            read = new byte[length];
        }
        buffer.get(read, 0, length);
        if (tap != BodyTap.NONE) {
            tapped(mask.body(read, length));
        }
        if (decoder != null) {
            decoder.feed(read, 0, length);
        }
    }

    private void tapped(byte[] bytes) {
        if (bytes.length > 0) {
            tap.bytes(bytes, bytes.length, now - begin);
        }
    }

    private void broken(Throwable cause, Hop by) {
        if (decoder != null) {
            decoder.broken(NetworkWords.of(cause, by));
        } else {
            unconnected(NetworkTrouble.of(cause, by, clock.instant()), NetworkWords.of(cause, by));
        }
    }

    private void unconnected(ConnectionTrouble why, String words) {
        fail(FailureText.describe(FailureKind.CONNECTION, about.unconnected(why, words)));
    }

    private void fail(Failure failure) {
        settled = true;
        abandoned = true;
        if (decoder == null) {
            sink.accept(new Failed(failure), Math.max(0, now - begin));
        } else if (!decoder.hasEnded()) {
            decoder.stop(failure);
        }
    }

    private Failure silent() {
        boolean bodyBegun = watch.isBodyBegun();
        Duration silence = bodyBegun ? attempt.silence().betweenBytes() : attempt.silence().beforeFirstByte();
        var words = bodyBegun ? "no byte for %s s" : "no first byte within %s s";
        var message = words.formatted(silence.toMillis() / 1000.0);
        var facts = httpStatus == null ? about.saying(message) : about.answered(httpStatus, null, message, null);
        return FailureText.describe(FailureKind.TIMEOUT, facts, false);
    }

    private void release(CompletableFuture<?> sending) {
        watch.end();
        if (body == null) {
            sending.cancel(true);
            giveUp();
        } else if (abandoned || !settled) {
            body.cancel();
        } else {
            body.ignoreRest();
        }
    }
}
