package foundrybench.ui.responses;

import foundrybench.ui.kit.Pulse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Fills the panes that nobody looks at, one with each pulse, so that many of them hold up nothing.
final class FillInTurn implements Pulse.Drain {
    private static final int FRAMES_FIRST = 4; // for what is in sight

    private final Deque<ResponsePane> waiting;
    private int frames;

    FillInTurn(List<ResponsePane> panes) {
        waiting = new ArrayDeque<>(panes);
    }

    @Override
    public boolean drain(long nowNanos) {
        while (!waiting.isEmpty() && (waiting.getFirst().isFilled() || waiting.getFirst().getScene() == null)) {
            waiting.removeFirst();
        }
        if (frames++ >= FRAMES_FIRST && !waiting.isEmpty()) {
            waiting.removeFirst().fill();
        }
        return !waiting.isEmpty();
    }
}
