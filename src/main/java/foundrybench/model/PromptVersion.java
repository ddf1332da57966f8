package foundrybench.model;

import java.time.Instant;

/// A prompt that was asked, distinct from all others.
///
/// @param hash 64 hexadecimal digits, made of its content
/// @param first when it was first asked
/// @param last when it was last asked
/// @param lastSession the session in which it was
public record PromptVersion(String hash, Prompt prompt, Instant first, Instant last, int runs, String lastSession) {
    private static final int SHORT = 10;

    /// The beginning of its hash, for people.
    public String shortHash() {
        return hash.substring(0, Math.min(SHORT, hash.length()));
    }
}
