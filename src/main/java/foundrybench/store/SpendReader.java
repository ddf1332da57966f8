package foundrybench.store;

import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.model.Completion;
import foundrybench.model.SpendSlice;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The statements that add up what real calls cost: neither simulated nor recorded ones. Sessions in the trash count: the
/// money was spent.
final class SpendReader {
    private static final String REAL =
            """
            from run join call on call.run_id = run.id
            where run.started_at >= ? and run.started_at < ? and simulated = 0 and recorded = 0 and status is not null""";

    private final Connection connection;

    SpendReader(Connection connection) {
        this.connection = connection;
    }

    /// By day and deployment, the oldest day first.
    List<SpendSlice> slices(Instant from, Instant before, ZoneId zone) throws SQLException {
        var slices = new HashMap<Key, SpendSlice>();
        try (var statement = connection.prepareStatement("select run.started_at, deployment, cost, cost_known " + REAL)) {
            statement.setLong(1, from.toEpochMilli());
            statement.setLong(2, before.toEpochMilli());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var day = LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(1)), zone);
                    var cost = row.getString(3) == null ? BigDecimal.ZERO : new BigDecimal(row.getString(3));
                    var one = new SpendSlice(day, row.getString(2), 1, row.getBoolean(4) ? 0 : 1, cost);
                    slices.merge(new Key(day, one.deployment()), one, SpendReader::sum);
                }
            }
        }
        return slices.values().stream()
                .sorted(Comparator.comparing(SpendSlice::day).thenComparing(SpendSlice::deployment))
                .toList();
    }

    private static SpendSlice sum(SpendSlice a, SpendSlice b) {
        return new SpendSlice(a.day(), a.deployment(), a.calls() + b.calls(), a.unknown() + b.unknown(), a.known().add(b.known()));
    }

    /// Each real call, the oldest first.
    ///
    /// @param sessions ids; empty for all
    void completions(Instant from, Set<String> sessions, Consumer<Completion> each)
            throws SQLException, FormatException, JsonException {
        try (var statement = connection.prepareStatement("select line, session_id " + REAL + " order by run.started_at")) {
            statement.setLong(1, from.toEpochMilli());
            statement.setLong(2, Long.MAX_VALUE);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (sessions.isEmpty() || sessions.contains(row.getString(2))) {
                        each.accept(CompletionFormat.fromJson(Json.parse(row.getString(1))));
                    }
                }
            }
        }
    }

    /// The price tables of the costs of the real calls of the runs begun in that time, each with its day.
    List<String> priceTables(Instant from, Instant before) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                """
                select distinct line ->> '$.cost.priceTable', line ->> '$.cost.asOf' %s
                    and cost is not null and iif(json_valid(line), line ->> '$.cost.priceTable', null) is not null
                order by 1, 2""".formatted(REAL))) {
            statement.setLong(1, from.toEpochMilli());
            statement.setLong(2, before.toEpochMilli());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1) + (row.getString(2) == null ? "" : " of " + row.getString(2)));
                }
            }
        }
        return tables;
    }

    /// What the real calls of the runs begun since then cost.
    ///
    /// @param except ids of runs that are left out
    Spend sum(Instant since, Set<String> except) throws SQLException {
        int calls = 0;
        int unknown = 0;
        var known = BigDecimal.ZERO;
        try (var statement = connection.prepareStatement("select cost, cost_known, run_id " + REAL)) {
            statement.setLong(1, since.toEpochMilli());
            statement.setLong(2, Long.MAX_VALUE);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (except.contains(row.getString(3))) {
                        continue;
                    }
                    calls++;
                    unknown += row.getBoolean(2) ? 0 : 1;
                    known = row.getString(1) == null ? known : known.add(new BigDecimal(row.getString(1)));
                }
            }
        }
        return new Spend(calls, unknown, known);
    }

    private record Key(LocalDate day, String deployment) {}
}
