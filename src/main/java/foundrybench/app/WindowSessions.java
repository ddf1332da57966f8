package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Spend;
import foundrybench.app.WorkbenchEngine.Unavailable;
import foundrybench.catalog.Catalog;
import foundrybench.model.Completion;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.Status;
import foundrybench.store.KeptBody;
import foundrybench.store.RunKeeper;
import foundrybench.store.SessionStore;
import foundrybench.store.SessionSummary;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import foundrybench.store.StoredRun;
import foundrybench.store.StoredSession;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The saved sessions in the window's words. Without a store the window works all the same and saves nothing.
final class WindowSessions {
    private static final int MOST_ROWS = 500;

    private final @Nullable SessionStore store;
    private final RunKeeper keeper;
    private final @Nullable StoreException problem;

    /// @param store `null` when it could not be opened
    /// @param problem why; `null` when it could
    WindowSessions(@Nullable SessionStore store, @Nullable StoreException problem) {
        this.store = store;
        this.keeper = store == null ? RunKeeper.unable() : RunKeeper.into(store);
        this.problem = problem;
    }

    Optional<String> openProblem() {
        return Optional.ofNullable(problem).map(StoreException::getMessage);
    }

    /// Saves the window's runs.
    RunKeeper keeper() {
        return keeper;
    }

    /// Keeps a rating; without a store, as with all else, there is nowhere to.
    void rate(String callId, Rating rating) {
        if (store != null) {
            store.rate(callId, rating);
        }
    }

    /// `null` when it could not be opened.
    @Nullable SessionStore store() {
        return store;
    }

    /// How many there are, in words; never throws for want of a store.
    String count() {
        try {
            int found = summaries().size();
            return found < MOST_ROWS ? String.valueOf(found) : found + " or more";
        } catch (Unavailable e) {
            return "not readable";
        }
    }

    /// The prompt of the last run, and each call's answer at its last asking, in the order first asked.
    WorkbenchSession reopen(String id, Catalog catalog) {
        var unreadable = new ArrayList<String>();
        var session = stored(id, problem -> unreadable.add(problem.message()))
                .orElseThrow(() -> new Unavailable("The session is not there any more.", null));
        var panes = new LinkedHashMap<String, WorkbenchSession.Pane>();
        var parameters = Parameters.NONE;
        Prompt prompt = Prompt.of("", "");
        for (var run : session.runs()) {
            prompt = run.prompt();
            for (var completion : run.completions()) {
                var pane = pane(session, run, completion, catalog);
                if (pane.isPresent()) {
                    panes.put(completion.origin().deployment() + "#" + completion.origin().repeat(), pane.get());
                    parameters = completion.origin().parameters();
                }
            }
        }
        return new WorkbenchSession(session.summary().id(), prompt, parameters, List.copyOf(panes.values()), unreadable);
    }

    /// Empty for an answer that has not settled. Some recordings do not say whose they are.
    private static Optional<WorkbenchSession.Pane> pane(
            StoredSession session, StoredRun run, Completion completion, Catalog catalog) {
        var said = completion.origin().deployment();
        var name = said == null ? Words.of("deployment.not-known") : said;
        return completion.status() == Status.OPEN
                ? Optional.empty()
                : Optional.of(new WorkbenchSession.Pane(
                        catalog.find(name), completion, run.prompt(), session.rating(completion)));
    }

    /// What is needed to play it again.
    PreparedReplay replay(String id, Catalog catalog) {
        try {
            var replay = new WindowReplay(Objects.requireNonNull(store), reopen(id, catalog));
            if (replay.withoutRecording() == replay.run().calls().size()) {
                throw new Unavailable("There are no recordings of this session: they were not kept, or not any more.", null);
            }
            return replay;
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /// This one answer, whatever was asked after it; empty when it is not there any more.
    Optional<WorkbenchSession.Pane> answer(String sessionId, String callId, Catalog catalog) {
        if (problem != null) {
            throw new Unavailable(String.valueOf(problem.getMessage()), problem);
        }
        return stored(sessionId, _ -> {}).stream() // another answer, that cannot be read, is no hindrance
                .flatMap(session -> session.runs().stream().flatMap(run -> run.completions().stream()
                        .filter(completion -> completion.origin().id().equals(callId))
                        .flatMap(completion -> pane(session, run, completion, catalog).stream())))
                .findFirst();
    }

    /// What came over the wire for this call; empty when that was not kept, or not any more.
    Optional<KeptBody> recording(String callId) throws StoreException {
        return store == null ? Optional.empty() : store.recording(callId);
    }

    /// What was asked for this answer; empty when it is not saved, or not any more.
    Optional<Prompt> prompt(Completion.Origin origin) throws StoreException {
        if (origin.sessionId() == null || store == null) {
            return Optional.empty();
        }
        var session = store.session(origin.sessionId(), _ -> {}); // another answer, that cannot be read, is no hindrance
        return session.flatMap(found -> found.runs().stream()
                .filter(run -> run.runId().equals(origin.runId()))
                .map(StoredRun::prompt)
                .findFirst());
    }

    /// What the real calls of today cost, when all of it is known.
    Spend spendToday(Clock clock) {
        var spend = spendSince(LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant());
        if (spend.calls() == 0) {
            return new Spend(null, "No real call today: what is simulated costs nothing.");
        }
        return spend.unknown() == 0
                ? new Spend(spend.known(), "Sum of today's %d real calls.".formatted(spend.calls()))
                : new Spend(null, "The cost of %d of today's %d real calls is not known.".formatted(spend.unknown(), spend.calls()));
    }

    /// What the real calls of the runs begun since then cost.
    ///
    /// @param except ids of runs that are left out
    foundrybench.store.Spend spendSince(Instant since, Set<String> except) throws StoreException {
        if (problem != null) {
            throw problem;
        }
        return store == null ? new foundrybench.store.Spend(0, 0, BigDecimal.ZERO) : store.ledger().since(since, except);
    }

    private foundrybench.store.Spend spendSince(Instant start) {
        try {
            return store == null ? new foundrybench.store.Spend(0, 0, BigDecimal.ZERO) : store.ledger().since(start);
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private List<SessionSummary> summaries() {
        try {
            return store == null ? List.of() : store.sessions(MOST_ROWS);
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /// @param onUnreadable is told of what is left out because it cannot be read
    private Optional<StoredSession> stored(String id, Consumer<StoreProblem> onUnreadable) {
        try {
            return store == null ? Optional.empty() : store.session(id, onUnreadable);
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
