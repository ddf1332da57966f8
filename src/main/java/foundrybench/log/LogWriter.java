package foundrybench.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Brings lines to the file on a thread of its own, so that nobody waits for the disk: at once when it is
/// urgent, else a moment later with what else has come. Once the process is ending, each line is written by
/// whoever has it. Nothing is opened and no thread begun before the first line.
final class LogWriter {
    private static final int MOST_WAITING = 10_000;
    private static final long PAUSE_MILLIS = 200;
    private static final long SECONDS_FOR_THE_DISK = 2;

    private final ReentrantLock disk = new ReentrantLock();
    private final Trouble trouble;
    private boolean troubled; // guarded by disk
    private List<String> waiting = new ArrayList<>(); // guarded by this, as all below
    private int dropped;
    private @Nullable LogFile file;
    private @Nullable Thread hook;
    private boolean urgent;
    private boolean direct;

    /// Is told, once, that the log cannot be written.
    @FunctionalInterface
    interface Trouble {
        void tell(LogFile file, IOException cause);
    }

    LogWriter(Trouble trouble) {
        this.trouble = trouble;
    }

    /// Where lines go from now on, those that wait already included.
    synchronized void open(LogFile into) {
        file = into;
        direct = false;
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    /// Takes a record's lines. When very many wait, for a disk that hangs, more are only counted.
    void add(String lines, boolean isUrgent) {
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                dropped++;
                return;
            }
            boolean isNews = waiting.isEmpty() || (isUrgent && !urgent); // else the thread knows
            waiting.add(lines);
            urgent |= isUrgent;
            if (file == null) {
                return;
            }
            if (!direct) {
                if (isNews || hook == null) {
                    begin();
                }
                return;
            }
        }
        write();
    }

    private synchronized void begin() {
        if (hook == null) {
            hook = new Thread(this::writeDirectly, "log, at the end");
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                direct = true; // the process is ending already
            }
            Thread.ofPlatform().daemon().name("log").start(this::work);
        }
        notifyAll();
    }

    private void work() {
        try {
            while (await()) {
                write();
            }
        } catch (InterruptedException e) {
            writeDirectly();
        }
    }

    /// Waits until something is to be written; `false` once others do that.
    private synchronized boolean await() throws InterruptedException {
        while (waiting.isEmpty() && !direct) {
            wait();
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
        long left = PAUSE_MILLIS;
        while (!urgent && !direct && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return !direct;
    }

    private synchronized String take() {
        var lines = new StringBuilder();
        waiting.forEach(lines::append);
        if (dropped > 0) {
            lines.append("\t").append(dropped).append(" records were left out: the disk was too slow\n");
        }
        waiting = new ArrayList<>();
        dropped = 0;
        urgent = false;
        return lines.toString();
    }

    /// Writes what waits. Gives up after a while when somebody else is at it: a disk that hangs must not keep
    /// the process from ending.
    private void write() {
        try {
            if (!disk.tryLock(SECONDS_FOR_THE_DISK, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            var into = file();
            var lines = into == null ? "" : take();
            if (into != null && !lines.isEmpty()) {
                append(into, lines);
            }
        } finally {
            disk.unlock();
        }
    }

    private void append(LogFile into, String lines) {
        try {
            into.append(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!troubled) {
                troubled = true;
                trouble.tell(into, e);
            }
        }
    }

    private synchronized @Nullable LogFile file() {
        return file;
    }

    /// Writes what waits before it returns.
    void flush() {
        if (file() != null) {
            write();
        }
    }

    /// Writes what waits, ends the thread, and has each line written at once from now on.
    void close() {
        writeDirectly();
        synchronized (this) {
            if (hook != null) {
                forget(hook);
                hook = null;
            }
        }
    }

    private void writeDirectly() {
        synchronized (this) {
            direct = true;
            notifyAll();
        }
        flush();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending: the hook runs
        }
    }
}
