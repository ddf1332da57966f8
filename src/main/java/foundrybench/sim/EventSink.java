package foundrybench.sim;

import java.io.IOException;

/// Takes the events of a stream in order and sends each when it is due.
interface EventSink {
    /// Sends one event, when it is due.
    ///
    /// @param dueMillis after the request was read; an event that is late goes at once
    /// @param type the `event:` line, or empty for none
    /// @throws IOException if the client has gone or the service was closed
    void send(long dueMillis, String type, String data) throws IOException;

    /// Sends one event that brings text or thinking.
    ///
    /// @throws IOException if the client has gone or the service was closed
    void sendDelta(long dueMillis, String type, String data) throws IOException;
}
