package foundrybench.model;

import java.util.Locale;

/// How far a call has come.
public enum Status {
    /// Waiting or streaming: only while the program runs, never in JSON.
    OPEN,
    COMPLETED,
    STOPPED,
    FAILED;

    /// Lower case, as in our JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
