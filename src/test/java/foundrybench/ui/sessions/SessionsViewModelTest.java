package foundrybench.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsViewModelTest {
    private final SessionsViewModel model =
            new SessionsViewModel(() -> Instant.parse("2026-11-24T09:31:07Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:02:00Z, 3, 0.0142, false, , 10:02 · 3 deployments · $0.0142",
        "2026-11-23T23:05:00Z, 1, , true, , 00:05 · 1 deployment · simulated",
        "2026-11-23T22:59:00Z, 2, , false, , yesterday · 2 deployments · –",
        "2026-11-19T12:00:00Z, 2, 0.031, false, , 19 Nov · 2 deployments · $0.0310",
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
}
