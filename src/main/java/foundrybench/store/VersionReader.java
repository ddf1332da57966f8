package foundrybench.store;

import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.PromptFormat;
import foundrybench.model.Completion;
import foundrybench.model.PromptVersion;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements about versions of prompts. Sessions in the trash are left out.
final class VersionReader {
    private static final String KEPT = "session_id in (select id from session where trashed_at is null) and prompt_hash <> '' and prompt <> '[]'";

    private final Connection connection;

    VersionReader(Connection connection) {
        this.connection = connection;
    }

    /// The last asked first.
    ///
    /// @param session only those of this one; `null` for all
    /// @param hash only those whose hash begins so
    List<PromptVersion> versions(@Nullable String session, String hash, int most)
            throws SQLException, FormatException, JsonException {
        var versions = new ArrayList<PromptVersion>();
        try (var statement = connection.prepareStatement(
                """
                select prompt_hash, min(started_at), max(started_at), count(*), prompt,
                    (select session_id from run later where later.prompt_hash = run.prompt_hash and %1$s order by started_at desc limit 1)
                from run where %1$s and (? is null or session_id = ?) and prompt_hash >= ? and prompt_hash <= ? || 'g'
                group by prompt_hash order by max(started_at) desc limit ?""".formatted(KEPT))) {
            statement.setString(1, session);
            statement.setString(2, session);
            statement.setString(3, hash);
            statement.setString(4, hash);
            statement.setInt(5, most);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(new PromptVersion(
                            row.getString(1),
                            PromptFormat.fromJson(Json.parse(row.getString(5))),
                            Instant.ofEpochMilli(row.getLong(2)),
                            Instant.ofEpochMilli(row.getLong(3)),
                            row.getInt(4),
                            row.getString(6)));
                }
            }
        }
        return versions;
    }

    /// The answers to a version that have ended, the newest first.
    List<Completion> results(String hash, int most) throws SQLException, FormatException, JsonException {
        var results = new ArrayList<Completion>();
        try (var statement = connection.prepareStatement(
                """
                select line from run join call on call.run_id = run.id
                where prompt_hash = ? and %s and status is not null
                order by run.started_at desc, place limit ?""".formatted(KEPT))) {
            statement.setString(1, hash);
            statement.setInt(2, most);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    results.add(CompletionFormat.fromJson(Json.parse(row.getString(1))));
                }
            }
        }
        return results;
    }
}
