package foundrybench.app;

import foundrybench.catalog.PriceTable;
import foundrybench.export.CodeSource;
import foundrybench.export.CodeWriter;
import foundrybench.export.Language;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.provider.BodyTap;
import foundrybench.provider.WireProtocol;
import foundrybench.run.CallTrace;
import foundrybench.run.CallTraces;
import foundrybench.run.Cards;
import foundrybench.run.RunOptions;
import foundrybench.store.StoreException;
import foundrybench.ui.details.CallFacts;
import foundrybench.ui.details.CallFacts.Refusal;
import foundrybench.ui.details.CallFacts.Snippet;
import foundrybench.ui.details.CallFacts.Tariff;
import foundrybench.ui.kit.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps what goes over the wire in this window's runs, and tells of it; of other answers what their sessions hold.
final class WindowDetails implements WorkbenchDetails {
    private final CallTraces traces;
    private final Collection<PriceTable> tables;
    private final WindowSessions sessions;
    private final Cards cards;
    private final Connection connection;

    /// @param traces shared by all connections of a window
    /// @param connection the one in use
    WindowDetails(
            CallTraces traces, Collection<PriceTable> tables, WindowSessions sessions, Cards cards, Connection connection) {
        this.traces = traces;
        this.tables = List.copyOf(tables);
        this.sessions = sessions;
        this.cards = cards;
        this.connection = connection;
    }

    /// Sees the calls of this run, which begins now.
    ///
    /// @param others who see them too
    RunOptions following(Run run, RunOptions options, Function<Call, BodyTap> others) {
        traces.begin(run, connection);
        return options.seenBy(call -> BodyTap.both(traces.tap(call), others.apply(call)));
    }

    /// The price tables there are.
    Collection<PriceTable> tables() {
        return tables;
    }

    void told(RunEvent event) {
        traces.told(event);
    }

    void settled(Call call) {
        traces.settled(call);
    }

    /// A deleted session leaves nothing behind.
    void forget(String sessionId) {
        traces.forget(sessionId);
    }

    @Override
    public CallFacts of(Deployment deployment, Completion completion) {
        var live = traces.of(completion.origin().id()).orElse(null);
        var unreadable = new ArrayList<String>();
        var request = live == null ? rebuilt(deployment, completion, unreadable::add) : asked(live);
        var trace = live != null || request == null ? live : kept(request, completion, unreadable::add);
        var to = trace == null ? connection : trace.connection();
        return new CallFacts(
                deployment,
                completion,
                trace,
                request == null ? null : WireProtocol.of(request.deployment().protocol()).encode(request, to).text(),
                tariffs(deployment),
                request == null ? List.of() : snippets(request, completion.simulated() || to.simulated() ? null : to),
                completion.adjusted().isEmpty() ? List.of() : refusals(deployment),
                unreadable);
    }

    /// What was recorded of an answer that was saved; `null` when nothing was.
    private @Nullable CallTrace kept(Request request, Completion completion, Consumer<String> unreadable) {
        var origin = completion.origin();
        var call = new Call(
                origin.id(), String.valueOf(origin.sessionId()), String.valueOf(origin.runId()), request, origin.repeat(), origin.estimate(),
                completion.simulated());
        try {
            var recording = sessions.recording(origin.id()).orElse(null);
            return recording == null ? null : RecordedTrace.of(recording, call, completion, connection);
        } catch (StoreException | IOException e) {
            unreadable.accept(Words.of("details.unreadable", e.getMessage()));
            return null;
        }
    }

    private static Request asked(CallTrace trace) {
        return trace.attempts().isEmpty() ? trace.call().request() : trace.attempts().getLast().asked().request();
    }

    private @Nullable Request rebuilt(Deployment deployment, Completion completion, Consumer<String> unreadable) {
        var origin = completion.origin();
        try {
            return sessions.prompt(origin)
                    .map(prompt -> new Request(deployment.withProtocol(origin.protocol()), prompt, origin.parameters(), true))
                    .orElse(null);
        } catch (StoreException e) {
            unreadable.accept(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private List<Tariff> tariffs(Deployment deployment) {
        return tables.stream()
                .map(table -> new Tariff(
                        table.id(), table.asOf(), table.source(), table.price(deployment.name(), deployment.model()).orElse(null)))
                .toList();
    }

    /// @param to `null` for the simulation, which has another address at each start
    private static List<Snippet> snippets(Request request, @Nullable Connection to) {
        var source = new CodeSource(request, Map.of(), to);
        return Stream.of(Language.values())
                .map(language -> new Snippet(language.word(), CodeWriter.write(source, language)))
                .toList();
    }

    private List<Refusal> refusals(Deployment deployment) {
        return cards.of(deployment).marks().entrySet().stream()
                .filter(mark -> !mark.getValue().accepted() && mark.getValue().why() != null)
                .map(mark -> new Refusal(mark.getKey().name(), String.valueOf(mark.getValue().why()), mark.getValue().at()))
                .toList();
    }
}
