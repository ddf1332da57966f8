package foundrybench.export;

import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.model.Cost;
import foundrybench.model.Message;
import foundrybench.model.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row a completion, by RFC 4180 with a header line, in UTF-8. What is unknown is an empty field; times are in seconds,
/// money exact. A text that a spreadsheet would take for a formula begins with an apostrophe.
final class CsvWriter implements SessionWriter {
    private static final int MILLIS_POWER = 3;
    private static final List<String> HEADS = List.of(
            "session_id", "session_title", "starred", "tags", "session_note", "run_id", "asked_at", "id", "deployment", "model",
            "protocol", "max_tokens", "temperature", "top_p", "effort", "repeat", "adjusted", "simulated", "recorded", "status",
            "failure", "finish_reason", "attempts", "waited_s", "first_answer_s", "thinking_s", "total_s", "tokens_in",
            "tokens_cached", "tokens_out", "tokens_thinking", "cost_usd", "price_table", "prices_as_of", "winner", "grade",
            "remark", "warnings", "prompt", "reasoning", "content", "refusal", "tool_calls");

    @Override
    public List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException {
        out.append(String.join(",", HEADS)).append("\r\n");
        for (var session : sessions) {
            for (var run : session.runs()) {
                for (var answer : run.answers()) {
                    out.append(fields(session, run, answer).stream().map(CsvWriter::quoted).collect(Collectors.joining(",")));
                    out.append("\r\n");
                }
            }
        }
        return List.of();
    }

    private static List<String> fields(ExportedSession session, ExportedRun run, ExportedAnswer answer) {
        var fields = new ArrayList<String>();
        addAll(fields, text(session.id()), text(session.title()), yes(session.starred()), text(String.join(" ", session.tags())), text(session.note()));
        addAll(fields, text(run.id()), run.at().toString());
        var completion = answer.completion();
        var origin = completion.origin();
        var parameters = origin.parameters();
        addAll(fields, text(origin.id()), text(origin.deployment()), text(completion.model()), origin.protocol().wireName());
        addAll(fields, plain(parameters.maxTokens()), plain(parameters.temperature()), plain(parameters.topP()), text(parameters.effort()));
        addAll(fields, plain(origin.repeat()), text(String.join("; ", completion.adjusted())));
        addAll(fields, completion.simulated() ? "SIMULATED" : "", origin.recorded() ? "RECORDED" : "", completion.status().wireName());
        var failure = completion.failure();
        addAll(fields, failure == null ? "" : text(failure.kind().wireName() + ": " + failure.title()));
        addAll(fields, completion.finishReason() == null ? "" : completion.finishReason().wireName());
        var timing = completion.timing();
        addAll(fields, plain(timing.attempts()), seconds(timing.waitedMs()), seconds(timing.firstAnswerMs()), seconds(timing.reasoningMs()), seconds(timing.totalMs()));
        addUsage(fields, completion.usage());
        addCost(fields, completion.cost());
        var rating = answer.rating();
        addAll(fields, yes(rating.winner()), plain(rating.grade()), text(rating.note()));
        addAll(fields, completion.warnings().stream().sorted().map(w -> w.wireName()).collect(Collectors.joining(" ")));
        addAll(fields, text(prompt(run)), text(completion.reasoning()), text(completion.content()), text(completion.refusal()));
        addAll(fields, text(completion.toolCalls().stream().map(call -> call.name() + "(" + call.arguments() + ")").collect(Collectors.joining("\n"))));
        return fields;
    }

    private static void addUsage(List<String> fields, @Nullable Usage usage) {
        if (usage == null) {
            addAll(fields, "", "", "", "");
            return;
        }
        addAll(fields, plain(usage.promptTokens()), plain(usage.cachedTokens()), plain(usage.completionTokens()), plain(usage.reasoningTokens()));
    }

    private static void addCost(List<String> fields, @Nullable Cost cost) {
        if (cost == null) {
            addAll(fields, "", "", "");
            return;
        }
        addAll(fields, cost.total().toPlainString(), text(cost.priceTable()), cost.asOf() == null ? "" : cost.asOf().toString());
    }

    /// One message as it is; several each below its role.
    private static String prompt(ExportedRun run) {
        var messages = run.prompt().messages();
        return messages.size() == 1
                ? messages.getFirst().text()
                : messages.stream().map(CsvWriter::turn).collect(Collectors.joining("\n\n"));
    }

    private static String turn(Message message) {
        return "[" + message.role().wireName() + "]\n" + message.text();
    }

    private static void addAll(List<String> fields, String... more) {
        fields.addAll(Arrays.asList(more));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "";
    }

    private static String plain(@Nullable Number number) {
        return number == null ? "" : number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    private static String seconds(@Nullable Double millis) {
        return millis == null
                ? ""
                : BigDecimal.valueOf(millis).movePointLeft(MILLIS_POWER).setScale(MILLIS_POWER, RoundingMode.HALF_UP).toPlainString();
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var start = text.stripLeading();
        boolean isFormula = !start.isEmpty() && "=+-@".indexOf(start.charAt(0)) >= 0;
        return isFormula || !start.equals(text) && !start.isEmpty() ? "'" + text : text;
    }

    private static String quoted(String field) {
        boolean needsQuotes = field.chars().anyMatch(c -> "\",\r\n'".indexOf(c) >= 0);
        return needsQuotes ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
