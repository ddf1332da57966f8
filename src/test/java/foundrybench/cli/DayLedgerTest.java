package foundrybench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.store.Spend;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DayLedgerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LATE = Instant.parse("2026-11-22T23:30:00Z"); // the 23rd in Berlin

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> asked = new ArrayList<>();

    private DayLedger ledger(BigDecimal limit) {
        DayLedger.Store store = (since, except) -> {
            asked.add(since + " " + except);
            return new Spend(3, 1, new BigDecimal("0.25").multiply(BigDecimal.valueOf(asked.size())));
        };
        return new DayLedger(limit, store, Clock.fixed(LATE, BERLIN), nanos::get);
    }

    @Test
    void theDayBeginsAtLocalMidnightAndOwnRunsAreLeftOut() {
        var ledger = ledger(BigDecimal.ONE);
        ledger.own("mine");
        var frame = ledger.get();
        assertEquals(List.of("2026-11-22T23:00:00Z [mine]"), asked);
        assertEquals(LocalDate.of(2026, 11, 23), frame.day());
        assertEquals(new BigDecimal("0.25"), frame.elsewhere());
        assertEquals(1, frame.unknown());
        assertEquals(BigDecimal.ONE, frame.limit());
    }

    @Test
    void whatOthersSpendIsReadAnewAfterASecond() {
        var ledger = ledger(BigDecimal.ONE);
        assertEquals(new BigDecimal("0.25"), ledger.get().elsewhere());
        nanos.addAndGet(999_999_999);
        assertEquals(new BigDecimal("0.25"), ledger.get().elsewhere());
        nanos.addAndGet(1);
        assertEquals(new BigDecimal("0.50"), ledger.get().elsewhere());
    }

    @Test
    void anotherLimitHoldsAtOnceAndWithoutOneNothingIsRead() {
        var ledger = ledger(BigDecimal.ONE);
        ledger.limit(null);
        assertNull(ledger.get().limit());
        assertEquals(List.of(), asked);
        ledger.limit(BigDecimal.TEN);
        assertEquals(BigDecimal.TEN, ledger.get().limit());
        assertEquals(1, asked.size());
    }

    @Test
    void leftOutAreExactlyTheRunsOfThisProcess() {
        var ledger = ledger(BigDecimal.ONE);
        ledger.get();
        assertEquals(List.of("2026-11-22T23:00:00Z " + Set.of()), asked);
    }
}
