package foundrybench.app;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.Request;
import foundrybench.model.Role;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import foundrybench.ui.details.CallFacts;
import foundrybench.ui.prompt.ExamplePrompt;
import foundrybench.ui.sessions.SessionRow;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An engine that does nothing by itself: a test turns every step by hand.
final class FakeEngine implements WorkbenchEngine {
    volatile Spend spend = new Spend(null, "All calls of today were simulated.");
    static final Instant NOW = Instant.parse("2026-11-24T10:31:07Z");
    private static final double NANOS_PER_MILLI = 1e6;

    final List<FakeCall> calls = new CopyOnWriteArrayList<>();
    final List<SessionRow> saved = new CopyOnWriteArrayList<>();
    final Map<String, WorkbenchSession> stored = new ConcurrentHashMap<>();
    final List<String> deleted = new CopyOnWriteArrayList<>();
    final Map<String, Rating> ratings = new ConcurrentHashMap<>();
    final List<Request> asked = new CopyOnWriteArrayList<>();
    final FakeHistory history = new FakeHistory(saved, deleted);
    final FakeArchive archive = new FakeArchive();
    final FakeDeployments list = new FakeDeployments();
    Consumer<Saving> saving = _ -> {};
    final List<String> browsed = new CopyOnWriteArrayList<>();
    final FakeKnowledge knowledge = new FakeKnowledge(list);
    final FakeConnections connections = new FakeConnections();
    boolean simulated = true;
    volatile boolean broken;
    volatile boolean unreadable;
    List<String> picked = List.of("Kimi-K2.6", "DeepSeek-V3.2", "gpt-5.4");
    int sessions;

    /// A call under way, to be driven.
    static final class FakeCall {
        final Call call;
        private final RunListener listener;
        private final CompletionBuilder builder;
        private boolean ended;

        FakeCall(Call call, RunListener listener) {
            this.call = call;
            this.listener = listener;
            this.builder = new CompletionBuilder(call);
        }

        /// So many milliseconds after it was sent, this happens.
        FakeCall at(double ms, CompletionEvent event) {
            if (ended) {
                throw new IllegalStateException(event + " after the end");
            }
            long nanos = (long) (ms * NANOS_PER_MILLI);
            builder.add(event, nanos);
            listener.onEvent(new RunEvent(call, nanos, event));
            if (builder.isSettled()) {
                ended = true;
                listener.onSettled(call, builder.snapshot());
            }
            return this;
        }

        FakeCall sent() {
            return at(0, new Sent(NOW, 1, 0));
        }

        FakeCall thinks(double ms, String text) {
            return at(ms, new Reasoning(Slot.ONLY, text));
        }

        FakeCall says(double ms, String text) {
            return at(ms, new Text(Slot.ONLY, text));
        }

        FakeCall used(double ms, long in, long out, @Nullable Long thought) {
            return at(ms, new UsageReported(new Usage(in, 0L, out, thought)));
        }

        FakeCall ends(double ms, FinishReason reason) {
            return at(ms, new Finished(reason));
        }

        void fails(double ms, FailureKind kind, FailureFacts facts) {
            at(ms, new Failed(FailureText.describe(kind, facts)));
        }

        void stop() {
            if (!ended) {
                fails(999, FailureKind.CANCELLED, FailureFacts.message(null));
            }
        }

        Completion completion() {
            return builder.snapshot();
        }
    }

