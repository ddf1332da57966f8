package foundrybench.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// A connection that writes, and the files it was opened on. Belongs to one thread.
///
/// @param identity of the files just opened
record OpenStore(Connection connection, Path file, StoreIdentity identity) implements AutoCloseable {

    /// Whether what is written here is found by the next who opens the store. Costs a few microseconds.
    boolean isInPlace() throws IOException {
        return identity.equals(StoreIdentity.of(file));
    }

    /// Whether nothing was ever saved in it, or all of it was deleted.
    boolean isEmpty() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select 1 from session limit 1")) {
            return !row.next();
        }
    }

    /// For how long to wait for another's lock from now on.
    void setPatience(Duration patience) throws SQLException {
        LockWait.set(connection, patience);
    }

    /// Closes it. Of a file that was moved away SQLite leaves the log, to be played into whatever lies in its
    /// place: it is emptied into its own file, wherever that is now.
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!isInPlace()) {
                execute("wal_checkpoint(truncate)");
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private void execute(String pragma) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("pragma " + pragma);
        }
    }
}
