package foundrybench.store;

import java.sql.Connection;
import java.sql.SQLException;

/// What is written in one transaction.
interface Writing {
    /// @return what the one who asked for it is told
    boolean write(Connection connection) throws SQLException;
}
