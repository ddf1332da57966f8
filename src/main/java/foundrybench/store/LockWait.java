package foundrybench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/// How a connection waits for another's lock: it looks every few milliseconds, however long it has waited. SQLite's own way
/// looks less and less often, so that who comes last is served first, and of many who write some wait for seconds.
final class LockWait extends BusyHandler {
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final long patienceNanos;
    private long giveUp;

    private LockWait(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    /// Has the connection wait for that long from now on.
    static void set(Connection connection, Duration patience) throws SQLException {
        setHandler(connection, new LockWait(patience));
    }

    @Override
    protected int callback(int looks) {
        long now = System.nanoTime();
        if (looks == 0) {
            giveUp = now + patienceNanos;
        }
        if (now - giveUp >= 0) {
            return 0;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_NANOS, LONGEST_NANOS));
        return 1;
    }
}
