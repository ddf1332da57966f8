package foundrybench.ui.details;

import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Price;
import foundrybench.run.AttemptTrace;
import foundrybench.run.CallTrace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of how an answer came about.
///
/// @param trace what went over the wire; `null` when it was not kept
/// @param rebuilt the body as the saved answer lets it be written again; `null` when there is the real one, or it cannot
/// @param tariffs what each price table says of the deployment
/// @param snippets the same call as code
/// @param refusals what the deployment is known to refuse
/// @param unreadable what is saved of it and cannot be read, a sentence each
public record CallFacts(
        Deployment deployment,
        Completion completion,
        @Nullable CallTrace trace,
        @Nullable String rebuilt,
        List<Tariff> tariffs,
        List<Snippet> snippets,
        List<Refusal> refusals,
        List<String> unreadable) {

    public CallFacts {
        tariffs = List.copyOf(tariffs);
        snippets = List.copyOf(snippets);
        refusals = List.copyOf(refusals);
        unreadable = List.copyOf(unreadable);
    }

    /// The attempts that were kept, in order; none when nothing was kept, or nothing was sent.
    List<AttemptTrace> attempts() {
        return trace == null ? List.of() : trace.attempts();
    }

    /// The attempt whose answer counts; `null` when there are none.
    @Nullable AttemptTrace last() {
        return attempts().isEmpty() ? null : attempts().getLast();
    }

    /// What a price table says.
    ///
    /// @param asOf the day of its figures
    /// @param price `null` when it has none for the deployment
    public record Tariff(String table, LocalDate asOf, String source, @Nullable Price price) {}

    /// The call as code.
    ///
    /// @param language as the command line calls it
    public record Snippet(String language, String code) {}

    /// Something that is not sent, because the deployment refused it before.
    ///
    /// @param why in the service's words
    public record Refusal(String what, String why, Instant at) {}
}