    /// The newest call to this deployment.
    FakeCall call(String deployment) {
        return calls.stream()
                .filter(c -> c.call.request().deployment().name().equals(deployment))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Override
    public String browse(String address) {
        browsed.add(address);
        return "Opened.";
    }

    @Override
    public RunHandle start(@Nullable String sessionId, List<Request> requests, RunListener listener) {
        var session = sessionId == null ? "session-" + ++sessions : sessionId;
        var runId = "run-" + calls.size();
        var planned = new ArrayList<FakeCall>();
        for (var request : requests) {
            var id = "call-" + (calls.size() + planned.size());
            planned.add(new FakeCall(new Call(id, session, runId, request, 0, null, simulated), listener));
        }
        calls.addAll(planned);
        asked.addAll(requests);
        var title = requests.getFirst().prompt().title();
        saved.removeIf(row -> row.id().equals(session));
        saved.addFirst(new SessionRow(session, title, NOW, requests.size(), null, simulated));
        var run = new Run(
                runId, session, NOW, requests.getFirst().prompt(), planned.stream().map(c -> c.call).toList());
        return new FakeHandle(run, planned);
    }

    record FakeHandle(Run run, List<FakeCall> calls) implements RunHandle {
        @Override
        public void stop(String callId) {
            calls.stream().filter(c -> c.call.id().equals(callId)).forEach(FakeCall::stop);
        }

        @Override
        public void stopAll() {
            calls.forEach(FakeCall::stop);
        }

        @Override
        public CountDownLatch ended() {
            return new CountDownLatch(0);
        }
    }

    @Override
    public Connection connection() {
        return new Connection(
                simulated ? "Simulated Foundry" : "Team Foundry",
                Connection.Kind.AZURE,
                URI.create(simulated ? "http://127.0.0.1:41830/" : "https://team.openai.azure.com/"),
                new Connection.Auth.MemoryKey("simulated"),
                Connection.DEFAULT_API_VERSION,
                "the simulation inside the program",
                simulated);
    }

    @Override
    public WorkbenchConnections connections() {
        return connections;
    }

    @Override
    public boolean isEndpointMissing() {
        return simulated;
    }

    @Override
    public Prices prices() {
        return new Prices("guide-2026-05", LocalDate.of(2026, 5, 3));
    }

    @Override
    public List<Deployment> deployments() {
        return List.copyOf(list.deployments);
    }

    @Override
    public WorkbenchKnowledge knowledge() {
        return knowledge;
    }

    @Override
    public WorkbenchDetails details() {
        return (deployment, completion) -> new CallFacts(deployment, completion, null, null, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public WorkbenchDeployments deploymentList() {
        return list;
    }

    @Override
    public Opening opening() {
        return new Opening(examples().getFirst(), picked);
    }

    @Override
    public List<ExamplePrompt> examples() {
        var refund = """
                A customer writes: the kettle arrived cracked nine days ago, I would like a working one.
                Decide between refund, replace and escalate. Answer with the decision, one sentence of reason, and a table of \
                the three options with cost and risk.""";
        return List.of(
                new ExamplePrompt(
                        "Refund or replace",
                        new Prompt(List.of(new Message(Role.USER, refund))),
                        new Parameters(1000, null, null, null)),
                new ExamplePrompt(
                        "Plan regression tests",
                        Prompt.of("You are a test lead.", "Plan regression tests for a checkout."),
                        new Parameters(2000, new BigDecimal("0.2"), null, "low")));
    }

    @Override
    public List<Estimate> estimate(List<Request> requests) {
        if (broken) {
            throw new IllegalArgumentException("the estimate broke");
        }
        return requests.stream()
                .map(r -> Estimate.of(
                        62, "o200k approx.", r.parameters().maxTokens(), r.deployment().price()))
                .toList();
    }

    @Override
    public void rate(String callId, Rating rating) {
        ratings.put(callId, rating);
    }

    @Override
    public WorkbenchArchive archive() {
        return archive;
    }

    @Override
    public WorkbenchHistory history() {
        return history;
    }

    @Override
    public PreparedReplay prepareReplay(String sessionId) {
        var session = reopen(sessionId);
        return new PreparedReplay() {
            @Override
            public String title() {
                return session.prompt().title();
            }

            @Override
            public Run run() {
                return new Run(sessionId, sessionId, NOW, session.prompt(), List.of());
            }

            @Override
            public Rating rating(String callId) {
                return Rating.NONE;
            }

            @Override
            public int withoutRecording() {
                return 0;
            }

            @Override
            public RunHandle start(int pace, RunListener listener, Consumer<String> told) {
                return new FakeHandle(run(), List.of());
            }
        };
    }

    @Override
    public WorkbenchSession reopen(String sessionId) {
        var session = stored.get(sessionId);
        if (session == null) {
            throw new Unavailable("there is no session " + sessionId, null);
        }
        return session;
    }

    @Override
    public Optional<WorkbenchSession.Pane> answer(String sessionId, String callId) {
        if (unreadable) {
            throw new Unavailable("the disk is away", null);
        }
        return Optional.ofNullable(stored.get(sessionId)).stream()
                .flatMap(session -> session.panes().stream())
                .filter(pane -> pane.completion().origin().id().equals(callId))
                .findFirst();
    }


    @Override
    public Spend spendToday() {
        return spend;
    }

    @Override
    public void setBudgetPerDay(@Nullable BigDecimal dollars) {
        spend = new Spend(spend.amount(), spend.reason(), dollars);
    }

    @Override
    public String diagnostics(Map<String, String> window) {
        return "diagnostics of " + window.keySet();
    }

    @Override
    public void watchSaving(Consumer<Saving> watcher) {
        saving = watcher;
    }
}
