package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.provider.HeaderLine;
import foundrybench.provider.SentRequest;
import foundrybench.run.AttemptTrace.Keeping;
import foundrybench.run.AttemptTrace.Piece;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An [AttemptTrace] in the making. Guarded by the [CallTraces] it belongs to.
final class OpenTrace {
    final Call asked;
    @Nullable Sent sent;
    @Nullable Integer status;
    @Nullable Double headersMs;
    @Nullable Retried retried;
    private @Nullable SentRequest request;
    private List<HeaderLine> headers = List.of();
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<Piece> pieces = new ArrayList<>();
    private long bodyLength;
    private Keeping keeping = Keeping.WHOLE;

    OpenTrace(Call asked) {
        this.asked = asked;
    }

    void sent(SentRequest newRequest) {
        request = newRequest;
    }

    void answered(int newStatus, List<HeaderLine> newHeaders) {
        status = newStatus;
        headers = newHeaders;
    }

    /// Keeps no more than this of it.
    void add(byte[] bytes, int length, long atNanos, long room) {
        bodyLength += length;
        int kept = keeping == Keeping.WHOLE ? (int) Math.min(length, room) : 0;
        if (kept > 0) {
            body.write(bytes, 0, kept);
            pieces.add(new Piece(body.size(), atNanos));
        }
        if (keeping == Keeping.WHOLE && kept < length) {
            keeping = Keeping.BEGINNING;
        }
    }

    /// It must go, and nothing more of it is kept.
    void withdraw() {
        body = new ByteArrayOutputStream();
        pieces.clear();
        keeping = Keeping.WITHDRAWN;
    }

    /// About how many bytes it takes, the prompt it was made from included.
    long held() {
        return body.size() + (request == null ? 0 : 2L * request.body().length());
    }

    int bodySize() {
        return body.size();
    }

    /// @param hasEnded whether nothing more comes
    AttemptTrace snapshot(boolean hasEnded) {
        return hasEnded
                ? snapshot(body.toByteArray(), pieces, keeping)
                : snapshot(new byte[0], List.of(), Keeping.UNDER_WAY);
    }

    private AttemptTrace snapshot(byte[] bytes, List<Piece> arrived, Keeping kept) {
        return new AttemptTrace(
                asked, sent, request, status, headersMs, headers, bytes, arrived, bodyLength, kept, retried);
    }
}
