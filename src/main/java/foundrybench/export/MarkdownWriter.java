package foundrybench.export;

import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.format.RunTableText;
import foundrybench.model.Completion;
import foundrybench.model.Figures;
import foundrybench.model.Rating;
import foundrybench.model.RunTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Sessions to read and paste. What people and models wrote stands in fences that it cannot end.
final class MarkdownWriter implements SessionWriter {
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_|<>\\[\\]~&#]");
    private static final int SHORTEST_FENCE = 3;

    @Override
    public List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException {
        boolean isFirst = true;
        for (var session : sessions) {
            out.append(isFirst ? "" : "\n---\n\n");
            isFirst = false;
            write(session, redaction, out);
        }
        return List.of();
    }

    private static void write(ExportedSession session, Redaction redaction, Appendable out) throws IOException {
        out.append("# ").append(line(session.title())).append("\n\n");
        out.append(session.startedAt().toString()).append(" · session ").append(line(session.id()));
        out.append(session.starred() ? " · starred" : "");
        for (var tag : session.tags()) {
            out.append(" · ").append(line(tag));
        }
        out.append('\n');
        if (!session.stamps().isEmpty()) {
            out.append("\n**").append(session.stamps()).append("**: where it says so, no model was asked and nothing was spent.\n");
        }
        if (redaction.isAny()) {
            out.append("\n").append(Words.edited(redaction)).append("\n");
        }
        if (!session.note().isEmpty()) {
            out.append("\n").append(quote(session.note())).append("\n");
        }
        int number = 0;
        for (var run : session.runs()) {
            number++;
            write(run, session.runs().size() == 1 ? "" : " " + number, out);
        }
    }

    private static void write(ExportedRun run, String number, Appendable out) throws IOException {
        out.append("\n## Prompt").append(number).append("\n");
        for (var message : run.prompt().messages()) {
            out.append("\n").append(message.role().wireName()).append(":\n\n").append(fenced(message.text()));
        }
        for (var answer : run.answers()) {
            write(answer, out);
        }
        var table = RunTable.of(run.answers().stream().map(ExportedAnswer::completion).toList());
        out.append("\n## Figures").append(number).append("\n\n").append(RunTableText.markdown(table));
    }

    private static void write(ExportedAnswer answer, Appendable out) throws IOException {
        var completion = answer.completion();
        out.append("\n## ").append(line(Words.heading(completion))).append("\n\n");
        for (var fact : facts(completion, answer.rating())) {
            out.append("- ").append(line(fact)).append("\n");
        }
        if (!answer.rating().note().isEmpty()) {
            out.append("\n").append(quote(answer.rating().note())).append("\n");
        }
        if (!completion.reasoning().isEmpty()) {
            out.append("\nThinking:\n\n").append(fenced(completion.reasoning()));
        }
        if (!completion.content().isEmpty()) {
            out.append("\nAnswer:\n\n").append(fenced(completion.content()));
        }
        if (completion.refusal() != null) {
            out.append("\nRefusal:\n\n").append(fenced(completion.refusal()));
        }
        for (var call : completion.toolCalls()) {
            out.append("\nTool call ").append(line(call.name())).append(":\n\n").append(fenced(call.arguments()));
        }
    }

    private static List<String> facts(Completion completion, Rating rating) {
        var facts = new ArrayList<String>();
        facts.add(Figures.metricLine(completion));
        facts.addAll(Words.facts(completion));
        if (!rating.words().isEmpty()) {
            facts.add(rating.words());
        }
        return facts;
    }

    /// On one line, and nothing but text.
    private static String line(String text) {
        return MARKUP.matcher(text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")).replaceAll("\\\\$0");
    }

    private static String quote(String text) {
        return "> " + MARKUP.matcher(text).replaceAll("\\\\$0").replaceAll("\\R", "\n> ");
    }

    private static String fenced(String text) {
        var longest = TICKS.matcher(text).results().mapToInt(ticks -> ticks.group().length()).max().orElse(0);
        var fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
        return fence + "text\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
    }
}
