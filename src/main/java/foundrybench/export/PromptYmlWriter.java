package foundrybench.export;

import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.format.PromptFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The last prompt of a session as a prompt file, which holds one prompt and one model: that of the winner, else of the
/// first answer.
final class PromptYmlWriter implements SessionWriter {
    @Override
    public List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException {
        var remarks = new ArrayList<String>();
        boolean isFirst = true;
        var others = new ArrayList<String>();
        for (var session : sessions) {
            if (!isFirst) {
                others.add(session.title());
            } else if (!session.runs().isEmpty()) {
                out.append(file(session.title(), session.runs().getLast(), remarks));
                isFirst = false;
            }
        }
        if (!others.isEmpty()) {
            var which = others.size() == 1 ? "the session “" + others.getFirst() + "” is" : others.size() + " sessions are";
            remarks.add("A prompt file holds one prompt: " + which + " not in it.");
        }
        return remarks;
    }

    private static String file(String title, ExportedRun run, List<String> remarks) {
        var answers = run.answers();
        var chosen = answers.stream().filter(answer -> answer.rating().winner()).findFirst().orElse(answers.getFirst());
        var origin = chosen.completion().origin();
        var others = answers.stream()
                .map(ExportedAnswer::completion)
                .filter(c -> !c.origin().parameters().equals(origin.parameters()) || !String.valueOf(c.origin().deployment()).equals(origin.deployment()))
                .map(Words::heading)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            remarks.add("A prompt file holds one model, here %s; not in it: %s.".formatted(origin.deployment(), String.join(", ", others)));
        }
        return new PromptFile(title, null, origin.deployment(), origin.parameters(), run.prompt(), Map.of()).write();
    }
}
