package foundrybench.store;

import foundrybench.format.PromptFormat;
import foundrybench.store.PageRows.Row;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows that were found in a damaged store to a new one: which table a row is of is told by its shape. What is there
/// already stays, but that a call with its end takes the place of one without.
final class RescuedRows implements AutoCloseable {
    private static final int SESSION = 6;
    private static final int OLD_SESSION = 3; // columns, before version 3
    private static final int RUN = 6;
    private static final int OLD_RUN = 4;
    private static final int CALL = 13;
    private static final int OLD_CALL = 11;

    private final Connection to;
    private final PreparedStatement session;
    private final PreparedStatement run;
    private final PreparedStatement call;
    private final PreparedStatement rating;
    private final PreparedStatement piece;
    private final PreparedStatement recording;
    private final PreparedStatement tag;

    RescuedRows(Connection to) throws SQLException {
        this.to = to;
        session = to.prepareStatement("insert or ignore into session (id, title, started_at, starred, note, trashed_at) values (?, ?, ?, ?, ?, ?)");
        run = to.prepareStatement("insert or ignore into run (id, session_id, started_at, prompt, prompt_hash) values (?, ?, ?, ?, ?)");
        call = to.prepareStatement(
                """
                insert into call (id, run_id, place, deployment, plan, simulated, writer, status, line, cost, cost_known, recorded)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set status = excluded.status, line = excluded.line, cost = excluded.cost,
                    cost_known = excluded.cost_known, simulated = excluded.simulated, recorded = excluded.recorded
                where call.status is null and excluded.status is not null""");
        rating = to.prepareStatement("insert or ignore into rating (call_id, winner, grade, note) values (?, ?, ?, ?)");
        piece = to.prepareStatement(
                """
                insert or ignore into piece (call_id, seq, kind, item, part, text, deltas, first_nanos, last_nanos)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        recording = to.prepareStatement("insert or ignore into recording (call_id, meta, arrivals, body, size) values (?, ?, ?, ?, ?)");
        tag = to.prepareStatement("insert or ignore into tag (session_id, name) values (?, ?)");
    }

    /// Takes a row of any table; one that is of none is passed over.
    void add(Row row) throws SQLException {
        var values = row.values();
        if (isSession(values)) {
            put(session, padded(values, SESSION, 0L, "", null));
        } else if (isRun(values)) {
            put(run, List.of(get(values, 0), get(values, 1), get(values, 2), get(values, 3), PromptFormat.hashOf((String) get(values, 3))));
        } else if (isCall(values)) {
            put(call, padded(values.subList(0, Math.min(values.size(), CALL - 1)), CALL - 1, 0L));
        } else if (is(values, "TI?T") && values.get(1) instanceof Long winner && winner >= 0 && winner <= 1) {
            put(rating, values);
        } else if (is(values, "TITIITIII")) {
            put(piece, values);
        } else if (is(values, "?TTBBI")) {
            put(recording, values.subList(1, values.size()));
        }
    }

    /// A row of the table of tags, whose shape is not telling.
    void addTag(Row row) throws SQLException {
        put(tag, row.values());
    }

    private static boolean isSession(List<@Nullable Object> values) {
        return values.size() == OLD_SESSION && is(values, "TTI") || values.size() == SESSION && is(values, "TTIIT?");
    }

    private static boolean isRun(List<@Nullable Object> values) {
        boolean hasShape = values.size() == OLD_RUN && is(values, "TTIT") || values.size() == RUN && is(values, "TTITTI");
        return hasShape && ((String) get(values, 3)).startsWith("[");
    }

    private static boolean isCall(List<@Nullable Object> values) {
        boolean hasShape = values.size() == OLD_CALL && is(values, "TTITTIT???I") || values.size() == CALL && is(values, "TTITTIT???III");
        if (!hasShape || !((String) get(values, 4)).startsWith("{")) {
            return false;
        }
        try {
            return values.get(8) == null || Json.parse((String) get(values, 8)).isObject();
        } catch (JsonException | ClassCastException e) {
            return false;
        }
    }

    private static Object get(List<@Nullable Object> values, int at) {
        var value = values.get(at);
        return value == null ? "" : value;
    }

    /// @param shape a letter a column: text, integer, blob, or anything
    private static boolean is(List<@Nullable Object> values, String shape) {
        if (values.size() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            var value = values.get(i);
            boolean fits = switch (shape.charAt(i)) {
                case 'T' -> value instanceof String;
                case 'I' -> value instanceof Long;
                case 'B' -> value instanceof byte[];
                default -> true;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static List<@Nullable Object> padded(List<@Nullable Object> values, int size, @Nullable Object... rest) {
        List<@Nullable Object> all = new ArrayList<@Nullable Object>(values);
        if (all.size() < size) {
            Collections.addAll(all, rest);
        }
        return all;
    }

    private static void put(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (var statement : List.of(session, run, call, rating, piece, recording, tag)) {
            statement.close();
        }
    }
}
