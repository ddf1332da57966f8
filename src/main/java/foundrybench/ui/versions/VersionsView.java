package foundrybench.ui.versions;

import foundrybench.compare.DiffLine;
import foundrybench.compare.PromptDiff;
import foundrybench.compare.VersionResults;
import foundrybench.model.Prompt;
import foundrybench.model.PromptVersion;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The versions of prompts, the last asked first, below what the editor holds. Of one, what differs from the editor; of two,
/// what differs between them, and what came of each, beside each other. Belongs to the window's thread.
public final class VersionsView extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final ListView<PromptVersion> list = new ListView<>();
    private final ListView<DiffRow> difference = new ListView<>();
    private final Label what = Controls.label("", "versions-what");
    private final Button restore = Controls.on(Controls.button("versions.restore"), this::restore);
    private final Button open = Controls.on(Controls.button("versions.open"), this::openSession);
    private final ResultsView results;
    private final ZoneId zone;
    private final Asked asked;
    private Set<String> wanted = Set.of();
    private boolean isFilling;

    /// What is wanted.
    public interface Asked {
        /// What differs from the first to the second, to be shown by [VersionsView#show(Comparison)].
        ///
        /// @param first `null` for what the editor holds
        void compare(@Nullable PromptVersion first, PromptVersion second);

        /// Puts this into the editor.
        void restore(Prompt prompt);

        /// Shows the session with this id.
        void open(String sessionId);

        /// Opens an address that the reader chose.
        void browse(String address);
    }

    /// What came of comparing.
    ///
    /// @param first the name of the version before; `null` when that is what the editor holds
    /// @param second the name of the version after
    /// @param before what came of the first, empty when that is what the editor holds
    public record Comparison(
            PromptDiff difference, @Nullable String first, String second, List<VersionResults> before, List<VersionResults> after) {}

    public VersionsView(ZoneId zone, Asked asked) {
        this.zone = zone;
        this.asked = asked;
        this.results = new ResultsView(zone, asked);
        getStyleClass().add("versions-view");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getStyleClass().add("versions-list");
        list.setAccessibleText(Words.of("versions.list"));
        list.setPlaceholder(Controls.label(Words.of("versions.none"), "empty-hint"));
        list.setCellFactory(_ -> new VersionCell());
        list.getSelectionModel().getSelectedItems().subscribe(this::compare);
        difference.getStyleClass().add("diff-list");
        difference.setAccessibleText(Words.of("versions.difference"));
        difference.setCellFactory(_ -> new DiffCell());
        what.setMinWidth(0);
        var head = new HBox(what, Controls.spacer(), open, restore);
        head.getStyleClass().add("versions-head");
        var parts = new SplitPane(difference, results);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.3);
        VBox.setVgrow(parts, Priority.ALWAYS);
        var right = new VBox(head, parts);
        right.getStyleClass().add("versions-right");
        var split = new SplitPane(list, right);
        split.setDividerPositions(0.28);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(Controls.label(Words.of("versions.hint"), "quiet"), split);
        compare();
    }

    /// Lists these. Those that were selected stay so; if there is none, the first one is.
    public void show(List<PromptVersion> versions) {
        if (versions.equals(list.getItems())) {
            return;
        }
        var before = chosen().stream().map(PromptVersion::hash).toList();
        var places = IntStream.range(0, versions.size()).filter(i -> before.contains(versions.get(i).hash())).toArray();
        isFilling = true;
        list.getItems().setAll(versions);
        if (places.length > 0) {
            list.getSelectionModel().selectIndices(places[0], places);
        } else {
            list.getSelectionModel().selectFirst();
        }
        isFilling = false;
        compare();
    }

    private List<PromptVersion> chosen() {
        return list.getSelectionModel().getSelectedItems().stream().filter(version -> version != null).toList();
    }

    /// With two, the one asked earlier comes first.
    private void compare() {
        if (isFilling) {
            return;
        }
        var chosen = chosen();
        wanted = chosen.stream().map(PromptVersion::shortHash).collect(Collectors.toSet());
        restore.setDisable(chosen.size() != 1);
        open.setDisable(chosen.size() != 1);
        if (chosen.size() == 1) {
            what.setText(Words.of("versions.what.editor", chosen.getFirst().shortHash()));
            asked.compare(null, chosen.getFirst());
        } else if (chosen.size() == 2) {
            var second = chosen.getFirst().last().isAfter(chosen.getLast().last()) ? chosen.getFirst() : chosen.getLast();
            var first = second == chosen.getFirst() ? chosen.getLast() : chosen.getFirst();
            what.setText(Words.of("versions.what.two", first.shortHash(), second.shortHash()));
            asked.compare(first, second);
        } else {
            what.setText(Words.of("versions.what.none"));
            difference.getItems().clear();
            results.clear();
        }
    }

    /// Shows what differs, and what came of it, unless other versions have been selected since.
    public void show(Comparison comparison) {
        var compared = Stream.of(comparison.first(), comparison.second()).filter(Objects::nonNull).collect(Collectors.toSet());
        if (!compared.equals(wanted)) {
            return;
        }
        var rows = new ArrayList<DiffRow>();
        for (var turn : comparison.difference().turns()) {
            rows.add(new DiffRow(turn.differs() ? turn.role() : Words.of("versions.same", turn.role()), null));
            turn.lines().forEach(line -> rows.add(new DiffRow("", line)));
        }
        difference.getItems().setAll(rows);
        results.show(comparison);
    }

    private void restore() {
        chosen().stream().findFirst().ifPresent(version -> asked.restore(version.prompt()));
    }

    private void openSession() {
        chosen().stream().findFirst().ifPresent(version -> asked.open(version.lastSession()));
    }

    /// A line of the difference, or what stands above a message.
    ///
    /// @param line `null` for a heading
    record DiffRow(String heading, @Nullable DiffLine line) {}

    private final class VersionCell extends ListCell<PromptVersion> {
        @Override
        protected void updateItem(@Nullable PromptVersion version, boolean empty) {
            super.updateItem(version, empty);
            setGraphic(null);
            if (version == null || empty) {
                setAccessibleText("");
                return;
            }
            var detail = Words.of(
                    "versions.detail", version.shortHash(), TIME.format(version.last().atZone(zone)), Words.count("runs", version.runs()));
            var box = new VBox(Controls.label(version.prompt().title(), "session-title"), Controls.label(detail, "session-detail"));
            box.setMinWidth(0);
            setPrefWidth(0);
            setGraphic(box);
            setAccessibleText(version.prompt().title() + ", " + detail);
        }
    }
}
