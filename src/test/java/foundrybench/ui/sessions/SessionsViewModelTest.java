package foundrybench.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsViewModelTest {
    private final SessionsViewModel model =
            new SessionsViewModel(() -> Instant.parse("2026-11-24T09:31:07Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:02:00Z, 3, 0.0142, false, , 10:02 · 3 deployments · $0.0142",
        "2026-11-23T23:05:00Z, 1, , true, , 00:05 · 1 deployment · simulated",
        "2026-11-23T22:59:00Z, 2, , false, , 23:59 · 2 deployments · –",
        "2026-11-19T12:00:00Z, 2, 0.031, false, , 13:00 · 2 deployments · $0.0310",
        "2026-11-24T09:02:00Z, 3, 0.0142, false, gpt-5.4, 10:02 · $0.0142 · ★ gpt-5.4"
    })
    void aRowSaysWhenHowManyAndHowMuch(
            Instant startedAt,
            int deployments,
            @Nullable BigDecimal cost,
            boolean simulated,
            @Nullable String winner,
            String detail) {
        assertEquals(detail, model.detail(new SessionRow("id", "title", startedAt, deployments, cost, simulated, winner)));
    }

    @Test
    void theDaysStandAboveTheirSessions() {
        model.show(
                List.of(
                        row("a", "2026-11-24T09:02:00Z"), row("b", "2026-11-23T23:05:00Z"), row("c", "2026-11-23T20:00:00Z"),
                        row("d", "2026-11-19T12:00:00Z"), row("e", "2025-12-31T12:00:00Z")),
                false,
                0);
        assertEquals(
                List.of("Today", "a", "b", "Yesterday", "c", "Thu 19 Nov", "d", "Wed 31 Dec 2025", "e"),
                model.items().get().stream()
                        .map(item -> switch (item) {
                            case HistoryItem.Day(var name) -> name;
                            case HistoryItem.Session(var row) -> row.id();
                        })
                        .toList());
        assertEquals(List.of("a", "b", "c", "d", "e"), model.rows().stream().map(SessionRow::id).toList());
    }

    @Test
    void moreAreAskedForOnlyWhenThereAreMore() {
        var asked = new AtomicInteger();
        model.onChange(asked::incrementAndGet);
        model.askForMore();
        assertEquals(0, asked.get());
        model.show(List.of(), true, 0);
        model.askForMore();
        model.askForMore();
        assertEquals(1, asked.get());
        assertEquals(400, model.wanted());
        model.search("word");
        assertEquals(200, model.wanted());
        assertEquals("word", model.filter().get().query().text());
    }

    private static SessionRow row(String id, String startedAt) {
        return new SessionRow(id, id, Instant.parse(startedAt), 1, null, true);
    }
}
