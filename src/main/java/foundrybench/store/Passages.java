package foundrybench.store;

import foundrybench.model.Passage;
import foundrybench.model.Passage.Mark;
import foundrybench.model.SessionQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts passages from the texts in which something was found.
final class Passages implements AutoCloseable {
    private static final int MOST = 3; // of a session
    private static final int MOST_LOOKED_AT = 8;
    private static final int EARLY = 600; // characters
    private static final int BEFORE = 50; // characters
    private static final int LENGTH = 170;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cc}]");

    private final List<SearchTerm> terms;
    private final PreparedStatement statement;

    Passages(Connection connection, SessionQuery query) throws SQLException {
        this.terms = SearchTerm.read(query.text());
        this.statement = connection.prepareStatement(
                """
                select kind, text, (select deployment from call where call.id = entry.subject)
                from entry where id = ? and session_id = ?""");
    }

    /// Those of one session; of each text one.
    ///
    /// @param entries ids of its entries, perhaps with others among them
    List<Passage> of(String sessionId, Collection<Long> entries) throws SQLException {
        var passages = new ArrayList<Passage>();
        int looked = 0;
        for (var id : entries) {
            if (passages.size() == MOST || looked++ == MOST_LOOKED_AT) {
                break;
            }
            statement.setLong(1, id);
            statement.setString(2, sessionId);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    var where = Entries.where(String.valueOf(row.getString(1)));
                    var text = String.valueOf(row.getString(2)).strip();
                    var deployment = row.getString(3) == null ? "" : row.getString(3);
                    where.ifPresent(found -> passages.add(cut(found, deployment, text)));
                }
            }
        }
        return passages;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private Passage cut(Passage.Where where, String deployment, String text) {
        var marks = marks(text);
        int first = marks.isEmpty() ? 0 : marks.getFirst().from();
        int from = first <= BEFORE ? 0 : space(text, first - BEFORE, first);
        int to = from + LENGTH >= text.length() ? text.length() : back(text, from + LENGTH);
        var begin = from == 0 ? "" : "…";
        var inside = marks.stream()
                .filter(mark -> mark.from() >= from && mark.to() <= to)
                .map(mark -> new Mark(mark.from() - from + begin.length(), mark.to() - from + begin.length()))
                .toList();
        var shown = begin + GAP.matcher(text.substring(from, to)).replaceAll(" ") + (to == text.length() ? "" : "…");
        return new Passage(where, deployment, shown, inside);
    }

    /// Looked for at the beginning first: most texts are longer than a passage, and have what was found early or often.
    private List<Mark> marks(String text) {
        var marks = Folded.of(text.substring(0, back(text, Math.min(text.length() - 1, EARLY)))).marks(terms);
        return marks.isEmpty() ? Folded.of(text).marks(terms) : marks;
    }

    /// Behind the first space between here and there, or here.
    private static int space(String text, int from, int to) {
        int space = text.indexOf(' ', from);
        return space >= 0 && space < to ? space + 1 : back(text, from);
    }

    /// Not within a surrogate pair.
    private static int back(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
