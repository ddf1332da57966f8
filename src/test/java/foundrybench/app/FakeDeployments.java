package foundrybench.app;

import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.ui.deployments.DeploymentEditorModel.Row;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A list of deployments that is kept in memory; a test says what the service lists.
final class FakeDeployments implements WorkbenchDeployments {
    final List<Deployment> deployments = new CopyOnWriteArrayList<>(Deployments.ALL);
    final List<DeploymentFacts> saved = new CopyOnWriteArrayList<>();
    volatile boolean fixed;
    volatile Answer answer = new Answer.Listed(List.of(), List.of(), List.of());

    @Override
    public boolean fixed() {
        return fixed;
    }

    @Override
    public List<Row> all() {
        return deployments.stream().map(d -> new Row(said(d), d)).toList();
    }

    private DeploymentFacts said(Deployment deployment) {
        return saved.stream()
                .filter(facts -> facts.name().equals(deployment.name()))
                .findFirst()
                .orElse(DeploymentFacts.named(deployment.name(), deployment.model()));
    }

    @Override
    public void save(DeploymentFacts facts) {
        saved.addFirst(facts);
        var like = deployments.getFirst();
        var layers = facts.layers();
        var protocol = facts.protocol();
        var made = new Deployment(
                facts.name(), facts.model(), layers == null ? List.of() : layers,
                protocol == null ? like.protocol() : protocol, like.outputLimitField(), null, null, facts.retires(),
                facts.note(), facts.limits(), List.of());
        if (deployments.stream().anyMatch(d -> d.name().equals(facts.name()))) {
            deployments.replaceAll(d -> d.name().equals(facts.name()) ? made : d);
        } else {
            deployments.add(made);
        }
    }

    @Override
    public void rename(String before, DeploymentFacts facts) {
        remove(before);
        save(facts);
    }

    @Override
    public void remove(String name) {
        deployments.removeIf(d -> d.name().equals(name));
    }

    @Override
    public Answer ask() {
        return answer;
    }

    @Override
    public void keep() {
        if (answer instanceof Answer.Listed(var added, var gone, _)) {
            gone.forEach(this::remove);
            added.forEach(name -> save(DeploymentFacts.named(name, name)));
        }
    }
}
