package foundrybench.model;

import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Folds the events of one answer into a [Completion]. There is no other fold: panes, the store, the command
/// line and replay all use this one, so a session read back shows what the screen showed.
///
/// Belongs to one thread. [#add] costs the length of its delta, [#snapshot] that of the answer so far, [#outline] neither.
public final class CompletionBuilder {
    private static final String BLANK_LINE = "\n\n";

    private Completion.Origin origin;
    private final @Nullable String expectedModel;
    private final @Nullable Price price;
    private final SlottedText content = new SlottedText((a, b) -> a.item() == b.item() ? "" : BLANK_LINE);
    private final SlottedText reasoning = new SlottedText((_, _) -> BLANK_LINE);
    private final TreeMap<Integer, PendingToolCall> toolCalls = new TreeMap<>();
    private final TreeSet<String> filterCategories = new TreeSet<>();
    private final TimingFold timing = new TimingFold();
    private boolean simulated;
    private @Nullable String model;
    private @Nullable StringBuilder refusal;
    private @Nullable Usage usage;
    private int textDeltas;
    private int reasoningDeltas;
    private Transport transport = Transport.NONE;
    private Status status = Status.OPEN;
    private @Nullable FinishReason finishReason;
    private @Nullable Failure failure;
    private List<String> adjusted = List.of();

    /// For the answer of a live call.
    public CompletionBuilder(Call call) {
        this(
                Completion.Origin.of(call),
                call.request().deployment().model(),
                call.request().deployment().price(),
                call.simulated());
    }

    /// For an answer whose call is not at hand.
    ///
    /// @param expectedModel the deployment's model; `null` when unknown
    /// @param price `null` when unknown
    public CompletionBuilder(
            Completion.Origin origin, @Nullable String expectedModel, @Nullable Price price, boolean simulated) {
        this.origin = origin;
        this.expectedModel = expectedModel;
        this.price = price;
        this.simulated = simulated;
    }

    /// Takes the next event and when it came.
    ///
    /// @param atNanos monotonic nanoseconds since the attempt began
    /// @throws IllegalStateException if the answer has ended. That is a bug in a decoder of ours: what the
    ///     service does wrong arrives as [Failed].
    public CompletionBuilder add(CompletionEvent event, long atNanos) {
        timing.add(event, atNanos);
        return add(event);
    }

    /// Takes the next event, of unknown time.
    ///
    /// @throws IllegalStateException if the answer has ended
    public CompletionBuilder add(CompletionEvent event) {
        if (status != Status.OPEN) {
            throw new IllegalStateException(event + " after " + status);
        }
        switch (event) {
            case Sent sent -> begin(sent);
            case Answered answered -> {
                transport = answered.transport();
                simulated |= answered.simulated();
                origin = answered.recorded() ? origin.asRecorded() : origin;
            }
            case Started(var name) -> model = name;
            case Text(var slot, var delta, var deltas) -> {
                content.append(slot, delta);
                textDeltas += deltas;
            }
            case Reasoning(var slot, var delta, var deltas) -> {
                reasoning.append(slot, delta);
                reasoningDeltas += deltas;
            }
            case Refused(var delta) -> refusal = (refusal == null ? new StringBuilder() : refusal).append(delta);
            case ToolCallDelta delta ->
                toolCalls.computeIfAbsent(delta.index(), _ -> new PendingToolCall()).add(delta);
            case Filtered(var categories) -> filterCategories.addAll(categories);
            case UsageReported(var total) -> usage = total;
            case Tally(var texts, var reasonings) -> {
                textDeltas = texts;
                reasoningDeltas = reasonings;
            }
            case Finished(var reason) -> {
                status = Status.COMPLETED;
                finishReason = reason;
            }
            case Failed(var cause) -> {
                status = cause.kind().isStop() ? Status.STOPPED : Status.FAILED;
                failure = cause.withPartial(hasText());
            }
            case Adjusted change -> {
                adjusted = change.changes();
                origin = origin.by(change.protocol());
            }
            case Queued _ -> {} // the answer is as it was
            case Retried _ -> {} // what it brought counts until the next attempt is under way
        }
        return this;
    }

    private void begin(Sent sent) {
        content.clear();
        reasoning.clear();
        toolCalls.clear();
        filterCategories.clear();
        model = null;
        refusal = null;
        usage = null;
        textDeltas = 0;
        reasoningDeltas = 0;
        transport = Transport.NONE;
        timing.begin(sent);
    }

    /// Whether some answer or thinking has arrived.
    public boolean hasText() {
        return !content.isEmpty() || !reasoning.isEmpty();
    }

    /// What was changed to make the deployment accept the request, in words.
    public List<String> adjusted() {
        return adjusted;
    }

    /// Whether the answer has ended.
    public boolean isSettled() {
        return status != Status.OPEN;
    }

    /// The answer so far; later events leave it as it is.
    public Completion snapshot() {
        return snapshot(content.text(), reasoning.text());
    }

    /// The same, but of its two texts only what tells whether they are empty or blank: costs no more for a long answer
    /// than for a short one. The texts are [#contentSoFar] and [#reasoningSoFar].
    public Completion outline() {
        return snapshot(content.beginning(), reasoning.beginning());
    }

    /// The answer's text so far.
    public GrownText contentSoFar() {
        return content.soFar();
    }

    /// The text of its thinking so far.
    public GrownText reasoningSoFar() {
        return reasoning.soFar();
    }

    private Completion snapshot(String answer, String thoughts) {
        boolean suspect = usage != null && usage.isSuspect(hasText());
        var cost = usage == null || price == null || suspect ? null : Cost.of(usage, price);
        var calls = toolCalls.values().stream().map(PendingToolCall::toToolCall).toList();
        var refused = refusal == null ? null : refusal.toString();
        return new Completion(
                origin,
                simulated,
                model,
                status,
                answer,
                thoughts,
                visibility(),
                refused,
                calls,
                finishReason,
                List.copyOf(filterCategories),
                usage,
                suspect,
                cost,
                timing.timing(),
                new Completion.Events(textDeltas, reasoningDeltas),
                transport,
                failure,
                adjusted,
                WarningRules.warnings(
                        status,
                        answer.isBlank() && calls.isEmpty() && refused == null,
                        finishReason,
                        suspect,
                        price == null,
                        !adjusted.isEmpty(),
                        WarningRules.differs(expectedModel, model)));
    }

    private ReasoningVisibility visibility() {
        if (!reasoning.isEmpty()) {
            return origin.protocol() == Protocol.RESPONSES ? ReasoningVisibility.SUMMARY : ReasoningVisibility.SHOWN;
        }
        var tokens = usage == null ? null : usage.reasoningTokens();
        return tokens != null && tokens > 0 ? ReasoningVisibility.HIDDEN : ReasoningVisibility.NONE;
    }

    private static final class PendingToolCall {
        private String id = "";
        private String name = "";
        private @Nullable StringBuilder arguments; // none is made for a call that never gets any

        void add(ToolCallDelta delta) {
            if (delta.id() != null && !delta.id().isEmpty()) {
                id = delta.id();
            }
            if (delta.name() != null && !delta.name().isEmpty()) {
                name = delta.name();
            }
            if (!delta.argumentsDelta().isEmpty()) {
                arguments = (arguments == null ? new StringBuilder() : arguments).append(delta.argumentsDelta());
            }
        }

        ToolCall toToolCall() {
            return new ToolCall(id, name, arguments == null ? "" : arguments.toString());
        }
    }
}
