package foundrybench.run;

/// One sending of a call, as its lane counts it. Guarded by the turnstile's lock.
final class Crossing {
    final Counted tokens;
    final Counted request;
    final boolean onPromise; // the limits as counted would not have let it go yet
    boolean ended;

    Crossing(Counted tokens, Counted request, boolean onPromise) {
        this.tokens = tokens;
        this.request = request;
        this.onPromise = onPromise;
    }
}
