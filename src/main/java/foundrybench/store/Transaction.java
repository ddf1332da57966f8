package foundrybench.store;

import java.sql.Connection;
import java.sql.SQLException;

/// A transaction that writes, from `begin immediate` on; undone when it is closed before it is committed. The
/// connection stays in autocommit: by the driver's own transactions an idle connection would keep others out.
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private boolean open;

    Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        execute("begin immediate");
        open = true;
    }

    void commit() throws SQLException {
        execute("commit");
        open = false;
    }

    /// SQLite may have undone it already, on a full disk say; then there is nothing left to undo and it says
    /// so.
    @Override
    public void close() throws SQLException {
        if (open) {
            execute("rollback");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
