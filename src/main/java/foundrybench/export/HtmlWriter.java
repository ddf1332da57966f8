package foundrybench.export;

import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.model.Completion;
import foundrybench.model.Figures;
import foundrybench.model.Message;
import foundrybench.model.RunColumn;
import foundrybench.model.RunTable;
import java.io.IOException;
import java.util.List;

/// Sessions as a page of its own: no script, nothing fetched, light or dark as its reader's system is. All text in it is
/// escaped; what models wrote is shown as the window shows it, and pictures never are.
final class HtmlWriter implements SessionWriter {
    @Override
    public List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException {
        out.append(HtmlPage.BEGIN);
        for (var session : sessions) {
            write(session, redaction, new HtmlText(out));
        }
        out.append(HtmlPage.END);
        return List.of();
    }

    private static void write(ExportedSession session, Redaction redaction, HtmlText out) throws IOException {
        out.raw("<section class=\"session\">\n<h1>").text(session.title()).raw("</h1>\n<p class=\"facts\">");
        out.text(session.startedAt().toString()).text(" · session ").text(session.id());
        out.text(session.starred() ? " · starred" : "");
        for (var tag : session.tags()) {
            out.raw(" <span class=\"chip\">").text(tag).raw("</span>");
        }
        out.raw("</p>\n");
        if (!session.stamps().isEmpty()) {
            out.raw("<p><span class=\"stamp\">").text(session.stamps());
            out.raw("</span> Where it says so, no model was asked and nothing was spent.</p>\n");
        }
        if (redaction.isAny()) {
            out.raw("<p class=\"facts\">").text(Words.edited(redaction).replace("\\", "")).raw("</p>\n");
        }
        note(session.note(), out);
        for (var run : session.runs()) {
            write(run, out);
        }
        out.raw("</section>\n");
    }

    private static void write(ExportedRun run, HtmlText out) throws IOException {
        out.raw("<details class=\"prompt\" open>\n<summary>Prompt</summary>\n");
        for (Message message : run.prompt().messages()) {
            out.raw("<p class=\"role\">").text(message.role().wireName()).raw("</p>\n<pre>").text(message.text()).raw("</pre>\n");
        }
        out.raw("</details>\n<div class=\"panes\">\n");
        for (var answer : run.answers()) {
            write(answer, out);
        }
        out.raw("</div>\n");
        table(RunTable.of(run.answers().stream().map(ExportedAnswer::completion).toList()), out);
    }

    private static void write(ExportedAnswer answer, HtmlText out) throws IOException {
        var completion = answer.completion();
        out.raw("<article>\n<h2>").text(Words.heading(completion));
        if (completion.simulated()) {
            out.raw(" <span class=\"stamp\">SIMULATED</span>");
        }
        if (completion.origin().recorded()) {
            out.raw(" <span class=\"stamp\">RECORDED</span>");
        }
        out.raw("</h2>\n");
        for (var fact : Words.facts(completion)) {
            out.raw("<p class=\"facts\">").text(fact).raw("</p>\n");
        }
        if (!completion.reasoning().isEmpty()) {
            out.raw("<details class=\"thinking\">\n<summary>").text(thought(completion)).raw("</summary>\n");
            HtmlBlocks.write(completion.reasoning(), out);
            out.raw("</details>\n");
        }
        out.raw("<div class=\"answer\">\n");
        HtmlBlocks.write(completion.content(), out);
        out.raw("</div>\n");
        if (completion.refusal() != null) {
            out.raw("<p class=\"role\">refusal</p>\n<pre>").text(completion.refusal()).raw("</pre>\n");
        }
        for (var call : completion.toolCalls()) {
            out.raw("<p class=\"role\">tool call ").text(call.name()).raw("</p>\n<pre>").text(call.arguments()).raw("</pre>\n");
        }
        if (!answer.rating().words().isEmpty()) {
            out.raw("<p class=\"rating\">").text(answer.rating().words()).raw("</p>\n");
        }
        note(answer.rating().note(), out);
        out.raw("<p class=\"figures\">").text(Figures.metricLine(completion)).raw("</p>\n</article>\n");
    }

    private static String thought(Completion completion) {
        var time = completion.timing().reasoningMs() == null ? "" : " " + Figures.seconds(completion.timing().reasoningMs());
        var tokens = completion.usage() == null ? null : completion.usage().reasoningTokens();
        return "Thought" + time + (tokens == null ? "" : " · " + Figures.count(tokens) + " tokens");
    }

    private static void note(String note, HtmlText out) throws IOException {
        if (!note.isEmpty()) {
            out.raw("<blockquote>").text(note).raw("</blockquote>\n");
        }
    }

    private static void table(RunTable table, HtmlText out) throws IOException {
        out.raw("<div class=\"wide\">\n<table>\n<tr><th>deployment</th><th>status</th>");
        for (var column : RunColumn.values()) {
            out.raw("<th class=\"number\">").text(column.head()).raw("</th>");
        }
        out.raw("<th></th></tr>\n");
        for (var row : table.rows()) {
            out.raw("<tr><td>").text(row.deployment()).raw("</td><td>").text(row.status());
            out.text(row.completion().simulated() ? ", SIMULATED" : "").text(row.completion().origin().recorded() ? ", RECORDED" : "");
            out.raw("</td>");
            for (var column : RunColumn.values()) {
                out.raw("<td class=\"number\">").text(column.of(row)).raw("</td>");
            }
            out.raw("<td>").text(String.join(", ", table.marks(row))).raw("</td></tr>\n");
        }
        var prices = table.prices().isEmpty() ? "No cost is known." : "Prices: " + String.join(", ", table.prices()) + ".";
        out.raw("</table>\n</div>\n<p class=\"facts\">").text(prices).raw("</p>\n");
    }
}
