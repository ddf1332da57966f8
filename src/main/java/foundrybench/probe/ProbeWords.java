package foundrybench.probe;

/// Why something is off that no refusal has words for.
final class ProbeWords {
    static final String IGNORED = "It takes any value, a made-up one too: it does not look at this field.";
    static final String NOT_STREAMED = "It answered, but not as a stream.";
    static final String NO_USAGE = "The stream did not tell it.";

    private ProbeWords() {}
}
