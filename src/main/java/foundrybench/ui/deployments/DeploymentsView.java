package foundrybench.ui.deployments;

import foundrybench.model.Deployment;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The deployments to pick from, with what each costs and how it thinks.
public final class DeploymentsView extends VBox {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final Actions actions;

    /// What can be asked for here.
    public interface Actions {
        /// Opens the list of deployments, to be edited.
        void editDeployments();

        /// Opens the list of deployments at this one.
        void edit(Deployment deployment);

        /// Asks these what they accept, once the person has agreed.
        void probe(List<Deployment> deployments);
    }

    public DeploymentsView(DeploymentsViewModel model, Actions actions) {
        this.actions = actions;
        getStyleClass().add("deployments");
        var list = new VBox();
        list.getStyleClass().add("deployment-list");
        var edit = Controls.on(Controls.button("deployments.edit"), actions::editDeployments);
        edit.getStyleClass().addAll("flat", "rail-button");
        var probe = Controls.on(Controls.button("deployments.probe"), () -> actions.probe(model.toProbe()));
        probe.getStyleClass().addAll("flat", "rail-button");
        var actionsRow = new HBox(edit, probe);
        actionsRow.getStyleClass().add("rail-actions");
        model.listed().subscribe(groups -> {
            list.getChildren().clear();
            for (var group : groups) {
                list.getChildren().add(Controls.label(group.title(), "layer-title"));
                group.rows().forEach(row -> list.getChildren().add(row(row)));
            }
            list.getChildren().add(actionsRow);
        });
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.prefHeightProperty().bind(list.heightProperty()); // its rows may wrap
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), scroll);
    }

    private static Node head() {
        var unit = Controls.label(Words.of("deployments.unit"), "rail-title");
        Controls.tip(unit, Words.of("deployments.unit.tip"));
        var head = new HBox(Controls.label(Words.of("deployments"), "rail-title"), Controls.spacer(), unit);
        head.getStyleClass().add("rail-head");
        return head;
    }

    private Node row(DeploymentRow row) {
        var name = row.deployment().name();
        var box = new CheckBox(name);
        box.selectedProperty().bindBidirectional(row.picked());
        row.shown().subscribe(_ -> box.setAccessibleText(Words.of("deployment.name", name, row.price(), Part.plain(row.details()))));
        box.setMinWidth(0);
        Controls.tip(box, Words.of("deployment.tip", name));
        var price = Controls.label(row.price(), "price");
        price.setMinWidth(USE_PREF_SIZE);
        Controls.tip(price, row.priceTip());
        var first = new HBox(box, Controls.spacer(), price);
        var view = new VBox(first, details(row));
        view.getStyleClass().add("deployment");
        row.picked().subscribe(picked -> view.pseudoClassStateChanged(PICKED, picked));
        view.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                row.picked().set(!row.picked().get());
            }
        });
        var menu = menu(row);
        box.setContextMenu(menu);
        view.setOnContextMenuRequested(event -> menu.show(view, event.getScreenX(), event.getScreenY()));
        return view;
    }

    private ContextMenu menu(DeploymentRow row) {
        var edit = new MenuItem(Words.of("deployment.edit"));
        edit.setId("deployment-edit");
        edit.setOnAction(_ -> actions.edit(row.deployment()));
        var probe = new MenuItem(Words.of("deployment.probe"));
        probe.setId("deployment-probe");
        probe.setOnAction(_ -> actions.probe(List.of(row.deployment())));
        return new ContextMenu(edit, probe);
    }

    private static Node details(DeploymentRow row) {
        var details = new FlowPane();
        details.getStyleClass().add("deployment-details");
        details.setMinWidth(0);
        row.shown().subscribe(all -> details.getChildren().setAll(all.stream().map(DeploymentsView::detail).toList()));
        return details;
    }

    private static Node detail(Detail detail) {
        var label = new Label(detail.part().text());
        label.getStyleClass().add("detail-" + detail.part().style().name().toLowerCase(Locale.ROOT));
        Controls.tip(label, detail.tip());
        return label;
    }
}
