package foundrybench.provider;

import java.util.function.UnaryOperator;

/// Takes the caller's key out of what the other side says, should it repeat it.
///
/// @param words in text
/// @param bytes in a piece of a body; as many bytes stay
record Mask(UnaryOperator<String> words, UnaryOperator<byte[]> bytes) {
    /// For a call without a key.
    static final Mask NONE = new Mask(UnaryOperator.identity(), UnaryOperator.identity());
}
