package foundrybench.store;

import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.PromptFormat;
import foundrybench.store.PageRows.Row;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes rows that were found in a damaged store to a new one: which table a row is of is told by its shape. What is there
/// already stays, but that a call with its end takes the place of one without. A row whose text is damaged is left out.
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
    private boolean hasLost;

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

    /// Whether a row was left out because what it says cannot be read.
    boolean hasLost() {
        return hasLost;
    }

    /// Takes a row of any table; one that is of none is passed over.
    void add(Row row) throws SQLException {
        if (row.ofIndex()) {
            addOfIndex(row.values());
        } else {
            addOfTable(row.values());
        }
    }

    private void addOfTable(List<@Nullable Object> values) throws SQLException {
        if (isSession(values)) {
            put(session, padded(values, SESSION, 0L, "", null));
        } else if (isRun(values)) {
            put(run, List.of(get(values, 0), get(values, 1), get(values, 2), get(values, 3), PromptFormat.hashOf((String) get(values, 3))));
        } else if (isCall(values)) {
            put(call, padded(values.subList(0, Math.min(values.size(), CALL - 1)), CALL - 1, 0L));
        } else if (is(values, "?TTBBI") && isRecording(values)) {
            put(recording, values.subList(1, values.size()));
        }
    }

    private void addOfIndex(List<@Nullable Object> values) throws SQLException {
        if (is(values, "TI?T") && values.get(1) instanceof Long winner && winner >= 0 && winner <= 1) {
            put(rating, values);
        } else if (is(values, "TITIITIII")) {
            put(piece, values);
        } else if (is(values, "TT")) {
            put(tag, values); // or of the index of tags, the other way round: then there is no such session
        }
    }

    private boolean isSession(List<@Nullable Object> values) {
        boolean hasShape = values.size() == OLD_SESSION && is(values, "TTI") || values.size() == SESSION && is(values, "TTIIT?");
        return hasShape && kept(Entries.isTime((Long) get(values, 2)));
    }

    private boolean isRun(List<@Nullable Object> values) {
        boolean hasShape = values.size() == OLD_RUN && is(values, "TTIT") || values.size() == RUN && is(values, "TTITTI");
        return hasShape && kept(Entries.isTime((Long) get(values, 2)) && isPrompt((String) get(values, 3)));
    }

    private static boolean isPrompt(String text) {
        try {
            PromptFormat.fromJson(Json.parse(text));
            return true;
        } catch (JsonException | FormatException e) {
            return false;
        }
    }

    private boolean isCall(List<@Nullable Object> values) {
        boolean hasShape = values.size() == OLD_CALL && is(values, "TTITTIT???I") || values.size() == CALL && is(values, "TTITTIT???III");
        if (!hasShape || !((String) get(values, 4)).startsWith("{")) {
            return false;
        }
        var status = values.get(7);
        return status == null ? values.get(8) == null : kept(values.get(8) instanceof String line && isLine(line, values));
    }

    private static boolean isLine(String line, List<@Nullable Object> values) {
        try {
            var completion = CompletionFormat.fromJson(Json.parse(line));
            return completion.origin().id().equals(values.get(0))
                    && Objects.equals(completion.origin().runId(), values.get(1))
                    && CallRows.encodable(String.valueOf(completion.origin().deployment())).equals(values.get(3))
                    && completion.status().wireName().equals(values.get(7));
        } catch (JsonException | FormatException e) {
            return false;
        }
    }

    private boolean isRecording(List<@Nullable Object> values) {
        try {
            RecordingRows.plain((byte[]) get(values, 3));
            RecordingRows.plain((byte[]) get(values, 4));
            return kept(Json.parse((String) get(values, 2)).isObject());
        } catch (JsonException | IOException e) {
            return kept(false);
        }
    }

    private boolean kept(boolean isReadable) {
        hasLost |= !isReadable;
        return isReadable;
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
