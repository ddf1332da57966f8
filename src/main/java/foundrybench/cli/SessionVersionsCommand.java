package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.compare.DiffLine;
import foundrybench.compare.PromptDiff;
import foundrybench.compare.VersionResults;
import foundrybench.format.PromptFormat;
import foundrybench.model.Figures;
import foundrybench.model.PromptVersion;
import foundrybench.store.StoreException;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sessions versions`.
@Command(
        name = "versions",
        description = {
            "The prompts that were asked, each distinct one a version, the last asked first.",
            "With --diff: the difference of two, and what came of each."
        })
final class SessionVersionsCommand implements Callable<Integer> {
    private static final int MOST_RESULTS = 1_000;

    private final RootCommand root;

    @Parameters(arity = "0..2", paramLabel = "SESSION", description = "Only versions of this session; with --diff, the two versions.")
    private List<String> names = List.of();

    @Option(names = "--diff", description = "Compare two versions, by the beginnings of their hashes.")
    private boolean diff;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many.")
    private int limit = 50;

    SessionVersionsCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException {
        if (names.size() != 2 && diff || names.size() > 1 && !diff) {
            throw new UsageException(diff ? "Which two? Give the beginnings of their hashes." : "One session, or --diff with two versions.");
        }
        try (var sessions = SavedSessions.open(root)) {
            if (diff) {
                compare(sessions, version(sessions, names.get(0)), version(sessions, names.get(1)));
            } else {
                var session = names.isEmpty() ? null : sessions.ids(names).getFirst();
                var versions = sessions.store().versions().list(session, SessionFilterOptions.checked(limit));
                versions.forEach(version -> print(row(version), json(version)));
                if (versions.isEmpty()) {
                    SavedSessions.nothing(root, "No prompts.");
                }
            }
        }
        return ExitCode.OK.code();
    }

    private void print(String row, ObjectNode json) {
        root.console().out().print((root.json ? Json.write(json) : root.console().untrusted(row)) + "\n");
    }

    private static PromptVersion version(SavedSessions sessions, String hash) throws StoreException {
        var found = sessions.store().versions().beginning(hash);
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new UsageException(found.isEmpty()
                ? "There is no version %s. See foundry-bench sessions versions.".formatted(hash)
                : "%d versions begin with %s. Give more of the hash.".formatted(found.size(), hash));
    }

    private static String row(PromptVersion version) {
        return "%s  %s  %3d %-4s  %s".formatted(
                version.shortHash(), SessionWords.TIME.format(version.last()), version.runs(), Counted.noun(version.runs(), "run"),
                version.prompt().title());
    }

    private static ObjectNode json(PromptVersion version) {
        var json = Json.object().put("version", version.hash()).put("title", version.prompt().title());
        json.put("first", version.first().toString()).put("last", version.last().toString()).put("runs", version.runs());
        json.put("lastSession", version.lastSession());
        json.set("prompt", PromptFormat.toJson(version.prompt()));
        return json;
    }

    private void compare(SavedSessions sessions, PromptVersion first, PromptVersion second) throws StoreException {
        var difference = PromptDiff.of(first.prompt(), second.prompt());
        var before = VersionResults.of(sessions.store().versions().results(first.hash(), MOST_RESULTS));
        var after = VersionResults.of(sessions.store().versions().results(second.hash(), MOST_RESULTS));
        var tables = VersionResults.priceTables(Stream.concat(before.stream(), after.stream()).toList());
        if (root.json) {
            var json = json(first, second, difference, before, after);
            tables.forEach(json.putArray("priceTables")::add);
            root.console().out().print(Json.write(json) + "\n");
            return;
        }
        for (var line : text(first, second, difference)) {
            root.console().out().println(root.console().untrusted(line));
        }
        table(before, after).forEach(line -> root.console().out().println(root.console().untrustedLine(line)));
        if (!tables.isEmpty()) {
            root.console().out().println("Prices: " + root.console().untrustedLine(String.join(", ", tables)) + ".");
        }
    }

    private static List<String> text(PromptVersion first, PromptVersion second, PromptDiff difference) {
        var lines = new ArrayList<>(List.of("--- " + row(first), "+++ " + row(second)));
        for (var turn : difference.turns()) {
            lines.add("@@ " + turn.role() + (turn.differs() ? " @@" : " @@ the same"));
            if (turn.differs()) {
                turn.lines().forEach(line -> lines.add(line.kind().sign() + marked(line)));
            }
        }
        lines.add("");
        return lines;
    }

    /// With `[` and `]` around what differs within a line.
    private static String marked(DiffLine line) {
        var text = new StringBuilder();
        line.parts().forEach(part -> text.append(part.changed() ? "[" + part.text() + "]" : part.text()));
        return text.toString();
    }

    private static List<String> table(List<VersionResults> before, List<VersionResults> after) {
        var rows = new ArrayList<String>();
        rows.add("%-20s    %13s  %12s  %12s  %10s".formatted("", "answered", "cost", "first answer", "tokens out"));
        var names = new TreeSet<String>();
        before.forEach(result -> names.add(result.deployment()));
        after.forEach(result -> names.add(result.deployment()));
        for (var name : names) {
            rows.add(row("- " + name, find(before, name)));
            rows.add(row("+ " + name, find(after, name)));
        }
        rows.add("Medians over the calls of each; what is simulated was not paid.");
        return rows;
    }

    private static @Nullable VersionResults find(List<VersionResults> results, String name) {
        return results.stream().filter(result -> result.deployment().equals(name)).findFirst().orElse(null);
    }

    private static String row(String name, @Nullable VersionResults result) {
        if (result == null) {
            return "%-22s  not asked".formatted(name);
        }
        return "%-22s  %6d of %3d  %12s  %12s  %10s%s".formatted(
                name, result.answered(), result.calls(), Figures.money(result.cost()), Figures.seconds(result.firstAnswerMs()),
                Figures.count(result.tokensOut()), result.simulated() ? "  SIMULATED" : "");
    }

    private static ObjectNode json(
            PromptVersion first, PromptVersion second, PromptDiff difference, List<VersionResults> before, List<VersionResults> after) {
        var json = Json.object();
        json.set("first", json(first));
        json.set("second", json(second));
        var turns = json.putArray("difference");
        for (var turn : difference.turns()) {
            var lines = turns.addObject().put("role", turn.role()).putArray("lines");
            turn.lines().forEach(line -> lines.add(line.kind().sign() + line.text()));
        }
        json.set("firstResults", json(before));
        json.set("secondResults", json(after));
        return json;
    }

    private static ArrayNode json(List<VersionResults> results) {
        var array = Json.array();
        for (var result : results) {
            array.addObject()
                    .put("deployment", result.deployment())
                    .put("calls", result.calls())
                    .put("answered", result.answered())
                    .put("costUsd", plain(result.cost()))
                    .put("firstAnswerMs", result.firstAnswerMs())
                    .put("totalMs", result.totalMs())
                    .put("completionTokens", result.tokensOut())
                    .put("simulated", result.simulated());
        }
        return array;
    }

    private static @Nullable String plain(@Nullable BigDecimal cost) {
        return cost == null ? null : cost.toPlainString();
    }
}
