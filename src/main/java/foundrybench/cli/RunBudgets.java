package foundrybench.cli;

import foundrybench.catalog.Estimator;
import foundrybench.model.Estimate;
import foundrybench.model.Figures;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.run.Budget;
import foundrybench.run.Purse;
import foundrybench.store.KeptFileException;
import foundrybench.store.SessionStore;
import foundrybench.store.Settings;
import foundrybench.store.Spend;
import foundrybench.store.StoreException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the calls of a command may cost: the budget of the run, and that of the day, of flags and settings.
final class RunBudgets implements AutoCloseable {
    private final @Nullable BigDecimal ofRun;
    private final @Nullable BigDecimal ofDay;
    private final boolean isAsked;
    private final DaySpend spent;
    private final DayLedger ledger;
    private final Purse purse;

    private RunBudgets(@Nullable BigDecimal ofRun, @Nullable BigDecimal ofDay, boolean isAsked, DaySpend spent) {
        this.ofRun = ofRun;
        this.ofDay = ofDay;
        this.isAsked = isAsked;
        this.spent = spent;
        ledger = new DayLedger(ofDay, spent, Clock.system(ZoneId.systemDefault()), System::nanoTime);
        var budgets = new ArrayList<Budget>();
        if (ofRun != null) {
            budgets.add(Budget.ofRun(ofRun));
        }
        if (ofDay != null) {
            budgets.add(Budget.ofDay(ledger));
        }
        purse = new Purse(budgets);
    }

    /// Those of these flags, else of the settings.
    ///
    /// @throws KeptFileException when the settings cannot be read
    static RunBudgets of(RootCommand root, SendingOptions sending) throws KeptFileException {
        var asked = sending.budgetPerDay;
        var ofDay = asked == null ? Settings.budgetPerDay(root.homeFolder()) : asked;
        boolean isAsked = asked != null || sending.budget != null;
        return new RunBudgets(sending.budget, ofDay, isAsked, new DaySpend(root));
    }

    /// The saved sessions, opened when they are first asked for: no simulation needs them.
    private static final class DaySpend implements DayLedger.Store, AutoCloseable {
        private final RootCommand root;
        private @Nullable SessionStore store;

        DaySpend(RootCommand root) {
            this.root = root;
        }

        @Override
        public synchronized Spend spendSince(Instant since, Set<String> except) throws StoreException {
            var opened = store == null ? root.backstage().openStore(root.homeFolder(), _ -> {}) : store;
            store = opened;
            return opened.ledger().since(since, except);
        }

        @Override
        public synchronized void close() {
            if (store != null) {
                store.close();
            }
        }
    }

    /// Refuses what no budget can hold: where a flag asks for one, what each call may cost at most must be known.
    void check(List<Request> requests) {
        if (isAsked) {
            requests.forEach(RunBudgets::check);
        }
    }

    private static void check(Request request) {
        var name = request.deployment().name();
        if (request.deployment().price() == null) {
            throw new UsageException("A budget needs a price for %s, and none is known. A file in the folder prices of the home folder gives one; prices list shows those there are."
                    .formatted(name));
        }
        if (request.outputLimit() == null) {
            throw new UsageException("A budget needs to know what an answer of %s may cost at most: give --max-tokens.".formatted(name));
        }
    }

    /// How to estimate calls: at all, where a budget holds for them.
    Function<Request, @Nullable Estimate> estimates(boolean simulated) {
        return ofRun != null || ofDay != null && !simulated ? new Estimator()::estimate : _ -> null;
    }

    /// What the calls are paid from.
    Purse purse() {
        return purse;
    }

    /// What this run, which is about to start, is paid from.
    Purse paying(Run run) {
        own(run);
        return purse;
    }

    /// A run that is about to start: what it costs is counted by the purse.
    void own(Run run) {
        ledger.own(run.id());
    }

    /// Says what was spent of the budgets that hold.
    ///
    /// @param simulated whether the calls went to the simulated Foundry: then they are none of the day's
    void tell(Console console, boolean simulated) {
        boolean dayHolds = ofDay != null && !simulated;
        if (ofRun == null && !dayHolds) {
            return;
        }
        var account = purse.account();
        var lines = new ArrayList<String>();
        if (ofRun != null) {
            lines.add("spent %s of %s".formatted(Figures.money(account.spent().getFirst()), Figures.limit(ofRun)));
        }
        if (ofDay != null && dayHolds) {
            lines.add("spent today %s of %s".formatted(Figures.money(account.spent().getLast()), Figures.limit(ofDay)));
        }
        console.err().print(String.join(", ", lines) + " " + calls(account) + "\n");
        console.err().flush();
    }

    private static String calls(Purse.Account account) {
        if (account.calls() == 0 && account.cheapest() != null) {
            return "(no call was sent: one may cost %s at most)".formatted(Figures.money(account.cheapest()));
        }
        var unknown = account.unknown() == 0
                ? ""
                : "; %d of unknown cost counted with the most they may have cost".formatted(account.unknown());
        return "(%d %s, high estimates: %s%s)".formatted(
                account.calls(), account.calls() == 1 ? "call" : "calls", Figures.money(account.highest()), unknown);
    }

    /// Says whether all calls of a plan would fit together.
    void tellWhetherFits(Run run, Console console) {
        if (ofRun == null) {
            return;
        }
        var high = run.calls().stream()
                .map(call -> Objects.requireNonNull(Objects.requireNonNull(call.estimate()).high(), "checked before"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean fits = high.compareTo(ofRun) <= 0;
        console.err().print("All high estimates together: %s, %s the budget of %s%s\n".formatted(
                Figures.money(high),
                fits ? "within" : "above",
                Figures.limit(ofRun),
                fits ? "." : ": calls are stopped when it might be passed."));
        console.err().flush();
    }

    @Override
    public void close() {
        spent.close();
    }
}
