package foundrybench.cli;

import foundrybench.catalog.Estimator;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.Connection;
import foundrybench.model.Estimate;
import foundrybench.model.Figures;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.run.LaneWait;
import foundrybench.run.LimitSearch;
import foundrybench.run.LimitSearches;
import foundrybench.run.LimitTarget;
import foundrybench.run.RunListener;
import foundrybench.run.RunPlan;
import foundrybench.run.Underway;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `run --until-answer N`: the least output limit at which N of N calls answer, for each deployment by itself.
///
/// @param targets in the order they were named
/// @param quiet whether what is about to be done is left unsaid
record UntilAnswer(List<SoughtLimit> targets, Console console, boolean json, boolean quiet) {
    /// What is asked at most unless the person says otherwise.
    private static final int USUAL_CAP = 16_384;

    /// @param requests whom, and what; their output limit, if they have one, is the cap
    static UntilAnswer of(List<Request> requests, int repeats, RootCommand root) {
        var estimator = new Estimator();
        var targets = requests.stream().map(request -> target(request, repeats, estimator)).toList();
        return new UntilAnswer(targets, root.console(), root.json, root.quiet);
    }

    private static SoughtLimit target(Request request, int repeats, Estimator estimator) {
        var given = request.parameters().maxTokens();
        if (given != null && given < LimitSearch.LEAST) {
            throw new UsageException("--until-answer looks from %d tokens up, which is the least that the services accept: --max-tokens is the most to look at, not %d."
                    .formatted(LimitSearch.LEAST, given));
        }
        var prompt = estimator.estimate(request).promptTokens();
        var search = new LimitTarget(request, given == null ? usualCap(request, prompt) : given, repeats);
        return new SoughtLimit(search, estimator.estimate(search.at(search.cap())));
    }

    /// Not above what the deployment is known to give or to admit.
    private static int usualCap(Request request, long promptTokens) {
        var ceiling = request.deployment().limits().ceiling(promptTokens);
        return ceiling == null ? USUAL_CAP : (int) Math.clamp(ceiling.tokens(), LimitSearch.LEAST, USUAL_CAP);
    }

    /// Says what it may cost, and makes no call.
    void dryRun() {
        targets.forEach(target -> console.out().print((json ? LimitJson.planned(target) : announced(target)) + "\n"));
        console.out().flush();
    }

    /// The calls, to be made.
    ///
    /// @param estimates of what each may cost, where a budget wants them
    CallJob job(Connection connection, Function<Request, @Nullable Estimate> estimates) {
        var printer = new LimitPrinter(targets, connection.simulated(), console, json, quiet);
        return new Job(printer, RunPlan.newId(), connection.simulated(), estimates);
    }

    /// The most that may be asked of each deployment at once.
    List<Request> atCaps() {
        return targets.stream().map(target -> target.search().at(target.search().cap())).toList();
    }

    private String announced(SoughtLimit target) {
        var search = target.search();
        return "%s: looks for the least output limit from %s to %s tokens at which %d of %d answer; %d calls at most, %d if its answers vary, %s.".formatted(
                target.name(),
                Figures.count((long) LimitSearch.LEAST),
                Figures.count((long) search.cap()),
                search.repeats(),
                search.repeats(),
                LimitSearch.usualCalls(search.cap(), search.repeats()),
                target.mostCalls(),
                cost(target));
    }

    private static String cost(SoughtLimit target) {
        var one = target.atCap();
        return one.high() == null || one.priceTable() == null
                ? "of unknown price"
                : "each up to %s, all of them up to %s (%s)".formatted(
                        Figures.money(one.high()), Figures.money(target.most()), Figures.priceMonth(one.asOf(), one.priceTable()));
    }

    /// The searches.
    private final class Job implements CallJob {
        private final LimitPrinter printer;
        private final String sessionId;
        private final boolean simulated;
        private final Function<Request, @Nullable Estimate> estimates;

        Job(LimitPrinter printer, String sessionId, boolean simulated, Function<Request, @Nullable Estimate> estimates) {
            this.printer = printer;
            this.sessionId = sessionId;
            this.simulated = simulated;
            this.estimates = estimates;
        }

        @Override
        public RunPrinter printer() {
            return printer;
        }

        @Override
        public Underway start(Calls calls, RunListener listener) {
            if (!quiet) {
                targets.forEach(target -> console.err().println(announced(target)));
            }
            var searches = targets.stream().map(SoughtLimit::search).toList();
            return new LimitSearches(
                    searches, this::plan, (run, settled) -> calls.start(run, new Telling(listener, settled)), printer::found).start();
        }

        private Run plan(LimitTarget target, int maxTokens, int repeat) {
            var runId = RunPlan.newId();
            var request = target.at(maxTokens);
            var call = new Call(RunPlan.newId(), sessionId, runId, request, repeat, estimates.apply(request), simulated);
            return new Run(runId, sessionId, Instant.now(), request.prompt(), List.of(call));
        }

        @Override
        public boolean isWell(List<Completion> settled) {
            return printer.areAllFound();
        }
    }

    /// Tells the search, after all others have been told.
    private record Telling(RunListener next, Consumer<Completion> search) implements RunListener {
        @Override
        public void onEvent(RunEvent event) {
            next.onEvent(event);
        }

        @Override
        public void onWait(LaneWait wait) {
            next.onWait(wait);
        }

        @Override
        public void onSettled(Call call, Completion completion) {
            try {
                next.onSettled(call, completion);
            } finally {
                search.accept(completion);
            }
        }
    }
}
