package foundrybench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// How a term is asked of the indexes.
///
/// @param sql gives ids of entries; its last parameter bounds them
/// @param values of the parameters before that one
record TermQuery(String sql, List<String> values) {
    private static final String BY_WORD = "select rowid from word where word match ? and rowid <= ? order by rowid desc";
    private static final String BY_PART = "select rowid from part where part match ? and rowid <= ? order by rowid desc";
    private static final String BY_SIGHT =
            "select id from entry where (text like ? escape '\\' or text like ? escape '\\') and id <= ? order by id desc";

    /// A word that begins none is looked for within words.
    static TermQuery of(Connection connection, SearchTerm term) throws SQLException {
        return switch (term) {
            case SearchTerm.Phrase(var text) -> new TermQuery(BY_WORD, List.of(quoted(text)));
            case SearchTerm.Part part -> ofPart(part);
            case SearchTerm.Beginning(var text) -> {
                var byWord = new TermQuery(BY_WORD, List.of(quoted(text) + "*"));
                yield byWord.findsAny(connection) ? byWord : ofPart(new SearchTerm.Part(text));
            }
        };
    }

    private static TermQuery ofPart(SearchTerm.Part part) {
        return part.isIndexed()
                ? new TermQuery(BY_PART, List.of(quoted(part.text())))
                : new TermQuery(BY_SIGHT, List.of(like(part.text()), like(part.text().toUpperCase(Locale.ROOT))));
    }

    /// Whether this session has it.
    boolean finds(Connection connection, String sessionId, long startedAt) throws SQLException {
        var one = "select 1 from entry where session_id = ? and id >= ? and id in (%s)".formatted(sql.replace(" order by rowid desc", ""));
        try (var statement = connection.prepareStatement(one + " limit 1")) {
            statement.setString(1, sessionId);
            statement.setLong(2, Entries.first(startedAt));
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 3, values.get(i));
            }
            statement.setLong(values.size() + 3, Entries.last(startedAt));
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean findsAny(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from word where word match ? limit 1")) {
            statement.setString(1, values.getFirst());
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String like(String text) {
        return '%' + text.replaceAll("[\\\\%_]", "\\\\$0") + '%';
    }
}
