package foundrybench.probe;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import foundrybench.model.Protocol;
import foundrybench.provider.Endpoint;
import foundrybench.run.RunListener;
import foundrybench.run.Runner;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out what a deployment accepts, by calls of a few tokens each. Both protocols are asked, the one first by which
/// the deployment is called. Takes seconds: not for the window's thread.
public final class Probe {
    private final Runner runner;
    private final Endpoint endpoint;
    private final InstantSource clock;

    /// @param runner makes the calls, and keeps the deployments' limits
    /// @param clock dates what is found
    public Probe(Runner runner, Endpoint endpoint, InstantSource clock) {
        this.runner = runner;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /// Asks the deployment, and returns when nothing is left to ask. An interrupt ends it.
    ///
    /// @param before its card so far
    /// @param listener is told of each call as of those of a run
    public ProbeReport run(Deployment deployment, Card before, RunListener listener) {
        var findings = new Findings(clock);
        var asker = new RunnerAsking(runner, endpoint, deployment, clock, listener);
        var failure = askAll(deployment, asker, findings);
        var card = findings.over(failure == null ? Card.blank(deployment.name()) : before)
                .withLimits(asker.limits().or(before.limits()));
        if (failure == null) {
            card = card.probedBy(new Card.Probed(
                    clock.instant(), asker.model(), asker.calls(), asker.cost(), asker.priceTable(), asker.isSimulated()));
        }
        return new ProbeReport(
                deployment, card, asker.calls(), asker.cost(), asker.priceTable(), asker.isSimulated(), failure);
    }

    private static @Nullable Failure askAll(Deployment deployment, Asking asking, Findings findings) {
        try {
            Failure first = null;
            boolean isSpoken = false;
            for (var protocol : order(deployment)) {
                var why = new ProtocolPlan(protocol, deployment.outputLimitField(), asking, findings).run();
                isSpoken |= why == null;
                first = first == null ? why : first;
            }
            return isSpoken ? null : first;
        } catch (ProbeEndedException e) {
            return e.failure();
        }
    }

    private static List<Protocol> order(Deployment deployment) {
        return switch (deployment.protocol()) {
            case CHAT -> List.of(Protocol.CHAT, Protocol.RESPONSES);
            case RESPONSES -> List.of(Protocol.RESPONSES, Protocol.CHAT);
        };
    }
}
