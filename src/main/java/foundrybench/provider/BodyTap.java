package foundrybench.provider;

/// Sees an answer's body as it came, to record it. Called on the call's thread, in order.
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
