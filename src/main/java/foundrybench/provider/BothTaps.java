package foundrybench.provider;

/// Two that see the same.
record BothTaps(BodyTap one, BodyTap other) implements BodyTap {
    @Override
    public void sent(SentRequest request) {
        one.sent(request);
        other.sent(request);
    }

    @Override
    public void answered(int status, AnswerHeaders headers) {
        one.answered(status, headers);
        other.answered(status, headers);
    }

    @Override
    public void bytes(byte[] bytes, int length, long atNanos) {
        one.bytes(bytes, length, atNanos);
        other.bytes(bytes, length, atNanos);
    }

    @Override
    public void withdraw() {
        one.withdraw();
        other.withdraw();
    }
}
