package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Rating;
import foundrybench.model.Request;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import foundrybench.ui.prompt.ExamplePrompt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that the window asks of the rest of the program.
///
/// *At once* means: called on the window's thread, answers without disk, network or counting. *Slow* means:
/// called on a thread of its own, never on the window's; an [Unavailable] is shown in the status bar.
public interface WorkbenchEngine {
    /// Where it is connected to. At once, and never another one.
    Connection connection();

    /// The connections there are. At once.
    WorkbenchConnections connections();

    /// Whether it is simulated for want of an endpoint, not because that was asked for. At once.
    boolean isEndpointMissing();

    /// The price table in use. At once.
    Prices prices();

    /// All deployments, in the order to list them. At once, and the same until their list is changed.
    List<Deployment> deployments();

    /// What is known of the deployments by having asked them. At once, and the same always.
    WorkbenchKnowledge knowledge();

    /// How answers came about. At once, and the same always.
    WorkbenchDetails details();

    /// The list of deployments, to be changed. At once.
    WorkbenchDeployments deploymentList();

    /// What the editor holds and which deployments are picked at the start. At once.
    Opening opening();

    /// The prompts that come with the program. At once.
    List<ExamplePrompt> examples();

    /// What these would cost, one for each, in order. Slow.
    List<Estimate> estimate(List<Request> requests);

    /// Asks: one call for each request, in order. At once: returns before anything is sent, and tells the
    /// listener as a [foundrybench.run.Runner] does, perhaps before this returns. Everything is saved.
    ///
    /// @param sessionId the session it belongs to; `null` for a new one, whose id stands in the handle's run
    RunHandle start(@Nullable String sessionId, List<Request> requests, RunListener listener);

    /// Keeps what the person thinks of the answer to a call that has ended, in place of what was said before. At once.
    void rate(String callId, Rating rating);

    /// The saved sessions, with all that was started or rated before they are asked for. At once, and the same always.
    WorkbenchHistory history();

    /// What the saved sessions tell together. At once, and the same always.
    WorkbenchArchive archive();

    /// A saved session, as it was last seen. Slow.
    WorkbenchSession reopen(String sessionId);

    /// Makes ready to play a saved session again. Slow.
    PreparedReplay prepareReplay(String sessionId);

    /// An answer of a saved session, whatever was asked after it; empty when it is not there any more. Slow.
    Optional<WorkbenchSession.Pane> answer(String sessionId, String callId);

    /// What the real calls of today cost. Slow.
    Spend spendToday();

    /// Sets what the real calls of a day may cost, from now on and for the next time. Slow.
    ///
    /// @param dollars `null` for no limit
    void setBudgetPerDay(@Nullable BigDecimal dollars);

    /// A text for whoever looks for the cause of a fault, without keys, prompts and answers. Slow.
    ///
    /// @param window what the window says of itself, in order
    String diagnostics(Map<String, String> window);

    /// Opens this address of the web in the browser. Slow.
    ///
    /// @return what to tell the person
    String browse(String address);

    /// Tells, on any thread, whenever something was saved or could not be.
    void watchSaving(Consumer<Saving> watcher);

    /// A price table: its id, and the day of its figures.
    record Prices(String table, @Nullable LocalDate asOf) {}

    /// What the window starts with.
    ///
    /// @param picked names of deployments
    record Opening(ExamplePrompt prompt, List<String> picked) {}

    /// Something that was asked for cannot be had; the message says why, for the person.
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// Money spent.
    ///
    /// @param amount `null` when there is nothing to add up, or not all of it is known
    /// @param reason what was added up, or why there is no amount; in words
    /// @param limit the budget of the day, in dollars; `null` when there is none
    record Spend(@Nullable BigDecimal amount, String reason, @Nullable BigDecimal limit) {
        private static final BigDecimal MUCH = new BigDecimal("0.8");

        /// Without a budget.
        Spend(@Nullable BigDecimal amount, String reason) {
            this(amount, reason, null);
        }

        /// Whether four fifths of the budget are spent.
        boolean isNearLimit() {
            return amount != null && limit != null && amount.compareTo(limit.multiply(MUCH)) >= 0;
        }
    }

    /// Whether what happened is on the disk.
    sealed interface Saving {
        /// It is.
        record Saved(Instant at) implements Saving {}

        /// It is not.
        record NotSaved(String reason) implements Saving {}

        /// Something about it that loses nothing.
        record Remark(String words) implements Saving {}
    }
}
