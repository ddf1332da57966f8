package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.PromptFormat;
import foundrybench.format.RatingFormat;
import foundrybench.model.Completion;
import foundrybench.model.Figures;
import foundrybench.model.Rating;
import foundrybench.model.Status;
import foundrybench.store.SessionStore;
import foundrybench.store.SessionSummary;
import foundrybench.store.StoreException;
import foundrybench.store.StoredSession;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sessions`: what was saved.
@Command(name = "sessions", description = "The saved sessions.")
final class SessionsCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final RootCommand root;

    SessionsCommand(RootCommand root) {
        this.root = root;
    }

    @Command(name = "list", description = "All sessions, newest first.")
    int list() throws StoreException {
        try (var store = open()) {
            for (var session : store.sessions(Integer.MAX_VALUE)) {
                print(root.json ? json(session) : row(session));
            }
        }
        return ExitCode.OK.code();
    }

    @Command(name = "show", description = "One session: prompts, answers and figures.")
    int show(@Parameters(paramLabel = "ID", description = "The session's id or its beginning.") String id) throws StoreException {
        try (var store = open()) {
            var session = find(store, id);
            if (root.json) {
                print(json(session));
            } else {
                printText(session);
            }
        }
        return ExitCode.OK.code();
    }

    @Command(name = "export", description = "Completions as JSON Lines.")
    int export(
            @Parameters(arity = "0..*", paramLabel = "ID", description = "Sessions by id or its beginning.") @Nullable List<String> ids,
            @Option(names = "--all", description = "All sessions.") boolean all,
            @Option(names = "--format", paramLabel = "F", defaultValue = "jsonl", description = "jsonl") String format)
            throws StoreException {
        if (!format.equals("jsonl")) {
            throw new UsageException("--format knows jsonl, not " + format);
        }
        if (all == (ids != null && !ids.isEmpty())) {
            throw new UsageException("Which sessions? Give their IDs, or --all.");
        }
        try (var store = open()) {
            for (var id : all || ids == null ? allIds(store) : ids) {
                var session = find(store, id);
                completions(session).forEach(c -> print(Json.write(RatingFormat.toJson(c, session.rating(c)))));
            }
        }
        return ExitCode.OK.code();
    }

    @Command(name = "delete", description = "Delete a session for good.")
    int delete(@Parameters(paramLabel = "ID", description = "The session's id or its beginning.") String id) throws StoreException {
        try (var store = open()) {
            var summary = find(store, id).summary();
            store.delete(summary.id());
            if (!root.quiet) {
                root.console().err().println("Deleted: " + summary.title());
            }
        }
        return ExitCode.OK.code();
    }

    private SessionStore open() throws StoreException {
        return root.backstage().openStore(root.homeFolder(), problem -> root.console().warn(problem.words()));
    }

    private static StoredSession find(SessionStore store, String id) throws StoreException {
        return store.session(id).orElseThrow(() ->
                new UsageException("There is no session %s. See foundry-bench sessions list.".formatted(id)));
    }

    /// Oldest first, as they happened.
    private static List<String> allIds(SessionStore store) throws StoreException {
        return store.sessions(Integer.MAX_VALUE).reversed().stream().map(SessionSummary::id).toList();
    }

    /// Those that have ended; one that still streams in another process has no line yet.
    private static List<Completion> completions(StoredSession session) {
        var ended = new ArrayList<Completion>();
        session.runs().forEach(run -> run.completions().stream().filter(c -> c.status() != Status.OPEN).forEach(ended::add));
        return ended;
    }

    private static String json(SessionSummary session) {
        return Json.write(summary(session));
    }

    private static ObjectNode summary(SessionSummary session) {
        var json = Json.object();
        json.put("sessionId", session.id());
        json.put("title", session.title());
        json.put("startedAt", session.startedAt().toString());
        var deployments = json.putArray("deployments");
        session.deployments().forEach(deployments::add);
        json.put("completions", session.completions());
        json.put("failed", session.failed());
        var cost = known(session);
        json.put("costUsd", cost == null ? null : cost.toPlainString());
        json.put("simulated", session.simulated());
        json.put("winner", session.winner());
        return json;
    }

    private static String json(StoredSession session) {
        var json = summary(session.summary());
        var runs = json.putArray("runs");
        for (var run : session.runs()) {
            var entry = runs.addObject();
            entry.put("runId", run.runId());
            entry.put("startedAt", run.startedAt().toString());
            entry.set("prompt", PromptFormat.toJson(run.prompt()));
            var completions = entry.putArray("completions");
            run.completions().stream().filter(c -> c.status() != Status.OPEN).forEach(c -> completions.add(RatingFormat.toJson(c, session.rating(c))));
        }
        return Json.write(json);
    }

    /// What all its real calls cost together; `null` when that of one is unknown.
    private static @Nullable BigDecimal known(SessionSummary session) {
        return session.costComplete() ? session.costUsd() : null;
    }

    private static String row(SessionSummary session) {
        var cost = session.simulated() && session.costUsd() == null ? "simulated" : Figures.money(known(session));
        return "%s  %s  %-60s  %d calls%s  %s%s".formatted(
                session.id().substring(0, Math.min(8, session.id().length())),
                TIME.format(session.startedAt()),
                session.title(),
                session.completions(),
                session.failed() == 0 ? "" : ", %d failed".formatted(session.failed()),
                cost,
                session.winner() == null ? "" : "  ★ " + session.winner());
    }

    private void printText(StoredSession session) {
        print("# %s\n\n%s · %s".formatted(session.summary().title(), session.summary().id(), TIME.format(session.summary().startedAt())));
        for (var run : session.runs()) {
            run.prompt().messages().forEach(m -> print("\n[%s]\n%s".formatted(m.role().wireName(), m.text())));
            for (var completion : run.completions()) {
                print("\n## %s\n%s".formatted(completion.origin().deployment(), OutcomeWords.of(completion, null)));
                if (!completion.reasoning().isEmpty()) {
                    print("\n> " + completion.reasoning().replace("\n", "\n> "));
                }
                print("\n" + completion.content());
                printRating(session.rating(completion));
            }
        }
    }

    private void printRating(Rating rating) {
        if (!rating.words().isEmpty()) {
            print("\n" + rating.words());
        }
        if (!rating.note().isEmpty()) {
            print("\nnote: " + rating.note());
        }
    }

    private void print(String text) {
        root.console().out().print(root.console().untrusted(text) + "\n");
        root.console().out().flush();
    }
}
