package foundrybench.run;

import foundrybench.model.RunEvent;
import java.util.ArrayList;
import java.util.List;

/// Where a call's thread leaves what arrived and a reader takes all there is, at its own pace.
public final class Mailbox {
    private final Object lock = new Object();
    private List<RunEvent> waiting = new ArrayList<>();

    /// Leaves an event. Never waits for the reader.
    public void put(RunEvent event) {
        synchronized (lock) {
            waiting.add(event);
        }
    }

    /// Takes all events left since the last time, oldest first; empty when there are none.
    public List<RunEvent> drain() {
        synchronized (lock) {
            if (waiting.isEmpty()) {
                return List.of();
            }
            var taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        }
    }
}
