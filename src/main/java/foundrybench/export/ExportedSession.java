package foundrybench.export;

import foundrybench.model.Completion;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import java.time.Instant;
import java.util.List;

/// A session as it is written to a file for others.
///
/// @param startedAt to the millisecond
/// @param runs oldest first; without answers that have not ended
public record ExportedSession(
        String id, String title, Instant startedAt, boolean starred, String note, List<String> tags, List<ExportedRun> runs) {

    public ExportedSession {
        tags = List.copyOf(tags);
        runs = List.copyOf(runs);
    }

    /// A run: what was asked, and each answer.
    public record ExportedRun(String id, Instant at, Prompt prompt, List<ExportedAnswer> answers) {
        public ExportedRun {
            answers = List.copyOf(answers);
        }
    }

    /// An answer, and what a person thinks of it.
    public record ExportedAnswer(Completion completion, Rating rating) {}

    /// The same with the answers alone that are wanted, and no run without any.
    ///
    /// @param callIds beginnings of the ids of calls; empty for all
    public ExportedSession only(List<String> callIds) {
        if (callIds.isEmpty()) {
            return this;
        }
        var kept = runs.stream()
                .map(run -> new ExportedRun(run.id(), run.at(), run.prompt(), run.answers().stream()
                        .filter(answer -> callIds.stream().anyMatch(answer.completion().origin().id()::startsWith))
                        .toList()))
                .filter(run -> !run.answers().isEmpty())
                .toList();
        return new ExportedSession(id, title, startedAt, starred, note, tags, kept);
    }

    /// All its answers in order.
    public List<ExportedAnswer> answers() {
        return runs.stream().flatMap(run -> run.answers().stream()).toList();
    }

    /// Whether any of them came from the simulated Foundry.
    boolean isSimulated() {
        return answers().stream().anyMatch(answer -> answer.completion().simulated());
    }

    /// Whether any of them was decoded from a recording.
    boolean isRecorded() {
        return answers().stream().anyMatch(answer -> answer.completion().origin().recorded());
    }

    /// What must stand where anybody sees it: `SIMULATED`, `RECORDED`, both, or nothing.
    String stamps() {
        return String.join(" · ", isSimulated() ? "SIMULATED" : "", isRecorded() ? "RECORDED" : "")
                .replaceAll("^ · | · $", "");
    }
}
