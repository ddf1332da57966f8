package foundrybench.ui.sessions;

import foundrybench.model.Status;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What sessions are asked for beside words. A change counts at once.
final class FilterPane extends VBox {
    private static final List<Status> ENDS = List.of(Status.COMPLETED, Status.FAILED, Status.STOPPED);
    private static final Pattern DOLLARS = Pattern.compile("[0-9]{1,9}([.][0-9]{0,12})?|[.][0-9]{1,12}");
    private static final Map<String, Integer> DAYS = Map.of("history.today", 0, "history.week", 6, "history.month", 29);

    private final SessionsViewModel model;
    private final ComboBox<String> asked = combo("history.asked");
    private final ComboBox<String> when = combo("history.when");
    private final ComboBox<String> end = combo("history.end");
    private final ComboBox<String> tag = combo("history.tag");
    private final TextField least = cost("history.least");
    private final TextField most = cost("history.most");
    private final CheckBox starred = check("history.starred");
    private final CheckBox rated = check("history.rated");
    private final CheckBox trash = check("history.trash");
    private final Label wrong = Controls.label(Words.of("history.cost.wrong"), "quiet");
    private SequencedMap<String, Set<String>> askable = new LinkedHashMap<>();
    private boolean isSetting;

    FilterPane(SessionsViewModel model) {
        this.model = model;
        getStyleClass().add("history-filter");
        wrong.setWrapText(true);
        Controls.show(wrong, false);
        fill(asked, "history.asked.any", List.of());
        fill(when, "history.when.any", List.of(Words.of("history.today"), Words.of("history.week"), Words.of("history.month")));
        fill(end, "history.end.any", ENDS.stream().map(status -> Words.of("history.end." + status.wireName())).toList());
        model.tags().subscribe(tags -> fill(tag, "history.tag.any", tags));
        Button clear = Controls.on(Controls.button("history.clear"), this::clear);
        clear.getStyleClass().addAll("flat", "rail-button");
        var costs = new HBox(least, most);
        costs.getStyleClass().add("history-row");
        HBox.setHgrow(least, Priority.ALWAYS);
        HBox.setHgrow(most, Priority.ALWAYS);
        var checks = new HBox(starred, rated, trash);
        checks.getStyleClass().add("history-row");
        getChildren().addAll(asked, when, end, tag, costs, wrong, checks, clear);
        for (var box : List.of(asked, when, end, tag)) {
            box.setMaxWidth(Double.MAX_VALUE);
            box.valueProperty().subscribe(_ -> apply());
        }
        for (var box : List.of(starred, rated, trash)) {
            box.selectedProperty().subscribe(_ -> apply());
        }
        for (var field : List.of(least, most)) {
            field.textProperty().subscribe(_ -> apply());
        }
    }

    /// These can be asked for.
    ///
    /// @param deployments by what they are called together
    void showAskable(SequencedMap<String, Set<String>> deployments) {
        askable = new LinkedHashMap<>(deployments);
        fill(asked, "history.asked.any", List.copyOf(askable.keySet()));
    }

    /// Asks for all again.
    void clear() {
        isSetting = true;
        for (var box : List.of(asked, when, end, tag)) {
            box.getSelectionModel().selectFirst();
        }
        List.of(starred, rated, trash).forEach(box -> box.setSelected(false));
        List.of(least, most).forEach(TextField::clear);
        isSetting = false;
        apply();
    }

    private void apply() {
        if (isSetting) {
            return;
        }
        Controls.show(wrong, isWrong(least) | isWrong(most));
        var who = chosen(asked);
        var time = chosen(when);
        var query = model.filter().get().query()
                .withDeployments(askable.getOrDefault(who, Set.of()))
                .between(from(time), null)
                .withStatus(end.getSelectionModel().getSelectedIndex() <= 0 ? null : ENDS.get(end.getSelectionModel().getSelectedIndex() - 1))
                .withCost(dollars(least), dollars(most))
                .withStar(starred.isSelected())
                .withRating(rated.isSelected())
                .withTag(chosen(tag).isEmpty() ? null : chosen(tag))
                .inTrash(trash.isSelected());
        model.ask(new HistoryFilter(query, who, time));
    }

    private @Nullable Instant from(String time) {
        return DAYS.entrySet().stream()
                .filter(entry -> Words.of(entry.getKey()).equals(time))
                .map(entry -> model.daysAgo(entry.getValue()))
                .findFirst()
                .orElse(null);
    }

    /// What is no number does not count, and is marked.
    private static boolean isWrong(TextField field) {
        var text = field.getText().strip();
        boolean isWrong = !text.isEmpty() && !DOLLARS.matcher(text).matches();
        field.getStyleClass().remove("wrong");
        if (isWrong) {
            field.getStyleClass().add("wrong");
        }
        return isWrong;
    }

    private static @Nullable BigDecimal dollars(TextField field) {
        var text = field.getText().strip();
        return DOLLARS.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static String chosen(ComboBox<String> box) {
        boolean isAny = box.getSelectionModel().getSelectedIndex() <= 0;
        return isAny || box.getValue() == null ? "" : box.getValue();
    }

    private void fill(ComboBox<String> box, String any, List<String> choices) {
        isSetting = true;
        var chosen = box.getValue();
        var all = new ArrayList<>(List.of(Words.of(any)));
        all.addAll(choices);
        box.getItems().setAll(all);
        box.getSelectionModel().select(Math.max(0, all.indexOf(chosen)));
        isSetting = false;
        apply(); // what was chosen may be gone, or mean others
    }

    private static ComboBox<String> combo(String key) {
        return Controls.named(new ComboBox<String>(), key);
    }

    private static CheckBox check(String key) {
        return Controls.named(new CheckBox(Words.of(key)), key);
    }

    private static TextField cost(String key) {
        var field = Controls.named(new TextField(), key);
        field.setPromptText(Words.of(key));
        field.setPrefColumnCount(5);
        return field;
    }
}
