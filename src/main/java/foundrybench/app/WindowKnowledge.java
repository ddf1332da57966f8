package foundrybench.app;

import foundrybench.model.Call;
import foundrybench.model.Card;
import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.probe.Probe;
import foundrybench.probe.ProbeCap;
import foundrybench.probe.ProbeReport;
import foundrybench.provider.Endpoint;
import foundrybench.run.Cards;
import foundrybench.run.Meter;
import foundrybench.run.Outlook;
import foundrybench.run.Purse;
import foundrybench.run.RunListener;
import foundrybench.run.RunPlan;
import foundrybench.run.Runner;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a connection's deployments are known to accept, and how they stand.
final class WindowKnowledge implements WorkbenchKnowledge {
    private final WindowDeployments deployments;
    private final Endpoint endpoint;
    private final Cards cards;
    private final Runner runner;
    private final Function<Run, Purse> payer;
    private final Clock clock;

    /// @param payer what each call of a probe is paid from
    WindowKnowledge(WindowDeployments deployments, Endpoint endpoint, Cards cards, Runner runner, Function<Run, Purse> payer, Clock clock) {
        this.deployments = deployments;
        this.endpoint = endpoint;
        this.cards = cards;
        this.runner = runner;
        this.payer = payer;
        this.clock = clock;
    }

    @Override
    public Map<String, Card> cards() {
        var known = new LinkedHashMap<String, Card>();
        deployments.catalog().deployments().forEach(deployment -> known.put(deployment.name(), cards.of(deployment)));
        return known;
    }

    @Override
    public List<Meter> meters() {
        return runner.meters();
    }

    @Override
    public List<Outlook> outlook(List<Request> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        var run = new RunPlan(requests, 1, endpoint.connection().simulated()).toRun("", clock.instant(), _ -> null);
        return Outlook.of(run.calls());
    }

    @Override
    public ProbeCap cap(Deployment deployment) {
        return ProbeCap.of(deployment);
    }

    @Override
    public ProbeReport probe(Deployment deployment) {
        var report = new Probe(runner, endpoint, clock, payer).run(deployment, cards.of(deployment), new Unheard());
        cards.keep(report.card());
        return report;
    }

    /// Nobody follows the calls of a probe: the report tells what came of them.
    private static final class Unheard implements RunListener {
        @Override
        public void onEvent(RunEvent event) {
            // told by the report
        }

        @Override
        public void onSettled(Call call, Completion completion) {
            // told by the report
        }
    }
}
