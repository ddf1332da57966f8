package foundrybench.provider;

/// Sees what goes over the wire in one attempt, to record it: the answer's body as it came. Called on the call's thread, in order.
public interface BodyTap {
    /// Sees nothing.
    BodyTap NONE = new BodyTap() {
        @Override
        public void answered(int status, AnswerHeaders headers) {
            // nobody listens
        }

        @Override
        public void bytes(byte[] bytes, int length, long atNanos) {
            // nobody listens
        }
    };

    /// Lets both see it.
    static BodyTap both(BodyTap one, BodyTap other) {
        return one == NONE ? other : other == NONE ? one : new BothTaps(one, other);
    }

    /// The request goes out.
    default void sent(SentRequest request) {
        // most keep the answer alone
    }

    /// Status and headers came.
    void answered(int status, AnswerHeaders headers);

    /// More of the body came.
    ///
    /// @param atNanos monotonic time since the attempt was handed to the HTTP client
    void bytes(byte[] bytes, int length, long atNanos);

    /// The answer repeats the caller's key: what was kept of the body must go.
    default void withdraw() {
        // most keep nothing
    }
}
