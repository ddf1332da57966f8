package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.BodyTap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Keeps the bodies of answers, compressed, until their calls have ended. Of the attempts of a call the last one counts.
/// Of any thread.
public final class CallBodies {
    private static final int PIECE = 64 * 1024;
    private static final int MOST = 32 * 1024 * 1024; // of one body, compressed

    private final Map<String, Tap> taps = new ConcurrentHashMap<>();

    /// An answer's body as it came.
    ///
    /// @param headers as they came
    /// @param gzip the body, perhaps in several members
    /// @param pieces up to which byte it had come when
    public record Body(int status, Map<String, String> headers, byte[] gzip, List<AttemptTrace.Piece> pieces) {
        public Body {
            headers = Map.copyOf(headers);
            pieces = List.copyOf(pieces);
        }
    }

    /// For an attempt of this call.
    public BodyTap tap(Call call) {
        var tap = new Tap();
        taps.put(call.id(), tap);
        return tap;
    }

    /// What its last attempt brought, once, when the call has ended; empty when nothing came, or nothing that may be kept.
    public Optional<Body> take(Call call) {
        var tap = taps.remove(call.id());
        return tap == null ? Optional.empty() : tap.body();
    }

    /// Belongs to the call's thread, as a tap does.
    private static final class Tap implements BodyTap {
        private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        private final List<AttemptTrace.Piece> pieces = new ArrayList<>();
        private final byte[] waiting = new byte[PIECE];
        private int waits;
        private int length;
        private int status;
        private @Nullable Map<String, String> headers;
        private boolean isGivenUp;

        @Override
        public void answered(int itsStatus, AnswerHeaders itsHeaders) {
            status = itsStatus;
            headers = itsHeaders.asMap();
        }

        @Override
        public void bytes(byte[] bytes, int count, long atNanos) {
            if (isGivenUp || count == 0) {
                return;
            }
            for (int from = 0; from < count; ) {
                int taken = Math.min(count - from, PIECE - waits);
                System.arraycopy(bytes, from, waiting, waits, taken);
                waits += taken;
                from += taken;
                if (waits == PIECE) {
                    compress();
                }
            }
            length += count;
            pieces.add(new AttemptTrace.Piece(length, atNanos));
            isGivenUp = compressed.size() > MOST || length < 0;
        }

        @Override
        public void withdraw() {
            isGivenUp = true;
        }

        Optional<Body> body() {
            if (isGivenUp || headers == null) {
                return Optional.empty();
            }
            compress();
            return Optional.of(new Body(status, headers, compressed.toByteArray(), pieces));
        }

        private void compress() {
            if (waits == 0) {
                return;
            }
            try (var gzip = new FastGzip(compressed)) {
                gzip.write(waiting, 0, waits);
            } catch (IOException e) {
                throw new UncheckedIOException("memory takes any bytes", e);
            }
            waits = 0;
        }
    }

    /// Event streams repeat themselves so much that more effort gains little.
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
