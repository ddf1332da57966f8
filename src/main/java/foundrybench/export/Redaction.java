package foundrybench.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.Message;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.ToolCall;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes out of a session what others shall not read: words, in whatever case and wherever they stand, and the thinking.
/// Ids, the names of deployments and models, and settings stay.
public final class Redaction {
    /// Stands for a word that was taken out.
    public static final String REDACTED = "[redacted]";

    private final @Nullable FoldedWords words;
    private final boolean withoutReasoning;

    /// @param words each as it is written; blank ones do not count
    public Redaction(List<String> words, boolean withoutReasoning) {
        var wanted = words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
        this.words = wanted.isEmpty() ? null : new FoldedWords(wanted);
        this.withoutReasoning = withoutReasoning;
    }

    /// Whether anything is taken out.
    public boolean isAny() {
        return words != null || withoutReasoning;
    }

    /// Whether words are.
    boolean ofWords() {
        return words != null;
    }

    /// Whether the thinking is.
    boolean ofReasoning() {
        return withoutReasoning;
    }

    /// The session without them.
    public ExportedSession apply(ExportedSession session) {
        if (!isAny()) {
            return session;
        }
        return new ExportedSession(
                session.id(),
                title(session),
                session.startedAt(),
                session.starred(),
                text(session.note()),
                session.tags().stream().map(this::text).toList(),
                session.runs().stream().map(this::run).toList());
    }

    /// One that was made of the prompt is made of it again: a cut may have gone through a word.
    private String title(ExportedSession session) {
        return session.runs().stream()
                .map(ExportedRun::prompt)
                .filter(prompt -> !prompt.messages().isEmpty() && prompt.title().equals(session.title()))
                .findFirst()
                .map(prompt -> prompt(prompt).title())
                .orElseGet(() -> text(session.title()));
    }

    private Prompt prompt(Prompt prompt) {
        return new Prompt(prompt.messages().stream().map(m -> new Message(m.role(), text(m.text()))).toList());
    }

    private ExportedRun run(ExportedRun run) {
        var prompt = prompt(run.prompt());
        var answers = run.answers().stream()
                .map(answer -> new ExportedAnswer(completion(answer.completion()), rating(answer.rating())))
                .toList();
        return new ExportedRun(run.id(), run.at(), prompt, answers);
    }

    private Rating rating(Rating rating) {
        return rating.withNote(text(rating.note()));
    }

    private Completion completion(Completion c) {
        return new Completion(
                c.origin(),
                c.simulated(),
                c.model(),
                c.status(),
                text(c.content()),
                withoutReasoning ? "" : text(c.reasoning()),
                c.reasoningVisibility(),
                optional(c.refusal()),
                c.toolCalls().stream().map(call -> new ToolCall(call.id(), text(call.name()), arguments(call.arguments()))).toList(),
                c.finishReason(),
                c.filterCategories(),
                c.usage(),
                c.usageSuspect(),
                c.cost(),
                c.timing(),
                c.events(),
                c.transport(),
                failure(c.failure()),
                c.adjusted().stream().map(this::text).toList(),
                c.warnings());
    }

    private @Nullable Failure failure(@Nullable Failure f) {
        return f == null
                ? null
                : new Failure(
                        f.kind(), text(f.title()), text(f.detail()), f.httpStatus(), optional(f.code()), optional(f.message()), f.retryable(),
                        f.retryAfterMs(), f.partial(), text(f.fix()), optional(f.command()), optional(f.param()));
    }

    /// Also words that are written with escapes there.
    private String arguments(String json) {
        try {
            var plain = Json.parse(json);
            var redacted = json(plain);
            return text(redacted.equals(plain) ? json : Json.write(redacted));
        } catch (JsonException e) {
            return text(json); // a model may write anything
        }
    }

    private JsonNode json(JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(text(json.textValue()));
        }
        if (json.isArray()) {
            var items = Json.array();
            json.forEach(item -> items.add(json(item)));
            return items;
        }
        if (json.isObject()) {
            var fields = Json.object();
            json.properties().forEach(field -> fields.set(text(field.getKey()), json(field.getValue())));
            return fields;
        }
        return json;
    }

    private @Nullable String optional(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private String text(String text) {
        return words == null ? text : words.replaceIn(text, REDACTED);
    }
}
