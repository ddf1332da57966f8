package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.model.Completion;
import foundrybench.model.SpendSlice;
import foundrybench.wire.JsonException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What the real calls cost: what is simulated or recorded is never among them. Those in the trash are.
public final class SpendLedger {
    private final StoreAccess access;

    SpendLedger(StoreAccess access) {
        this.access = access;
    }

    /// What the real calls of the runs begun since then cost.
    public Spend since(Instant from) throws StoreException {
        return since(from, Set.of());
    }

    /// As [#since(Instant)], these runs left out.
    ///
    /// @param except ids of runs
    public Spend since(Instant from, Set<String> except) throws StoreException {
        return access.query(connection -> new SpendReader(connection).sum(from, except));
    }

    /// What the real calls of the runs begun in that time cost, by day and deployment, the oldest day first.
    ///
    /// @param zone whose days are meant
    public List<SpendSlice> slices(Instant from, Instant before, ZoneId zone) throws StoreException {
        return access.query(connection -> new SpendReader(connection).slices(from, before, zone));
    }

    /// The price tables by which those calls were priced, each with its day.
    public List<String> priceTables(Instant from, Instant before) throws StoreException {
        return access.query(connection -> new SpendReader(connection).priceTables(from, before));
    }

    /// Tells each real call of the runs begun since then, the oldest first.
    ///
    /// @param sessions only of these; empty for all
    public void calls(Instant from, Set<String> sessions, Consumer<Completion> each) throws StoreException {
        access.query(connection -> {
            try {
                new SpendReader(connection).completions(from, sessions, each);
                return true;
            } catch (FormatException | JsonException e) {
                throw new StoreException(access.words().unreadable("An answer", e), e);
            }
        });
    }
}
