package foundrybench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// How a term is asked of the indexes.
///
/// @param sql gives ids of entries, the greatest first; its last parameter bounds them
/// @param values of the parameters before that one
record TermQuery(String sql, List<String> values) {
    private static final String BY_WORD = "select rowid from word where word match ? and rowid <= ? order by rowid desc";
    private static final String BY_PART = "select rowid from part where part match ? and rowid <= ? order by rowid desc";
    private static final String BY_SIGHT =
            "select id from entry where (text like ? escape '!' or text like ? escape '!') and id <= ? order by id desc";
    private static final String BY_TRIGRAMS =
            """
            select distinct doc from temp.trigram
            where term >= ?1 and term <= ?1 || char(0x10ffff) and doc <= ?2 order by doc desc""";

    /// Of so many of the newest texts it is asked whether a short part is common.
    private static final int NEWEST = 2_000;

    /// So many of them make it common: then the newest sessions that have it are soon found by looking.
    private static final int COMMON = 50;

    /// What to ask, the next when the one before finds nothing at all: a word that begins none is looked for within words.
    static List<TermQuery> of(Connection connection, SearchTerm term) throws SQLException {
        return switch (term) {
            case SearchTerm.Phrase(var text) -> List.of(new TermQuery(BY_WORD, List.of(quoted(text))));
            case SearchTerm.Part part -> List.of(ofPart(connection, part));
            case SearchTerm.Beginning(var text) -> List.of(
                    new TermQuery(BY_WORD, List.of(quoted(text) + "*")), ofPart(connection, new SearchTerm.Part(text)));
        };
    }

    private static TermQuery ofPart(Connection connection, SearchTerm.Part part) throws SQLException {
        if (part.isIndexed()) {
            return new TermQuery(BY_PART, List.of(quoted(part.text())));
        }
        var bySight = new TermQuery(BY_SIGHT, List.of(like(part.text()), like(part.text().toUpperCase(Locale.ROOT))));
        if (bySight.isCommon(connection)) {
            return bySight;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create virtual table if not exists temp.trigram using fts5vocab(main, part, instance)");
        }
        return new TermQuery(BY_TRIGRAMS, List.of(Folded.of(part.text()).text()));
    }

    private boolean isCommon(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                """
                select count(*) from (
                    select 1 from (select text from entry order by id desc limit %d)
                    where text like ? escape '!' or text like ? escape '!' limit %d)""".formatted(NEWEST, COMMON))) {
            statement.setString(1, values.getFirst());
            statement.setString(2, values.getLast());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == COMMON;
            }
        }
    }

    /// Whether this session has it.
    boolean finds(Connection connection, String sessionId, long startedAt) throws SQLException {
        var one = "select 1 from (%s) found join entry on entry.id = found.%s where session_id = ? limit 1"
                .formatted(sql, sql.contains("doc") ? "doc" : sql.contains("rowid") ? "rowid" : "id");
        try (var statement = connection.prepareStatement(one)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.setLong(values.size() + 1, Entries.last(startedAt));
            statement.setString(values.size() + 2, sessionId);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String like(String text) {
        return '%' + text.replaceAll("[!%_]", "!$0") + '%';
    }
}
