package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The bar at the bottom: where answers come from, which prices hold, what is saved, and short messages.
final class WorkbenchStatusBar extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final Label message = Controls.label("", "message");
    private final Label saved = Controls.label("", "saved");

    WorkbenchStatusBar(Connection connection, WorkbenchEngine.Prices prices, ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("status-bar");
        var simulated = Controls.simulatedChip();
        Controls.show(simulated, connection.simulated());
        var authority = connection.endpoint().getAuthority();
        var place = switch (connection.kind()) {
            case AZURE -> Words.of("status.place", authority, connection.apiVersion());
            case OPENAI -> authority;
        };
        var day = prices.asOf() == null ? Amounts.UNKNOWN : prices.asOf().toString();
        var table = Controls.label(Words.of("status.prices", prices.table(), day), "quiet");
        Controls.tip(table, Words.of("status.prices.tip"));
        saved.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(simulated, Controls.label(place, "quiet"), message, Controls.spacer(), table, saved);
    }

    /// Says something until the next thing is said; empty for nothing. What is too long for the bar is whole
    /// in its tooltip.
    void say(String text) {
        message.setText(text);
        if (text.isEmpty()) {
            message.setTooltip(null);
        } else {
            Controls.tip(message, text);
        }
    }

    /// Why something is not saved stays in the tooltip until something is.
    void show(WorkbenchEngine.Saving saving) {
        switch (saving) {
            case WorkbenchEngine.Saving.Saved(var at) -> {
                saved.setText(Words.of("status.saved", TIME.format(at.atZone(zone))));
                saved.setTooltip(null);
            }
            case WorkbenchEngine.Saving.NotSaved(var reason) -> {
                saved.setText(Words.of("status.not-saved"));
                Controls.tip(saved, reason);
                say(reason);
            }
            case WorkbenchEngine.Saving.Remark(var words) -> {
                say(words);
                return;
            }
        }
        saved.pseudoClassStateChanged(BAD, saving instanceof WorkbenchEngine.Saving.NotSaved);
    }
}
