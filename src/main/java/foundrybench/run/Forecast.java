package foundrybench.run;

import foundrybench.model.CompletionEvent.Queued.Cause;

/// Runs a lane's counts ahead, call by call in its order, to tell when each may be sent.
final class Forecast {
    private final Allowance tokens;
    private final Allowance requests;
    private final long from;
    private final Lane lane;
    private final boolean isKnown;
    private final boolean wasAsked;
    private long at;
    private Cause last = Cause.PLACE;
    private boolean first = true;

    /// @param from now, or when the wait that the service asked for has passed
    Forecast(Lane lane, long now) {
        tokens = lane.tokens().copy();
        requests = lane.requests().copy();
        wasAsked = lane.closedUntil() > now;
        from = Math.max(now, lane.closedUntil());
        this.lane = lane;
        isKnown = lane.isLimitKnown();
        at = from;
    }

    /// For the next call in the lane.
    Prediction next(long cost) {
        long byTokens = tokens.whenFits(cost, at);
        long byRequests = requests.whenFits(1, at);
        if (byTokens > at || byRequests > at) {
            last = byTokens >= byRequests ? Cause.TOKENS : Cause.REQUESTS;
            at = Math.max(byTokens, byRequests);
        }
        tokens.heard(tokens.count(0, cost, at), null, at);
        requests.heard(requests.count(0, 1, at), null, at);
        boolean isFirst = first;
        first = false;
        if (at > from) {
            return new Prediction(last, at);
        }
        if (wasAsked && (isFirst || isKnown)) {
            return new Prediction(Cause.ASKED, from);
        }
        return new Prediction(lane.isOpen() ? Cause.PLACE : Cause.LIMITS, null);
    }
}
