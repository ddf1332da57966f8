package foundrybench.model;

import java.util.Locale;

/// Which of the service's two ways of asking a deployment speaks.
public enum Protocol {
    /// `chat/completions`
    CHAT,
    /// `responses`
    RESPONSES;

    /// `chat` or `responses`, as in our JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that this is not.
    public Protocol other() {
        return this == CHAT ? RESPONSES : CHAT;
    }
}
