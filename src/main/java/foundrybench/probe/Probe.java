package foundrybench.probe;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Run;
import foundrybench.provider.Endpoint;
import foundrybench.run.Purse;
import foundrybench.run.RunListener;
import foundrybench.run.Runner;
import java.time.InstantSource;
import java.util.function.Function;

/// Finds out what a deployment accepts, by calls of a few tokens each. Both protocols are asked, the one first by which
/// the deployment is called. Takes seconds: not for the window's thread.
public final class Probe {
    private final Runner runner;
    private final Endpoint endpoint;
    private final InstantSource clock;
    private final Function<Run, Purse> payer;

    /// @param runner makes the calls, and keeps the deployments' limits
    /// @param clock dates what is found
    /// @param payer what each call is paid from
    public Probe(Runner runner, Endpoint endpoint, InstantSource clock, Function<Run, Purse> payer) {
        this.runner = runner;
        this.endpoint = endpoint;
        this.clock = clock;
        this.payer = payer;
    }

    /// Asks the deployment, and returns when nothing is left to ask. An interrupt ends it.
    ///
    /// @param before its card so far
    /// @param listener is told of each call as of those of a run
    public ProbeReport run(Deployment deployment, Card before, RunListener listener) {
        var findings = new Findings(clock);
        var asker = new RunnerAsking(runner, endpoint, deployment, clock, payer, listener);
        var failure = ProbePlan.ask(deployment, asker, findings);
        var card = findings.over(failure == null ? Card.blank(deployment.name()) : before)
                .withLimits(asker.limits().or(before.limits()));
        if (failure == null) {
            var least = before.leastOutput();
            if (card.leastOutput() == null && least != null && least <= Question.LEAST_LIMIT) {
                card = card.withLeastOutput(least); // nothing that was asked speaks against it
            }
            card = card.probedBy(new Card.Probed(
                    clock.instant(), asker.model(), asker.calls(), asker.cost(), asker.priceTable(), asker.isSimulated()));
        }
        return new ProbeReport(
                deployment, card, asker.calls(), asker.cost(), asker.unpriced(), asker.knownCost(), asker.priceTable(),
                asker.isSimulated(), failure);
    }
}
