package foundrybench.store;

import foundrybench.format.PromptFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.sqlite.Function;

/// Brings a store to the version this program knows, by the numbered files beside this class.
final class Migration {
    /// The version this program writes.
    static final int VERSION = 3;

    private static final int FARTHEST = 1_000; // far beyond what is to be expected

    private Migration() {}

    /// The version of the store; 0 for one that is empty.
    static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("pragma user_version")) {
            int version = result.next() ? result.getInt(1) : 0;
            if (!isPossible(version)) {
                throw new SQLException("the version of the store is overwritten", null, StoreWords.CORRUPT);
            }
            return version;
        }
    }

    /// Whether any version of the program can have written that.
    static boolean isPossible(int version) {
        return version >= 0 && version < FARTHEST;
    }

    /// Applies what is missing, all of it or nothing, however many processes try at once.
    static void migrate(Connection connection) throws SQLException {
        if (version(connection) >= VERSION) {
            return;
        }
        Function.create(connection, "prompt_hash", new PromptHash());
        try (var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            for (int next = version(connection) + 1; next <= VERSION; next++) { // asked again: another may have been quicker
                for (var sql : script(next)) {
                    statement.execute(sql);
                }
                statement.execute("pragma user_version = " + next);
            }
            statement.execute("commit");
        }
    }

    private static List<String> script(int version) {
        var name = "%03d.sql".formatted(version);
        try (var in = Migration.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
            return Arrays.stream(text.split(";\\s*(\n\\s*\n|$)")).map(String::strip).filter(s -> !s.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the program", e);
        }
    }

    /// Gives the versions of prompts that were saved before there were any.
    private static final class PromptHash extends Function {
        @Override
        protected void xFunc() throws SQLException {
            result(PromptFormat.hashOf(value_text(0)));
        }
    }
}
