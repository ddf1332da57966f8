package foundrybench.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/// Opens the store for whoever asks something of it, to read alone where it may not be written. A file that SQLite finds
/// damaged is rescued, and asked again.
final class StoreAccess {
    private final StoreFile file;
    private final Writers writers;
    private final Recovery recovery;
    private final Duration patience;

    /// @param patience how long another's lock is waited for
    StoreAccess(StoreFile file, Writers writers, Recovery recovery, Duration patience) {
        this.file = file;
        this.writers = writers;
        this.recovery = recovery;
        this.patience = patience;
    }

    StoreWords words() {
        return file.words();
    }

    /// Reads what is of one state of the store.
    <T> T read(Reading<T> reading) throws StoreException {
        return read(_ -> {}, reading);
    }

    /// @param before what may be written first, unless the store is only read
    <T> T read(Consumer<Connection> before, Reading<T> reading) throws StoreException {
        return query(before, connection -> reading.read(new SessionReader(connection, writers, words())));
    }

    /// As [#read(Reading)], by statements of one's own.
    <T> T query(Query<T> query) throws StoreException {
        return query(_ -> {}, query);
    }

    private <T> T query(Consumer<Connection> before, Query<T> query) throws StoreException {
        try {
            return queryOnce(before, query);
        } catch (SQLException e) {
            if (!StoreWords.isDamage(e) || isReadOnly()) {
                throw new StoreException(words().describe(e), e);
            }
        }
        rescue();
        try {
            return queryOnce(before, query);
        } catch (SQLException e) {
            throw new StoreException(words().describe(e), e);
        }
    }

    private <T> T queryOnce(Consumer<Connection> before, Query<T> query) throws SQLException, StoreException {
        boolean isReadOnly = isReadOnly();
        try (var connection = isReadOnly ? file.openToRead() : connect()) {
            if (!isReadOnly) {
                before.accept(connection);
            }
            try (var statement = connection.createStatement()) {
                statement.execute("begin"); // one state of the store for all that is read
            }
            return query.ask(connection);
        } catch (IOException e) {
            throw new StoreException(words().describe(e), e);
        }
    }

    private Connection connect() throws SQLException, IOException, StoreException {
        var connection = file.openToWrite(patience).connection();
        try {
            recovery.run(connection);
        } catch (SQLException | IOException e) {
            return connection; // whoever reads meets it again, if it keeps from reading
        }
        return connection;
    }

    /// Uses it as it is, damaged or not.
    <T> T use(Using<T> using) throws StoreException {
        try (var connection = isReadOnly() ? file.openToRead() : file.connect(patience)) {
            return using.use(connection);
        } catch (SQLException e) {
            throw new StoreException(words().describe(e), e);
        } catch (IOException e) {
            throw new StoreException(words().describe(e), e);
        }
    }

    /// Sets the file aside if SQLite finds it damaged, and puts what can be read of it into a new one, which is told.
    void rescue() throws StoreException {
        try {
            file.repair();
        } catch (IOException e) {
            throw new StoreException(words().describe(e), e);
        }
    }

    private boolean isReadOnly() throws StoreException {
        try {
            return file.isReadOnly();
        } catch (IOException e) {
            throw new StoreException(words().describe(e), e);
        }
    }

    /// What is done with the file.
    interface Using<T> {
        T use(Connection connection) throws SQLException;
    }

    /// What is asked of it.
    interface Query<T> {
        T ask(Connection connection) throws SQLException, StoreException;
    }

    /// What is asked of its sessions.
    interface Reading<T> {
        T read(SessionReader reader) throws SQLException, StoreException;
    }
}
