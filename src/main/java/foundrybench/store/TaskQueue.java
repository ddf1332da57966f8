package foundrybench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where tasks wait until it is worth writing them: until one is urgent, there is enough text, or the oldest
/// has waited long enough.
final class TaskQueue<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long longestWaitNanos;
    private final int enoughText;
    private List<T> waiting = new ArrayList<>();
    private long dueNanos;
    private int textLength;
    private boolean isUrgent;
    private boolean isClosed;

    TaskQueue(long longestWaitNanos, int enoughText) {
        this.longestWaitNanos = longestWaitNanos;
        this.enoughText = enoughText;
    }

    /// Never waits for what is done with it.
    ///
    /// @param length of its text
    /// @return whether it was taken; `false` once the queue is closed
    boolean put(T task, int length, boolean urgent) {
        lock.lock();
        try {
            if (isClosed) {
                return false;
            }
            boolean isFirst = waiting.isEmpty();
            if (isFirst) {
                dueNanos = System.nanoTime() + longestWaitNanos;
            }
            waiting.add(task);
            textLength += length;
            isUrgent |= urgent;
            if (isFirst || isDue()) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for tasks that are due and takes all there are; empty once the queue is closed and none is left.
    List<T> take() {
        lock.lock();
        try {
            while (!isDue()) {
                try {
                    if (waiting.isEmpty()) {
                        changed.await();
                    } else {
                        changed.awaitNanos(dueNanos - System.nanoTime());
                    }
                } catch (InterruptedException e) {
                    isUrgent = !waiting.isEmpty(); // somebody is in a hurry: what waits is written, nothing is lost
                }
            }
            var taken = waiting;
            waiting = new ArrayList<>();
            textLength = 0;
            isUrgent = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing is taken in from now on; what waits is due at once.
    void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return isClosed
                || isUrgent
                || textLength >= enoughText
                || (!waiting.isEmpty() && System.nanoTime() - dueNanos >= 0);
    }
}
