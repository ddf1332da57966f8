package foundrybench.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.format.AskedFormat;
import foundrybench.format.RatingFormat;
import foundrybench.format.SessionFormat;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.List;

/// Completions as their lines, with what was asked, and what a person has said of answer and session. What this writes
/// can be imported again.
final class JsonLinesWriter implements SessionWriter {
    @Override
    public List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException {
        for (var session : sessions) {
            for (var run : session.runs()) {
                for (var answer : run.answers()) {
                    out.append(Json.write(line(session, run, answer, redaction))).append('\n');
                }
            }
        }
        return List.of();
    }

    private static ObjectNode line(ExportedSession session, ExportedRun run, ExportedAnswer answer, Redaction redaction) {
        var json = RatingFormat.toJson(answer.completion(), new AskedFormat(run.at(), run.prompt()), answer.rating());
        var marks = new SessionFormat(session.title(), session.starred(), session.note(), session.tags());
        var first = session.runs().getFirst();
        if (!marks.isPlain(first.prompt())) {
            json.set(SessionFormat.FIELD, marks.toJson());
        }
        if (redaction.isAny()) {
            json.set("edited", Json.object()
                    .put("reasoningLeftOut", redaction.ofReasoning())
                    .put("wordsRedacted", redaction.ofWords()));
        }
        return json;
    }
}
