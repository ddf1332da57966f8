package foundrybench.sim;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What can go wrong with a request, on purpose. Statuses, headers and bodies follow captures of the real
/// service and of what stands before it.
public enum Fault {
    /// The connection breaks inside an event after some text; of an answer in one piece half comes.
    CUT("cut"),
    /// The body ends as if all were well, but in mid-answer: no finish reason, no usage, no end of the stream.
    CLEAN_CUT("clean-cut"),
    /// By turns: not even a status line, or nothing more after some text. The connection stays open.
    SILENCE("silence"),
    /// HTTP 429, asking by turns in each of the known forms for a wait of about a second, or for none.
    RATE_LIMIT("429"),
    /// HTTP 429 that asks for a day.
    DAY_LIMIT("429-long"),
    /// HTTP 500.
    SERVER_ERROR("500"),
    /// HTTP 502 with a gateway's page.
    BAD_GATEWAY("502"),
    /// HTTP 503 that asks for a second.
    UNAVAILABLE("503"),
    /// HTTP 200 with a sign-in page in place of the answer.
    HTML("html"),
    /// A right answer, one event of which has 4 MB.
    HUGE("huge"),
    /// HTTP 200, and then the stream says that there will be no answer.
    FAILED("failed");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    /// Its name for people.
    public String word() {
        return word;
    }

    /// All names, in one line.
    static String words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
    }
}
