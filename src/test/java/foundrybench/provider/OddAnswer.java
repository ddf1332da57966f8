package foundrybench.provider;

import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// A kept answer with something wrong about it, and how it ends.
///
/// @param origin names of the fixtures it was made of
record OddAnswer(
        String origin, Protocol protocol, int status, Map<String, String> headers, byte[] body, Ending ending) {

    private static final Pattern EVENT_OBJECT = Pattern.compile("((?:^|[\r\n])data: ?\\{)(?=\")");

    /// How the body ends.
    enum Ending {
        PROPERLY,
        BROKEN,
        STOPPED
    }

    /// The same answer, a field that means nothing put first in each event. Only the tree of an event can hold
    /// it, so no event is read the short way.
    OddAnswer forTheTree() {
        var text = new String(body, StandardCharsets.ISO_8859_1); // a byte a character: nothing is lost
        var changed = EVENT_OBJECT.matcher(text).replaceAll("$1\"only the tree\":{},").getBytes(StandardCharsets.ISO_8859_1);
        return new OddAnswer(origin, protocol, status, headers, changed, ending);
    }

    /// Its events, the body read at once.
    List<CompletionEvent> decode() {
        return decode(body.length + 1, new Random(0));
    }

    /// Its events, the body read in pieces of up to `longest` bytes.
    List<CompletionEvent> decode(int longest, Random random) {
        var events = new ArrayList<CompletionEvent>();
        var decoder = new AnswerDecoder(
                protocol,
                status,
                AnswerHeaders.of(headers),
                FailureFacts.message(null),
                () -> Instant.EPOCH,
                events::add);
        for (int from = 0; from < body.length; ) {
            int length = longest > body.length ? body.length : Math.min(1 + random.nextInt(longest), body.length - from);
            decoder.feed(body, from, length);
            from += length;
        }
        switch (ending) {
            case PROPERLY -> decoder.end();
            case BROKEN -> decoder.broken("Connection reset");
            case STOPPED -> stop(decoder);
        }
        return events;
    }

    private static void stop(AnswerDecoder decoder) {
        if (!decoder.hasEnded()) {
            decoder.stop(FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)));
        }
    }
}
