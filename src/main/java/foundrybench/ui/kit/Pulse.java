package foundrybench.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.animation.AnimationTimer;

/// One timer for all that moves in the window. Each [Drain] is asked at most every 33 ms, about what an eye
/// can follow, and dropped once it says that it has ended. With none left the timer stops: an idle window
/// costs nothing. Belongs to the window's thread.
public final class Pulse {
    static final long INTERVAL_NANOS = 33_000_000;

    private final Set<Drain> drains = new LinkedHashSet<>();
    private final Timer timer;
    private long lastNanos = Long.MIN_VALUE;
    private boolean isPaused;

    /// Something to be drained while it lasts.
    @FunctionalInterface
    public interface Drain {
        /// Takes what there is.
        ///
        /// @param nowNanos monotonic time
        /// @return whether more may come
        boolean drain(long nowNanos);
    }

    /// What calls [#frame] for as long as it runs.
    interface Timer {
        void start(Pulse pulse);

        void stop();
    }

    /// A pulse that beats with the screen.
    public Pulse() {
        this(new ScreenTimer());
    }

    Pulse(Timer timer) {
        this.timer = timer;
    }

    /// Drains this from now on, until it has ended.
    public void add(Drain drain) {
        if (drains.isEmpty() && !isPaused) {
            timer.start(this);
        }
        drains.add(drain);
    }

    /// Rests, or goes on: what nobody sees needs no frames.
    public void setPaused(boolean paused) {
        if (paused != isPaused) {
            isPaused = paused;
            if (paused) {
                timer.stop();
            } else if (!drains.isEmpty()) {
                timer.start(this);
            }
        }
    }

    /// A frame of the screen is due.
    void frame(long nowNanos) {
        if (lastNanos != Long.MIN_VALUE && nowNanos - lastNanos < INTERVAL_NANOS) {
            return;
        }
        lastNanos = nowNanos;
        for (var drain : new ArrayList<>(drains)) {
            if (!drainSafely(drain, nowNanos)) {
                drains.remove(drain);
            }
        }
        if (drains.isEmpty()) {
            timer.stop();
        }
    }

    /// One that throws is dropped, or it would throw with every frame; the others go on.
    private static boolean drainSafely(Drain drain, long nowNanos) {
        try {
            return drain.drain(nowNanos);
        } catch (RuntimeException | Error bug) {
            FxThread.uncaught(bug);
            return false;
        }
    }

    private static final class ScreenTimer implements Timer {
        private AnimationTimer animation = new AnimationTimer() {
            @Override
            public void handle(long now) {}
        };

        @Override
        public void start(Pulse pulse) {
            animation = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse.frame(now);
                }
            };
            animation.start();
        }

        @Override
        public void stop() {
            animation.stop();
        }
    }
}
