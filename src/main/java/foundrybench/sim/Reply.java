package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// An answer in the words of one protocol, to be sent whole or as a stream.
sealed interface Reply permits ChatReply, ResponsesReply {
    Facts facts();

    /// As one JSON object.
    ObjectNode whole();

    /// As events.
    void stream(EventSink sink) throws IOException;

    /// What both protocols tell.
    ///
    /// @param id without the protocol's prefix
    record Facts(Ask ask, Delivery delivery, Schedule schedule, String id, long createdSeconds) {
        int deltas() {
            return delivery.reasoning().size() + delivery.content().size();
        }

        long endMillis() {
            return schedule.end(deltas());
        }
    }
}
