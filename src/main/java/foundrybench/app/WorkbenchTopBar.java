package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.model.Figures;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Which connection is in use, what was spent, how the panes lie, and how it all looks. Where not all has room, what can
/// be reached otherwise goes.
final class WorkbenchTopBar extends HBox {
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");

    private final Button spend = new Button(Amounts.UNKNOWN);
    private final Label spendTitle = Controls.label(Words.of("spend"), "quiet");
    private final Region spacer = Controls.spacer();
    private final List<Node> yielding;
    private @Nullable BigDecimal budget;

    /// @param connect opens the connections
    /// @param editBudget shows the budget of the day, to be changed
    /// @param offers of the menu, by what they are called in the words
    /// @param rail shows what is left of the main part
    /// @param tools for the panes; the first goes where there is no room
    WorkbenchTopBar(
            Connection connection,
            boolean isEndpointMissing,
            Runnable connect,
            Runnable editBudget,
            SequencedMap<String, Runnable> offers,
            Node rail,
            List<? extends Node> tools,
            WorkbenchLookMenu look) {
        getStyleClass().add("top-bar");
        var name = Controls.on(new Button(connection.name()), connect);
        name.getStyleClass().add("connection");
        name.setAccessibleText(Words.of("connection.name", connection.name(), connection.source()));
        Controls.tip(name, Words.of("connection.tip", connection.endpoint(), connection.source()));
        var source = Controls.label(connection.source(), "quiet");
        Controls.show(source, !connection.simulated());
        var simulated = Controls.simulatedChip();
        Controls.show(simulated, connection.simulated());
        var missing = Controls.label(Words.of("connect.missing"), "quiet");
        Controls.show(missing, isEndpointMissing);
        var how = Controls.named(new Hyperlink(Words.of("connect.how")), "connect.how");
        Controls.on(how, connect);
        Controls.show(how, connection.simulated());
        var menu = Controls.named(new MenuButton(Words.of("help")), "help");
        menu.getStyleClass().add("flat");
        menu.setMinWidth(USE_PREF_SIZE);
        offers.forEach((key, action) -> menu.getItems().add(item(key, action)));
        spend.getStyleClass().addAll("flat", "spend");
        spend.setMinWidth(USE_PREF_SIZE);
        Controls.on(spend, editBudget);
        var title = Controls.label(Words.of("app.name"), "app-name");
        getChildren()
                .addAll(
                        rail,
                        title,
                        name,
                        source,
                        simulated,
                        missing,
                        how,
                        spacer,
                        spendTitle,
                        spend);
        getChildren().addAll(tools);
        getChildren().addAll(menu, look);
        yielding = Stream.of(missing, title, spendTitle, source, how, tools.getFirst()).filter(Node::isManaged).toList();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double needed = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (var child : getChildren()) {
            if (child != spacer && (child.isManaged() || yielding.contains(child))) {
                needed += child.prefWidth(-1) + getSpacing();
            }
        }
        needed += getSpacing();
        for (var child : yielding) {
            boolean goes = needed > getWidth();
            needed -= goes ? child.prefWidth(-1) + getSpacing() : 0;
            Controls.show(child, !goes);
        }
        super.layoutChildren();
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Words.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// The budget of the day as it was last shown; `null` for none.
    @Nullable BigDecimal budget() {
        return budget;
    }

    void show(WorkbenchEngine.Spend spent) {
        budget = spent.limit();
        var amount = Amounts.dollars(spent.amount());
        spend.setText(budget == null ? amount : Words.of("spend.of", amount, Figures.limit(budget)));
        spend.pseudoClassStateChanged(NEAR, spent.isNearLimit());
        spend.setAccessibleText(Words.of("spend.set.name", spend.getText()));
        Controls.tip(spend, spent.reason() + " " + Words.of("spend.set.tip"));
        Controls.tip(spendTitle, spent.reason());
    }
}
