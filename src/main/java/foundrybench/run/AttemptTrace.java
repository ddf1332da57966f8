package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.provider.HeaderLine;
import foundrybench.provider.SentRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What went over the wire in one attempt of a call, without keys.
///
/// @param asked the call as it was sent
/// @param sent when it began; `null` when it has not
/// @param request `null` when it was not handed to the HTTP client
/// @param status `null` when no answer came
/// @param headersMs when status and headers had come, in milliseconds since the attempt began; `null` when they have not
/// @param headers of the answer, those that may hold a secret covered
/// @param body its bytes as they came, as far as they were kept
/// @param pieces up to which byte it had come when, in order
/// @param bodyLength how many bytes came in all
/// @param keeping whether all of them were kept
/// @param retried why and after which wait the call was sent again; `null` when it was not, or was changed at once
public record AttemptTrace(
        Call asked,
        @Nullable Sent sent,
        @Nullable SentRequest request,
        @Nullable Integer status,
        @Nullable Double headersMs,
        List<HeaderLine> headers,
        byte[] body,
        List<Piece> pieces,
        long bodyLength,
        Keeping keeping,
        @Nullable Retried retried) {

    public AttemptTrace {
        headers = List.copyOf(headers);
        pieces = List.copyOf(pieces);
    }

    /// The body had come up to here.
    ///
    /// @param end offset of the first byte that had not
    /// @param atNanos monotonic time since the attempt was handed to the HTTP client
    public record Piece(int end, long atNanos) {}

    /// How much of a body is there.
    public enum Keeping {
        /// All that came.
        WHOLE,
        /// Nothing yet: whether it repeats the key is known at its end.
        UNDER_WAY,
        /// The beginning: the call brought more than is kept of one.
        BEGINNING,
        /// Nothing: it repeated the key.
        WITHDRAWN
    }
}
