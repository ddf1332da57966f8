package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Spend;
import foundrybench.cli.DayLedger;
import foundrybench.model.Run;
import foundrybench.run.Budget;
import foundrybench.run.Purse;
import foundrybench.store.KeptFileException;
import foundrybench.store.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the real calls of a day may cost: one purse for all runs of the window, whichever connection they go to.
final class WindowBudget {
    private final Path home;
    private final DayLedger ledger;
    private final Purse purse;

    /// @param home where the settings are
    /// @param clock what day it is, and where
    /// @throws KeptFileException when the settings cannot be read
    WindowBudget(Path home, DayLedger.Store spent, Clock clock) throws KeptFileException {
        this.home = home;
        this.ledger = new DayLedger(Settings.budgetPerDay(home), spent, clock, System::nanoTime);
        this.purse = new Purse(List.of(Budget.ofDay(ledger)));
    }

    /// What this run is paid from.
    Purse purse(Run run) {
        ledger.own(run.id());
        return purse;
    }

    /// Sets the limit and keeps it. Slow.
    ///
    /// @param dollars `null` for none
    void set(@Nullable BigDecimal dollars) throws KeptFileException {
        Settings.saveBudgetPerDay(home, dollars);
        ledger.limit(dollars);
    }

    /// What is spent of the budget, if there is one: what is not known of the window's own calls counts with the most that
    /// it may have cost. Slow.
    ///
    /// @param real what the saved calls cost
    Spend of(Spend real) {
        var limit = ledger.limit();
        if (limit == null) {
            return real;
        }
        var frame = ledger.get();
        return frame.problem() == null
                ? new Spend(purse.account().spent().getFirst(), real.reason(), limit)
                : new Spend(null, frame.problem(), limit);
    }
}
