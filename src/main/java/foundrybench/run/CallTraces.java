package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Connection;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.BodyTap;
import foundrybench.provider.SentRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Keeps what goes over the wire of many calls in memory, and no more than it may: of one call the beginning, of all
/// the newest. Of any thread; what it does on a call's thread is a copy of the bytes.
public final class CallTraces {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long OF_A_CALL = 8 * MEBIBYTE;
    private static final long IN_ALL = 64 * MEBIBYTE;
    private static final int MOST_CALLS = 2000;

    private final long ofACall;
    private final long inAll;
    private final int mostCalls;
    private final LinkedHashMap<String, Kept> calls = new LinkedHashMap<>(); // guarded by this, as the next
    private long held;

    private static final class Kept {
        final Call call;
        final Connection connection;
        final List<OpenTrace> attempts = new ArrayList<>();
        boolean isSettled;

        Kept(Call call, Connection connection) {
            this.call = call;
            this.connection = connection;
        }

        long held() {
            return attempts.stream().mapToLong(OpenTrace::held).sum();
        }

        int bodies() {
            return attempts.stream().mapToInt(OpenTrace::bodySize).sum();
        }

        List<AttemptTrace> snapshots() {
            return attempts.stream()
                    .map(attempt -> attempt.snapshot(isSettled || attempt != attempts.getLast()))
                    .toList();
        }
    }

    /// With room enough for hundreds of usual answers.
    public CallTraces() {
        this(OF_A_CALL, IN_ALL, MOST_CALLS);
    }

    /// @param ofACall bytes that are kept of one call's answers
    /// @param inAll bytes that are kept together, requests included
    /// @param mostCalls how many calls are known
    CallTraces(long ofACall, long inAll, int mostCalls) {
        this.ofACall = ofACall;
        this.inAll = inAll;
        this.mostCalls = mostCalls;
    }

    /// These calls are about to be made.
    public synchronized void begin(Run run, Connection connection) {
        for (var call : run.calls()) {
            calls.put(call.id(), new Kept(call, connection));
        }
        while (calls.size() > mostCalls) {
            held -= calls.pollFirstEntry().getValue().held();
        }
    }

    /// Sees an attempt of a call that was begun here.
    public synchronized BodyTap tap(Call asked) {
        var kept = calls.get(asked.id());
        if (kept == null) {
            return BodyTap.NONE;
        }
        var attempt = new OpenTrace(asked);
        kept.attempts.add(attempt);
        return new Tap(kept, attempt);
    }

    /// Something happened to a call. Most of it is of no interest here, and costs nothing.
    public void told(RunEvent event) {
        if (event.event() instanceof Sent || event.event() instanceof Answered || event.event() instanceof Retried) {
            note(event);
        }
    }

    private synchronized void note(RunEvent event) {
        var kept = calls.get(event.call().id());
        if (kept == null || kept.attempts.isEmpty()) {
            return;
        }
        var attempt = kept.attempts.getLast();
        if (event.event() instanceof Sent sent) {
            attempt.sent = sent;
        } else if (event.event() instanceof Answered) {
            attempt.headersMs = event.atNanos() / NANOS_PER_MILLI;
        } else if (event.event() instanceof Retried retried) {
            attempt.retried = retried;
        }
    }

    /// What there is of this call, whole or so far; empty when it is not known here.
    public synchronized Optional<CallTrace> of(String callId) {
        return Optional.ofNullable(calls.get(callId))
                .map(kept -> new CallTrace(kept.call, kept.connection, kept.snapshots()));
    }

    /// The call has ended: what it brought may be shown.
    public synchronized void settled(Call call) {
        var kept = calls.get(call.id());
        if (kept != null) {
            kept.isSettled = true;
        }
    }

    /// Forgets the calls of a session.
    public synchronized void forget(String sessionId) {
        calls.values().removeIf(kept -> {
            boolean isOfIt = kept.call.sessionId().equals(sessionId);
            held -= isOfIt ? kept.held() : 0;
            return isOfIt;
        });
    }

    /// Changes what is kept of a call, unless that was dropped, and drops the oldest of the others if there is no room.
    private synchronized void change(Kept kept, Runnable change) {
        if (calls.get(kept.call.id()) != kept) {
            return;
        }
        held -= kept.held();
        change.run();
        held += kept.held();
        var oldest = calls.values().iterator();
        while (held > inAll && oldest.hasNext()) {
            var other = oldest.next();
            if (other != kept) {
                held -= other.held();
                oldest.remove();
            }
        }
    }

    private final class Tap implements BodyTap {
        private final Kept kept;
        private final OpenTrace attempt;

        Tap(Kept kept, OpenTrace attempt) {
            this.kept = kept;
            this.attempt = attempt;
        }

        @Override
        public void sent(SentRequest request) {
            change(kept, () -> attempt.sent(request));
        }

        @Override
        public void answered(int status, AnswerHeaders headers) {
            change(kept, () -> attempt.answered(status, headers.covered()));
        }

        @Override
        public void bytes(byte[] bytes, int length, long atNanos) {
            change(kept, () -> attempt.add(bytes, length, atNanos, Math.max(0, ofACall - kept.bodies())));
        }

        @Override
        public void withdraw() {
            change(kept, attempt::withdraw);
        }
    }
}
