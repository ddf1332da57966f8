package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.AskedFormat;
import foundrybench.format.PromptFormat;
import foundrybench.format.RatingFormat;
import foundrybench.model.Completion;
import foundrybench.model.Figures;
import foundrybench.model.Passage;
import foundrybench.model.Prompt;
import foundrybench.store.FoundSession;
import foundrybench.store.SessionSummary;
import foundrybench.store.StoredRun;
import foundrybench.store.StoredSession;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Saved sessions as rows for people and as JSON for programs.
final class SessionWords {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private static final int SHORT_ID = 8;

    private SessionWords() {}

    static ObjectNode json(SessionSummary session) {
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
        json.put("recorded", session.recorded());
        json.put("winner", session.winner());
        json.put("starred", session.starred());
        json.put("note", session.note());
        var tags = json.putArray("tags");
        session.tags().forEach(tags::add);
        json.put("trashed", session.trashedAt() != null);
        return json;
    }

    /// With the passages in which something was found.
    static ObjectNode json(FoundSession found) {
        var json = json(found.summary());
        var passages = json.putArray("passages");
        for (var passage : found.passages()) {
            var entry = passages.addObject();
            entry.put("where", where(passage));
            entry.put("deployment", passage.deployment().isEmpty() ? null : passage.deployment());
            entry.put("text", passage.text());
            var marks = entry.putArray("marks");
            passage.marks().forEach(mark -> marks.addArray().add(mark.from()).add(mark.to()));
        }
        return json;
    }

    static ObjectNode json(StoredSession session) {
        var json = json(session.summary());
        var runs = json.putArray("runs");
        for (var run : session.runs()) {
            var entry = runs.addObject();
            entry.put("runId", run.runId());
            entry.put("startedAt", run.startedAt().toString());
            entry.set("prompt", PromptFormat.toJson(run.prompt()));
            var completions = entry.putArray("completions");
            SavedSessions.ended(run).forEach(completion -> completions.add(json(session, run, completion)));
        }
        return json;
    }

    /// A completion's line, with what was asked and what is thought of it.
    static ObjectNode json(StoredSession session, StoredRun run, Completion completion) {
        return RatingFormat.toJson(completion, new AskedFormat(run.startedAt(), run.prompt()), session.rating(completion));
    }

    /// What all its real calls cost together; `null` when that of one is unknown.
    static @Nullable BigDecimal known(SessionSummary session) {
        return session.costComplete() ? session.costUsd() : null;
    }

    static String row(SessionSummary session) {
        return "%s  %s  %-60s  %s%s  %s%s%s".formatted(
                session.id().substring(0, Math.min(SHORT_ID, session.id().length())),
                TIME.format(session.startedAt()),
                Prompt.cut(session.title()),
                Counted.of(session.completions(), "call"),
                session.failed() == 0 ? "" : ", %d failed".formatted(session.failed()),
                cost(session),
                session.winner() == null ? "" : "  ★ " + session.winner(),
                marks(session));
    }

    private static String cost(SessionSummary session) {
        if (session.costUsd() != null) {
            return Figures.money(known(session));
        }
        return session.simulated() ? "simulated" : session.recorded() ? "recorded" : Figures.money(known(session));
    }

    /// Star, tags and trash, each behind two spaces.
    static String marks(SessionSummary session) {
        var tags = session.tags().isEmpty() ? "" : "  #" + String.join(" #", session.tags());
        return (session.starred() ? "  starred" : "") + tags + (session.trashedAt() == null ? "" : "  in the trash");
    }

    /// A passage, indented, what was found in it bold where that can be shown.
    static String row(Passage passage, Console console) {
        var text = new StringBuilder("          ").append(where(passage));
        text.append(passage.deployment().isEmpty() ? "" : " of " + passage.deployment()).append(": ");
        int at = 0;
        for (var mark : passage.marks()) {
            text.append(console.untrusted(passage.text().substring(at, mark.from())));
            text.append(console.bold(console.untrusted(passage.text().substring(mark.from(), mark.to()))));
            at = mark.to();
        }
        return text.append(console.untrusted(passage.text().substring(at))).toString();
    }

    private static String where(Passage passage) {
        return passage.where().name().toLowerCase(Locale.ROOT);
    }
}
