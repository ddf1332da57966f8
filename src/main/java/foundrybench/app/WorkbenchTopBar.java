package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.model.Figures;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Which connection is in use, what was spent, and how it all looks.
final class WorkbenchTopBar extends HBox {
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");

    private final Button spend = new Button(Amounts.UNKNOWN);
    private final Label spendTitle = Controls.label(Words.of("spend"), "quiet");
    private @Nullable BigDecimal budget;

    /// @param connect opens the connections
    /// @param editBudget shows the budget of the day, to be changed
    /// @param copyDiagnostics puts what a report needs on the clipboard
    WorkbenchTopBar(
            Connection connection,
            boolean isEndpointMissing,
            Runnable connect,
            Runnable editBudget,
            Runnable copyDiagnostics,
            WorkbenchLookMenu look) {
        getStyleClass().add("top-bar");
        var name = Controls.on(new Button(connection.name()), connect);
        name.getStyleClass().add("connection");
        name.setMinWidth(USE_PREF_SIZE);
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
        menu.getItems().addAll(item("connection.menu", connect), item("help.diagnostics", copyDiagnostics));
        spend.getStyleClass().addAll("flat", "spend");
        spend.setMinWidth(USE_PREF_SIZE);
        Controls.on(spend, editBudget);
        getChildren()
                .addAll(
                        Controls.label(Words.of("app.name"), "app-name"),
                        name,
                        source,
                        simulated,
                        missing,
                        how,
                        Controls.spacer(),
                        spendTitle,
                        spend,
                        menu,
                        look);
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
