package foundrybench.ui.deployments;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.ui.kit.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which deployments there are, grouped by the layers they serve, and which of them are picked.
public final class DeploymentsViewModel {
    private final LocalDate today;
    private final ReadOnlyObjectWrapper<List<Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Deployment>> picked = new ReadOnlyObjectWrapper<>(List.of());
    private Map<String, Card> cards = Map.of();
    private ZoneId zone = ZoneOffset.UTC;
    private boolean isPicking;

    /// Deployments that serve the same layers.
    public record Group(String title, List<DeploymentRow> rows) {}

    /// @param deployments all there are, in the order to list them
    public DeploymentsViewModel(List<Deployment> deployments, LocalDate today) {
        this.today = today;
        show(deployments);
    }

    /// Lists these from now on; of those picked the ones that are still there stay so.
    public void show(List<Deployment> deployments) {
        var names = picked.get().stream().map(Deployment::name).toList();
        var byTitle = new LinkedHashMap<String, List<DeploymentRow>>();
        for (var deployment : deployments) {
            byTitle.computeIfAbsent(title(deployment), _ -> new ArrayList<>())
                    .add(new DeploymentRow(deployment, today));
        }
        groups.set(byTitle.entrySet().stream()
                .map(e -> new Group(e.getKey(), List.copyOf(e.getValue())))
                .toList());
        rows().forEach(row -> row.picked().addListener((_, _, _) -> update()));
        rows().forEach(this::showCard);
        pick(names);
    }

    private static String title(Deployment deployment) {
        return deployment.layers().isEmpty()
                ? Words.of("deployments.no-layer")
                : deployment.layers().stream().map(DeploymentsViewModel::title).collect(Collectors.joining(" · "));
    }

    private static String title(Layer layer) {
        return layer.text();
    }

    private void update() {
        if (!isPicking) {
            picked.set(rows().stream()
                    .filter(row -> row.picked().get())
                    .map(DeploymentRow::deployment)
                    .toList());
        }
    }

    /// Picks these and no others; names not listed are passed over.
    public void pick(Collection<String> names) {
        isPicking = true;
        rows().forEach(row -> row.picked().set(names.contains(row.deployment().name())));
        isPicking = false;
        update();
    }

    /// Those to ask what they accept: the picked ones, or all.
    public List<Deployment> toProbe() {
        return picked.get().isEmpty() ? rows().stream().map(DeploymentRow::deployment).toList() : picked.get();
    }

    /// Tells what these deployments are known to accept.
    ///
    /// @param known by deployment
    /// @param zone in which days are told
    public void showCards(Map<String, Card> known, ZoneId zone) {
        cards = Map.copyOf(known);
        this.zone = zone;
        rows().forEach(this::showCard);
    }

    private void showCard(DeploymentRow row) {
        var card = cards.get(row.deployment().name());
        row.showCard(card == null ? null : CardDetail.of(row.deployment(), card, zone).orElse(null));
    }

    /// Tells how the deployments stand against their limits.
    ///
    /// @param meters by deployment; one that is missing has none
    public void showMeters(Map<String, List<Detail>> meters) {
        rows().forEach(row -> row.showMeter(meters.getOrDefault(row.deployment().name(), List.of())));
    }

    /// What is listed, in order.
    public List<Group> groups() {
        return groups.get();
    }

    /// The same, to be followed when it changes.
    public ReadOnlyObjectProperty<List<Group>> listed() {
        return groups.getReadOnlyProperty();
    }

    /// Those picked, in the order listed.
    public ReadOnlyObjectProperty<List<Deployment>> picked() {
        return picked.getReadOnlyProperty();
    }

    private List<DeploymentRow> rows() {
        return groups.get().stream().flatMap(group -> group.rows().stream()).toList();
    }
}
