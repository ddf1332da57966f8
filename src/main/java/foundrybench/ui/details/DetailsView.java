package foundrybench.ui.details;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// The details of an answer, a part in each tab.
public final class DetailsView extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final Label name = Controls.label("", "details-name");
    private final Label simulated = Controls.simulatedChip();
    private final Label ids = Controls.label("", "details-ids");
    private final Button copyId = Controls.icon("icon-copy", "details.copy-id");
    private final Button refresh = Controls.icon("icon-rerun", "details.refresh");
    private final TabPane tabs = new TabPane();
    private final Map<Tab, Runnable> finds = new LinkedHashMap<>();
    private final TextPart request = new TextPart(Words.of("details.request"));
    private final TextPart response = new TextPart(Words.of("details.response"));
    private final EventsPart events;
    private final TextPart usage = new TextPart(Words.of("details.usage"));
    private final TextPart cost = new TextPart(Words.of("details.cost"));
    private final TextPart changes = new TextPart(Words.of("details.adjustments"));
    private final TextPart failure = new TextPart(Words.of("details.failure"));
    private final TextPart attempts = new TextPart(Words.of("details.attempts"));
    private final CodePart code = new CodePart();
    private String requestBody = "";
    private String id = "";

    /// @param workers searches events, never on the window's thread
    /// @param reload asked for what is known by now
    /// @param browse opens an address of the web elsewhere
    public DetailsView(Executor workers, Runnable reload, Consumer<String> browse) {
        events = new EventsPart(new EventsModel(workers, FxThread::later));
        getStyleClass().add("details");
        Controls.on(copyId, () -> Clip.copy(id));
        Controls.on(refresh, reload);
        Controls.show(simulated, false);
        name.setMinWidth(USE_PREF_SIZE);
        request.add(Controls.on(Controls.button("details.copy-body"), () -> Clip.copy(requestBody)));
        text("request", request, browse);
        text("response", response, browse);
        tab("events", events, events::focusFilter);
        text("usage", usage, browse);
        text("cost", cost, browse);
        text("adjustments", changes, browse);
        text("failure", failure, browse);
        text("attempts", attempts, browse);
        tab("code", code, code::focusFind);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setTop(head());
        setCenter(tabs);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node head() {
        var head = new HBox(name, simulated, Controls.spacer(), ids, copyId, refresh);
        head.getStyleClass().add("details-head");
        return head;
    }

    private void text(String key, TextPart part, Consumer<String> browse) {
        part.browseWith(browse);
        tab(key, part, part::focusFind);
    }

    private void tab(String key, Node part, Runnable find) {
        var tab = new Tab(Words.of("details." + key), part);
        tab.setTooltip(new Tooltip(Words.of("details." + key + ".tip")));
        tabs.getTabs().add(tab);
        finds.put(tab, find);
    }

    private void pressed(KeyEvent event) {
        if (FIND.match(event)) {
            finds.getOrDefault(tabs.getSelectionModel().getSelectedItem(), () -> {}).run();
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            refresh.fire();
            event.consume();
        }
    }

    /// Offers this on the failure's part, in place of what was offered.
    public void offer(String words, Runnable action) {
        failure.offer(words, action);
    }

    /// Offers nothing there.
    public void offerNothing() {
        failure.withdraw();
    }

    /// Shows this, in the part that is looked at.
    ///
    /// @param open whether more may come
    public void show(Details details, boolean open) {
        name.setText(details.deployment());
        Controls.show(simulated, details.simulated());
        id = details.hasRequestId() ? details.requestId() : details.callId();
        ids.setText(Words.of("details.ids", details.requestId(), details.callId()));
        Controls.tip(ids, ids.getText());
        Controls.show(refresh, open);
        requestBody = details.requestBody();
        request.show(details.request());
        response.show(details.response());
        events.show(details.log());
        usage.show(details.usage());
        cost.show(details.cost());
        changes.show(details.changes());
        failure.show(details.failure());
        attempts.show(details.attempts());
        code.show(details.snippets(), details.aboutCode());
    }
}
