package foundrybench.log;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Where every error ends that nobody expected, whatever thread it was thrown on: it is logged, counted, and
/// told to whoever shows it. The same one again is counted, and logged and told ever more rarely, so that one
/// thrown with every frame of the screen drowns nothing.
public final class ProgramErrors implements Thread.UncaughtExceptionHandler {
    private static final int ALWAYS_TOLD = 10;
    private static final int MOST_CODES = 1000;

    private final ProgramLog log;
    private final System.Logger logger;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Consumer<ProgramError>> watchers = new CopyOnWriteArrayList<>();

    public ProgramErrors(ProgramLog log) {
        this.log = log;
        this.logger = log.part("fault");
    }

    /// Tells this one of each fault, on the thread where it happened, until the returned is closed.
    public Watch watch(Consumer<ProgramError> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// Ends the watching.
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        report("thread " + thread.getName(), thrown);
    }

    /// Takes an error. Never throws.
    ///
    /// @param where at what it happened
    public void report(String where, Throwable thrown) {
        try {
            take(where, thrown);
        } catch (RuntimeException | Error again) { // no memory, no stack: the least that can be said
            System.err.println("foundry-bench: a fault of this program could not be dealt with");
        }
    }

    private void take(String where, Throwable thrown) {
        var fault = ProgramError.of(where, thrown, count(ProgramError.code(thrown)));
        if (fault.count() == 1) {
            logger.log(Level.ERROR, fault.code() + " at " + fault.place() + ", " + where, thrown);
        } else if (isTold(fault.count())) {
            logger.log(Level.ERROR, fault.code() + " again, " + fault.count() + " times in all");
        }
        if (isTold(fault.count())) {
            watchers.forEach(watcher -> watcher.accept(fault));
        }
    }

    private synchronized int count(String code) {
        var known = counts.size() < MOST_CODES || counts.containsKey(code) ? code : "others";
        return counts.merge(known, 1, Integer::sum);
    }

    /// The first ten, then each tenfold.
    private static boolean isTold(int count) {
        int rest = count;
        while (rest > ALWAYS_TOLD && rest % ALWAYS_TOLD == 0) {
            rest /= ALWAYS_TOLD;
        }
        return count <= ALWAYS_TOLD || rest == ALWAYS_TOLD;
    }

    /// How often each has happened, by its code.
    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /// Whether there was none.
    public synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /// Where libraries' records go.
    ProgramLog log() {
        return log;
    }
}
