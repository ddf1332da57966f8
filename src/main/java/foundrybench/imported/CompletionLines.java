package foundrybench.imported;

import foundrybench.format.AskedFormat;
import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.format.RatingFormat;
import foundrybench.format.SessionFormat;
import foundrybench.model.Completion;
import foundrybench.model.ImportedAnswer;
import foundrybench.model.Prompt;
import foundrybench.model.Warning;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// This program's own lines: of an export, of `run --json`, of `replay --json`.
final class CompletionLines implements Importer {
    private static final Set<String> KNOWN = Set.of(
            "schema", "id", "sessionId", "runId", "simulated", "recorded", "deployment", "model", "protocol", "parameters", "adjusted",
            "repeat", "status", "content", "reasoning", "reasoningVisibility", "refusal", "toolCalls", "finishReason",
            "filterCategories", "usage", "usageSuspect", "cost", "estimate", "timing", "events", "transport", "failure", "warnings",
            AskedFormat.FIELD, "rating", SessionFormat.FIELD, "edited");

    private static final Set<String> WARNINGS =
            Arrays.stream(Warning.values()).map(Warning::wireName).collect(Collectors.toUnmodifiableSet());

    @Override
    public void read(BufferedReader text, Consumer<ImportedAnswer> each, Findings findings) throws IOException {
        int number = 0;
        for (var line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (line.isBlank() || Importers.isMalformed(line, number, findings)) {
                continue;
            }
            try {
                each.accept(answer(JsonFields.of(Json.parse(line), "the line"), findings));
            } catch (JsonException e) {
                findings.fault("line " + number, "no JSON, column %d: %s".formatted(e.column(), e.getMessage()));
            } catch (FormatException e) {
                findings.fault("line " + number, String.valueOf(e.getMessage()));
            }
        }
    }

    private static ImportedAnswer answer(JsonFields json, Findings findings) throws FormatException {
        var fields = json.copy();
        var unknown = new TreeSet<String>();
        fields.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        unknown.forEach(name -> findings.lost("fields " + name + " of a later version"));
        for (var warning : fields.path("warnings")) {
            findings.lost("warnings %s of a later version".formatted(warning.asText()), WARNINGS.contains(warning.asText()) ? 0 : 1);
        }
        var completion = placed(CompletionFormat.fromJson(fields));
        var asked = json.optionalObject(AskedFormat.FIELD);
        var about = json.optionalObject(SessionFormat.FIELD);
        if (asked == null) {
            findings.lost("prompts, which the lines do not have");
        }
        var question = asked == null ? null : AskedFormat.fromJson(asked);
        check(question == null ? null : question.at(), "asked.at");
        check(completion.timing().startedAt(), "timing.startedAt");
        return new ImportedAnswer(
                question == null ? completion.timing().startedAt() : question.at(),
                question == null ? new Prompt(List.of()) : question.prompt(),
                completion,
                RatingFormat.fromJson(json.optionalObject("rating")),
                null,
                about == null ? null : about(SessionFormat.fromJson(about)));
    }

    private static ImportedAnswer.About about(SessionFormat session) {
        return new ImportedAnswer.About(session.title(), session.starred(), session.note(), session.tags());
    }

    private static void check(@Nullable Instant at, String field) throws FormatException {
        if (at != null && !ImportedAnswer.canBegin(at)) {
            throw new FormatException(field, "is %s, which is no time of a session".formatted(at));
        }
    }

    private static void check(@Nullable String id, String field) throws FormatException {
        if (id != null && id.isBlank()) {
            throw new FormatException(field, "is empty");
        }
    }

    /// A line without a session, of a replay, becomes one of its own.
    private static Completion placed(Completion completion) throws FormatException {
        var origin = completion.origin();
        check(origin.id(), "id");
        check(origin.sessionId(), "sessionId");
        check(origin.runId(), "runId");
        return origin.sessionId() != null && origin.runId() != null
                ? completion
                : completion.in(ContentId.of("session", origin.id()), ContentId.of("run", origin.id()));
    }
}
