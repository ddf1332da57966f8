package foundrybench.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final long FRAME = 16_666_667;

    private final FakeTimer timer = new FakeTimer();
    private final Pulse pulse = new Pulse(timer);

    private static final class FakeTimer implements Pulse.Timer {
        boolean isRunning;

        @Override
        public void start(Pulse pulse) {
            isRunning = true;
        }

        @Override
        public void stop() {
            isRunning = false;
        }
    }

    @Test
    void nothingRunsWhileThereIsNothingToDrain() {
        assertFalse(timer.isRunning);
        pulse.add(_ -> false);
        assertTrue(timer.isRunning);
        pulse.frame(FRAME);
        assertFalse(timer.isRunning);
    }

    @Test
    void pausedItRestsAndThenGoesOnWithWhatThereIs() {
        pulse.setPaused(true);
        pulse.add(_ -> true);
        assertFalse(timer.isRunning);
        pulse.setPaused(false);
        assertTrue(timer.isRunning);
        pulse.setPaused(true);
        assertFalse(timer.isRunning);
    }

    @Test
    void aPauseStartsNothing() {
        pulse.setPaused(true);
        pulse.setPaused(false);
        assertFalse(timer.isRunning);
    }

    @Test
    void drainsAtMostEvery33Milliseconds() {
        List<Long> drained = new ArrayList<>();
        pulse.add(drained::add);
        for (int frame = 0; frame < 60; frame++) {
            pulse.frame(frame * FRAME);
        }
        assertEquals(30, drained.size());
        assertEquals(2 * FRAME, drained.get(1));
    }

    @Test
    void oneThatHasEndedIsDroppedAndTheOthersGoOn() {
        List<String> drained = new ArrayList<>();
        pulse.add(_ -> {
            drained.add("short");
            return false;
        });
        pulse.add(_ -> drained.add("long"));
        pulse.frame(0);
        pulse.frame(Pulse.INTERVAL_NANOS);
        assertEquals(List.of("short", "long", "long"), drained);
        assertTrue(timer.isRunning);
    }

    @Test
    void oneMayBeAddedWhileAnotherDrains() {
        List<String> drained = new ArrayList<>();
        pulse.add(_ -> {
            pulse.add(_ -> drained.add("second"));
            return false;
        });
        pulse.frame(0);
        pulse.frame(Pulse.INTERVAL_NANOS);
        assertEquals(List.of("second"), drained);
        assertTrue(timer.isRunning);
    }
}
