package foundrybench.probe;

import foundrybench.model.Call;
import foundrybench.model.Card;
import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Lesson;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Status;
import foundrybench.probe.Reply.Accepted;
import foundrybench.probe.Reply.Refused;
import foundrybench.provider.Endpoint;
import foundrybench.provider.Refusals;
import foundrybench.provider.Silence;
import foundrybench.run.Cards;
import foundrybench.run.Purse;
import foundrybench.run.RunListener;
import foundrybench.run.RunOptions;
import foundrybench.run.RunPlan;
import foundrybench.run.Runner;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks by calls of a [Runner], one after the other, each sent as it is written, and counts what they take.
final class RunnerAsking implements Asking {
    private static final Cards AS_WRITTEN = new Cards() {
        @Override
        public Card of(Deployment deployment) {
            return Card.blank(deployment.name());
        }

        @Override
        public void learn(Deployment deployment, Lesson lesson) {
            // the probe draws its own conclusions
        }

        @Override
        public void answered(Deployment deployment, String model) {
            // the probe says which
        }

        @Override
        public void keep(Card card) {
            // nobody asks for it
        }
    };

    private final Runner runner;
    private final Endpoint endpoint;
    private final Deployment deployment;
    private final InstantSource clock;
    private final Function<Run, Purse> payer;
    private final RunListener listener;
    private final Allowance allowance;
    private final AnswerFacts facts = new AnswerFacts();
    private int calls;
    private BigDecimal knownCost = BigDecimal.ZERO;
    private int unpriced;
    private @Nullable String model;
    private boolean simulated;
    private boolean anyAccepted;

    RunnerAsking(
            Runner runner,
            Endpoint endpoint,
            Deployment deployment,
            InstantSource clock,
            Function<Run, Purse> payer,
            RunListener listener) {
        this.runner = runner;
        this.endpoint = endpoint;
        this.deployment = deployment;
        this.clock = clock;
        this.payer = payer;
        this.listener = listener;
        this.allowance = new Allowance(ProbeCap.of(deployment));
        this.simulated = endpoint.connection().simulated();
    }

    @Override
    public Reply ask(Question question) throws ProbeEndedException {
        if (!allowance.allows(question)) {
            throw new ProbeEndedException(null);
        }
        var request = question.request(deployment);
        var run = new RunPlan(List.of(request), 1, simulated).toRun("probe", clock.instant(), _ -> null);
        var options = new RunOptions(Silence.DEFAULT, allowance.retries(RunOptions.RETRIES), AS_WRITTEN, _ -> facts).paidFrom(payer.apply(run));
        var settled = new CompletableFuture<Completion>();
        var handle = runner.start(run, endpoint, options, telling(settled));
        try {
            handle.ended().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.stopAll();
            throw new ProbeEndedException(FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)));
        }
        var answer = settled.join();
        boolean isAccepted = answer.status() == Status.COMPLETED;
        count(question, answer, isAccepted);
        if (isAccepted) {
            return new Accepted(facts.isStream(), answer.usage() != null);
        }
        var failure = answer.failure();
        var lesson = failure == null ? null : Refusals.lesson(failure, request).orElse(null);
        if (failure == null || (lesson == null && !isRefusal(failure))) {
            throw new ProbeEndedException(failure);
        }
        return new Refused(failure, lesson);
    }

    private RunListener telling(CompletableFuture<Completion> settled) {
        return new RunListener() {
            @Override
            public void onEvent(RunEvent event) {
                listener.onEvent(event);
            }

            @Override
            public void onSettled(Call call, Completion completion) {
                settled.complete(completion);
                listener.onSettled(call, completion);
            }
        };
    }

    private void count(Question question, Completion answer, boolean isAccepted) {
        int sent = Objects.requireNonNullElse(answer.timing().attempts(), 0);
        calls += sent;
        allowance.used(question, sent, isAccepted, answer.usage());
        simulated |= answer.simulated();
        if (answer.model() != null) {
            model = answer.model();
        }
        if (isAccepted) { // refusals cost nothing
            anyAccepted = true;
            var charged = answer.cost();
            knownCost = charged == null ? knownCost : knownCost.add(charged.total());
            unpriced += charged == null ? 1 : 0;
        }
    }

    /// Another address or name may be served by the other protocol all the same, once one is known to be there.
    private boolean isRefusal(Failure failure) {
        return switch (failure.kind()) {
            case UNSUPPORTED_OPERATION, UNSUPPORTED_PARAMETER, BAD_REQUEST, NOT_FOUND -> true;
            case DEPLOYMENT_NOT_FOUND -> anyAccepted;
            default -> false;
        };
    }

    int calls() {
        return calls;
    }

    @Nullable BigDecimal cost() {
        return unpriced > 0 ? null : knownCost;
    }

    BigDecimal knownCost() {
        return knownCost;
    }

    int unpriced() {
        return unpriced;
    }

    @Nullable String priceTable() {
        return deployment.price() == null ? null : deployment.price().table();
    }

    @Nullable String model() {
        return model;
    }

    boolean isSimulated() {
        return simulated;
    }

    Deployment.Limits limits() {
        return facts.limits();
    }
}
