package foundrybench.log;

import foundrybench.model.Completion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last failures of calls since the start, as somebody who looks for the cause needs them: kind, status,
/// request id; not the service's words, which may repeat what was asked.
public final class RecentFailures {
    private static final int MOST = 20;

    private final Deque<String> lines = new ArrayDeque<>();

    /// Takes a call that failed.
    public synchronized void note(Completion completion) {
        var failure = completion.failure();
        if (failure == null) {
            return;
        }
        var requestId = completion.transport().requestId();
        lines.addFirst("%s %s of %s%s, request %s, call %s"
                .formatted(
                        completion.timing().startedAt() == null ? "not sent" : completion.timing().startedAt(),
                        failure.kind().wireName(),
                        PlainText.of(String.valueOf(completion.origin().deployment())),
                        failure.httpStatus() == null ? "" : ", HTTP " + failure.httpStatus(),
                        requestId == null ? "unknown" : PlainText.name(requestId),
                        completion.origin().id()));
        if (lines.size() > MOST) {
            lines.removeLast();
        }
    }

    /// Newest first.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
