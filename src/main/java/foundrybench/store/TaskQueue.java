package foundrybench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where tasks wait until it is worth writing them: until there is enough text, or the oldest has waited long
/// enough. What is wanted soon does not wait, and does not take along what may.
final class TaskQueue<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long longestWaitNanos;
    private final int enoughText;
    private List<T> waiting = new ArrayList<>();
    private List<T> soon = new ArrayList<>();
    private long dueNanos;
    private int textLength;
    private boolean isAllWanted;
    private boolean isClosed;

    /// When a task is taken.
    enum When {
        /// When it is worth it.
        LATER,
        /// At once, by itself: before what waits, which may have come earlier.
        SOON,
        /// At once, with all that waits, in order.
        WITH_ALL
    }

    TaskQueue(long longestWaitNanos, int enoughText) {
        this.longestWaitNanos = longestWaitNanos;
        this.enoughText = enoughText;
    }

    /// Never waits for what is done with it.
    ///
    /// @param length of its text
    /// @return whether it was taken; `false` once the queue is closed
    boolean put(T task, int length, When when) {
        lock.lock();
        try {
            if (isClosed) {
                return false;
            }
            if (when == When.SOON) {
                soon.add(task);
                changed.signal();
                return true;
            }
            boolean isFirst = waiting.isEmpty();
            if (isFirst) {
                dueNanos = System.nanoTime() + longestWaitNanos;
            }
            waiting.add(task);
            textLength += length;
            isAllWanted |= when == When.WITH_ALL;
            if (isFirst || isAllDue()) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Whether there is time for something else: nothing is due, and more may come.
    boolean isIdle() {
        lock.lock();
        try {
            return soon.isEmpty() && !isAllDue();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for that long, or until something is due.
    ///
    /// @return whether nothing is
    boolean rest(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && soon.isEmpty() && !isAllDue()) {
                left = changed.awaitNanos(waiting.isEmpty() ? left : Math.min(left, Math.max(1, dueNanos - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            isAllWanted = !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
        return isIdle();
    }

    /// Waits for tasks that are due and takes them; empty once the queue is closed and none is left.
    List<T> take() {
        lock.lock();
        try {
            while (soon.isEmpty() && !isAllDue()) {
                try {
                    if (waiting.isEmpty()) {
                        changed.await();
                    } else {
                        changed.awaitNanos(dueNanos - System.nanoTime());
                    }
                } catch (InterruptedException e) {
                    isAllWanted = !waiting.isEmpty(); // somebody is in a hurry: what waits is written, nothing is lost
                }
            }
            var taken = soon;
            soon = new ArrayList<>();
            if (isAllDue()) {
                taken.addAll(waiting);
                waiting = new ArrayList<>();
                textLength = 0;
                isAllWanted = false;
            }
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

    private boolean isAllDue() {
        return isClosed
                || isAllWanted
                || textLength >= enoughText
                || (!waiting.isEmpty() && System.nanoTime() - dueNanos >= 0);
    }
}
