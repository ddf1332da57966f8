package foundrybench.app;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.probe.ProbeCap;
import foundrybench.probe.ProbeReport;
import foundrybench.run.Meter;
import foundrybench.run.Outlook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Knows of the deployments what a test says; a probe finds the card that the test has laid ready.
final class FakeKnowledge implements WorkbenchKnowledge {
    final Map<String, Card> cards = new ConcurrentHashMap<>();
    final Map<String, Card> toFind = new ConcurrentHashMap<>();
    final List<Meter> meters = new CopyOnWriteArrayList<>();
    final List<Outlook> outlook = new CopyOnWriteArrayList<>();
    final List<String> probed = new CopyOnWriteArrayList<>();
    private final FakeDeployments list;

    FakeKnowledge(FakeDeployments list) {
        this.list = list;
    }

    @Override
    public Map<String, Card> cards() {
        var all = new ConcurrentHashMap<String, Card>();
        list.deployments.forEach(d -> all.put(d.name(), cards.getOrDefault(d.name(), Card.blank(d.name()))));
        return all;
    }

    @Override
    public List<Meter> meters() {
        return List.copyOf(meters);
    }

    @Override
    public List<Outlook> outlook(List<Request> requests) {
        return List.copyOf(outlook);
    }

    @Override
    public ProbeCap cap(Deployment deployment) {
        return new ProbeCap(32, 2_048, new BigDecimal("0.0021"));
    }

    @Override
    public ProbeReport probe(Deployment deployment) {
        probed.add(deployment.name());
        var card = toFind.getOrDefault(deployment.name(), Card.blank(deployment.name()));
        cards.put(deployment.name(), card);
        return new ProbeReport(
                deployment, card, 9, new BigDecimal("0.0004"), 0, new BigDecimal("0.0004"), "guide-2026-05", true, null);
    }
}
