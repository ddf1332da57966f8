package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The statements about recordings. Those that write belong inside a transaction of the caller's.
final class RecordingRows {
    private static final double ROOM = 0.95; // so that not every recording drops another

    private RecordingRows() {}

    /// Keeps it; of no effect when there is no such call, or it has one already.
    static void put(Connection connection, String callId, KeptBody body) throws SQLException {
        var head = new RecordingHead(body.protocol(), body.status(), body.headers(), body.deployment(), body.startedAt());
        var arrivals = compressed(Json.write(RecordingHead.toExactJson(body.arrivals())).getBytes(StandardCharsets.UTF_8));
        try (var row = connection.prepareStatement(
                """
                insert into recording (call_id, meta, arrivals, body, size)
                select id, ?, ?, ?, ? from call where id = ? on conflict do nothing""")) {
            row.setString(1, Json.write(head.toJson()));
            row.setBytes(2, arrivals);
            row.setBytes(3, body.gzip());
            row.setLong(4, (long) arrivals.length + body.gzip().length);
            row.setString(5, callId);
            row.executeUpdate();
        }
    }

    /// Drops the oldest until no more than this is kept.
    ///
    /// @param mostBytes compressed
    static void prune(Connection connection, long mostBytes) throws SQLException {
        long kept = size(connection);
        if (kept <= mostBytes) {
            return;
        }
        try (var row = connection.prepareStatement(
                """
                delete from recording where id <= (
                    select max(id) from (
                        select id, sum(size) over (order by id) - size as before from recording)
                    where before < ?)""")) {
            row.setLong(1, kept - (long) (mostBytes * ROOM));
            row.executeUpdate();
        }
    }

    /// Bytes of all, compressed.
    static long size(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(sum(size), 0) from recording")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The recording of this call, if there is one.
    static Optional<KeptBody> of(Connection connection, String callId)
            throws SQLException, JsonException, FormatException, IOException {
        try (var statement = connection.prepareStatement("select meta, arrivals, body from recording where call_id = ?")) {
            statement.setString(1, callId);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var json = (ObjectNode) Json.parse(row.getString(1));
                json.set("arrivals", Json.parse(new String(plain(row.getBytes(2)), StandardCharsets.UTF_8)));
                return Optional.of(RecordingReader.kept(JsonFields.of(json, "the recording"), row.getBytes(3)));
            }
        }
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes any bytes", e);
        }
        return out.toByteArray();
    }

    /// What was compressed.
    static byte[] plain(byte[] gzip) throws IOException {
        if (gzip.length == 0) {
            return gzip;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
