package foundrybench.app;

import foundrybench.model.Completion;
import foundrybench.model.MonthlyEstimate;
import foundrybench.model.PromptVersion;
import foundrybench.model.Repricing;
import foundrybench.model.SpendSlice;
import foundrybench.ui.sessions.ExportForm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What the saved sessions tell together. Slow but where it says so: called on a thread of its own; a
/// [WorkbenchEngine.Unavailable] is shown to the person.
public interface WorkbenchArchive {
    /// What the real calls since then cost, by day and deployment, the oldest day first.
    List<SpendSlice> spend(Instant from);

    /// The price tables by which those were priced, each with its day.
    List<String> pricedBy(Instant from);

    /// What the team expects of a month. At once.
    MonthlyEstimate estimate();

    /// The layers of a deployment together, as deployments are grouped. At once.
    String layers(String deployment);

    /// Ids of the price tables. At once.
    List<String> priceTables();

    /// What the real calls since then would cost by this table.
    Repricing reprice(String table, Instant from);

    /// The prompts that were asked, the last asked first.
    List<PromptVersion> versions(int most);

    /// The answers to a version, the newest first.
    List<Completion> results(String hash, int most);

    /// Takes in answers that were saved elsewhere, of a file or a folder of recordings.
    Imported importFrom(Path file);

    /// What came of that.
    ///
    /// @param details what did not carry over and what was wrong, a line each
    record Imported(String said, List<String> details) {
        public Imported {
            details = List.copyOf(details);
        }
    }

    /// Writes sessions to a file.
    ///
    /// @return what to tell the person
    String export(List<String> sessionIds, ExportForm.Order order);
}
