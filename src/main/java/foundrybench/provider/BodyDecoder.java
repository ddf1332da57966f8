package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.SseEvent;

/// Turns the body of one answer with HTTP status 200 into events, in one of the protocols.
interface BodyDecoder {
    /// The next event of a streamed body.
    void event(SseEvent event);

    /// A body that came whole; says whether it was an answer of this protocol, or an error.
    boolean whole(JsonNode json);

    /// The body is over, properly or not: what is held back comes out, and the answer ends if it has not.
    ///
    /// @param cause what the network said; empty when the body ended properly
    void end(String cause);

    /// Gives out what is held back; the answer is about to be ended from outside.
    void flush();
}
