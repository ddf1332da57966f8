package foundrybench.store;

import foundrybench.model.Passage;
import foundrybench.model.Rating;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;

/// The statements about ratings. Those that write belong inside a transaction of the caller's.
final class RatingRows {
    private RatingRows() {}

    /// What a person thinks of the answer to a call, in place of what was said before; of no effect when there is no
    /// such call. Where it is the winner, no other answer of its session is one any more.
    static void put(Connection connection, String callId, Rating rating) throws SQLException {
        remark(connection, callId, rating.note());
        if (rating.winner()) {
            dethrone(connection, callId);
        }
        if (rating.equals(Rating.NONE)) {
            delete(connection, callId);
            return;
        }
        try (var row = connection.prepareStatement(
                """
                insert into rating (call_id, winner, grade, note)
                select id, ?, ?, ? from call where id = ?
                on conflict (call_id) do update set winner = excluded.winner, grade = excluded.grade, note = excluded.note""")) {
            row.setBoolean(1, rating.winner());
            if (rating.grade() == null) {
                row.setNull(2, Types.INTEGER);
            } else {
                row.setInt(2, rating.grade());
            }
            row.setString(3, CallRows.encodable(rating.note()));
            row.setString(4, callId);
            row.executeUpdate();
        }
    }

    private static void remark(Connection connection, String callId, String note) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select session_id from run join call on call.run_id = run.id where call.id = ?")) {
            statement.setString(1, callId);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    Entries.replace(connection, row.getString(1), Passage.Where.REMARK, callId, note);
                }
            }
        }
    }

    private static void dethrone(Connection connection, String callId) throws SQLException {
        try (var others = connection.prepareStatement(
                """
                update rating set winner = 0 where winner = 1 and call_id in (
                    select call.id from call join run on run.id = call.run_id where run.session_id = (
                        select session_id from run join call on call.run_id = run.id where call.id = ?))""")) {
            others.setString(1, callId);
            others.executeUpdate();
        }
    }

    private static void delete(Connection connection, String callId) throws SQLException {
        try (var row = connection.prepareStatement("delete from rating where call_id = ?")) {
            row.setString(1, callId);
            row.executeUpdate();
        }
    }

    /// By the call's id.
    static Map<String, Rating> ofSession(Connection connection, String sessionId) throws SQLException {
        var ratings = new HashMap<String, Rating>();
        try (var statement = connection.prepareStatement(
                """
                select call_id, winner, grade, note
                from rating join call on call.id = rating.call_id join run on run.id = call.run_id
                where run.session_id = ?""")) {
            statement.setString(1, sessionId);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    int grade = row.getInt(3);
                    boolean isGraded = !row.wasNull() && grade >= 1 && grade <= Rating.BEST;
                    ratings.put(row.getString(1), new Rating(row.getBoolean(2), isGraded ? grade : null, row.getString(4)));
                }
            }
        }
        return ratings;
    }
}
