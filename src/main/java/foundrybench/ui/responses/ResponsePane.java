package foundrybench.ui.responses;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FittedBox;
import foundrybench.ui.kit.RichLine;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.ReadingView;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One answer on the screen: a header, the thinking, the answer, and the line of figures.
public final class ResponsePane extends VBox {
    private static final PseudoClass FOCUSED_PANE = PseudoClass.getPseudoClass("focused-pane");
    private static final double THINKING_SHARE = 0.32;

    private final ResponseViewModel model;
    private final PaneHeader header;
    private final Button copy = Controls.icon("icon-copy", "pane.copy");
    private final Button details = Controls.icon("icon-details", "pane.details");
    private final ToggleButton raw = Controls.toggle("icon-raw", "pane.raw");
    private final ThinkingBlock thinking = new ThinkingBlock();
    private final NoticeCard notice;
    private final Label cautions = Controls.label("", "cautions");
    private final ReadingView answer = new ReadingView("answer");
    private final RichLine metrics = new RichLine("metrics");
    private final Tooltip cost = Controls.tip(metrics);

    /// @param panes all of them
    ResponsePane(ResponseViewModel model, ResponsesViewModel panes, PaneActions actions) {
        this.model = model;
        this.header = new PaneHeader(model, actions, List.of(raw, copy, details));
        this.notice = new NoticeCard(tokens -> actions.rerun(model, tokens), remedy -> actions.apply(model, remedy));
        getStyleClass().add("pane");
        setAccessibleRole(AccessibleRole.PARENT);
        var rating = new RatingLine(model, actions);
        addEventHandler(KeyEvent.KEY_TYPED, rating::typed);
        getChildren().addAll(header, pinNote(), body(), footer(), rating);
        new PaneEntries(model, panes, actions).addTo(header.menu());
        fillMenu(actions);
        model.whom().subscribe(whom -> {
            setAccessibleText(whom.name());
            answer.setAccessibleText(Words.of("pane.answer", whom.name()));
        });
        model.face().subscribe(this::show);
    }

    private void fillMenu(PaneActions actions) {
        Controls.on(copy, this::copyAnswer);
        Controls.on(details, () -> actions.details(model));
        raw.selectedProperty().subscribe(isRaw -> answer.setMarkdown(!isRaw));
        var menu = header.menu();
        Supplier<String> noText = () -> model.face().get().hasAnswerText() ? "" : Words.of("pane.no-text");
        menu.separate();
        menu.add("pane.menu.details", () -> actions.details(model));
        menu.add("pane.menu.copy", this::copyAnswer, noText);
        menu.add(() -> Words.of(raw.isSelected() ? "pane.menu.formatted" : "pane.menu.raw"), () -> raw.setSelected(!raw.isSelected()), noText);
    }

    private void copyAnswer() {
        Clip.copy(model.face().get().answer());
    }

    private Node pinNote() {
        var note = Controls.label("", "pin-note");
        note.textProperty().bind(model.pinNote());
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        model.pinNote().subscribe(text -> Controls.show(note, !text.isEmpty()));
        return note;
    }

    private Node body() {
        answer.setOnLink(address -> LinkMenu.show(answer, address));
        cautions.setWrapText(true);
        cautions.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(answer, Priority.ALWAYS);
        var body = new FittedBox(thinking, notice, cautions, answer);
        body.getStyleClass().add("pane-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true); // scrolls only when what may not shrink does not fit
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.getStyleClass().addAll("edge-to-edge", "pane-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.heightProperty().subscribe(height -> thinking.limitHeight(height.doubleValue() * THINKING_SHARE));
        return scroll;
    }

    private Node footer() {
        HBox.setHgrow(metrics, Priority.ALWAYS);
        var footer = new HBox(metrics);
        footer.getStyleClass().add("pane-footer");
        return footer;
    }

    private void show(ResponseFace face) {
        header.show(face.phase());
        thinking.show(face.thinking(), face.phase().isOpen());
        notice.show(face.notice(), face.more());
        cautions.setText(String.join("\n", face.cautions()));
        Controls.show(cautions, !face.cautions().isEmpty());
        answer.show(face.answer(), face.phase().isOpen());
        Controls.show(answer, face.hasAnswerText() || face.phase().isOpen());
        copy.setManaged(face.hasAnswerText());
        raw.setManaged(face.hasAnswerText());
        metrics.show(face.metrics().parts());
        cost.setText(face.metrics().reason());
    }

    /// What it shows.
    ResponseViewModel model() {
        return model;
    }

    /// By what it is dragged.
    PaneHeader header() {
        return header;
    }

    /// Says whether it has all the room.
    void showMaximised(boolean isMaximised) {
        header.showMaximised(isMaximised);
    }

    /// Marks it as the one that the keys mean.
    void mark(boolean isFocused) {
        pseudoClassStateChanged(FOCUSED_PANE, isFocused);
    }

    /// Puts the keys into its answer.
    void focusAnswer() {
        (answer.isVisible() ? answer : header.button()).requestFocus();
    }
}
