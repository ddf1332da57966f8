package foundrybench.ui.responses;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FittedBox;
import foundrybench.ui.kit.RichLine;
import foundrybench.ui.kit.Sight;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import foundrybench.ui.reading.AnswerForm;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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
    private final ResponsesViewModel panes;
    private final PaneActions actions;
    private final PaneReader reader;
    private final Button copy = Controls.icon("icon-copy", "pane.copy");
    private final Button details = Controls.icon("icon-details", "pane.details");
    private final PaneHeader header;
    private final NoticeCard notice;
    private final Label cautions = Controls.label("", "cautions");
    private final RichLine metrics = new RichLine("metrics");
    private final Tooltip cost = Controls.tip(metrics);
    private final Sight sight = new Sight(this, this::requestLayout);

    /// @param panes all of them
    /// @param formForAll shows the answers of all panes in this form
    ResponsePane(
            ResponseViewModel model, ResponsesViewModel panes, PaneActions actions, Consumer<AnswerForm> formForAll) {
        this.model = model;
        this.panes = panes;
        this.actions = actions;
        this.reader = new PaneReader(panes.looks(), formForAll, actions::browse);
        this.header = new PaneHeader(model, actions, List.of(details, reader.menu(), copy));
        this.notice = new NoticeCard(tokens -> actions.rerun(model, tokens), remedy -> actions.apply(model, remedy));
        getStyleClass().add("pane");
        setAccessibleRole(AccessibleRole.PARENT);
        model.whom().subscribe(whom -> setAccessibleText(whom.name()));
    }

    /// Fills it, unless it is. Done when it comes into sight; before that it is an empty place of its size.
    void fill() {
        if (isFilled()) {
            return;
        }
        sight.watch(false);
        var rating = new RatingLine(model, actions);
        addEventHandler(KeyEvent.KEY_TYPED, rating::typed);
        getChildren().addAll(header, pinNote(), reader.find(), body(), footer(), rating);
        new PaneEntries(model, panes, actions).addTo(header.menu());
        fillMenu();
        model.whom().subscribe(whom -> reader.name(whom.name()));
        model.face().subscribe(this::show);
    }

    boolean isFilled() {
        return !getChildren().isEmpty();
    }

    @Override
    protected void layoutChildren() {
        if (!isFilled() && sight.isInSight()) {
            fill();
            applyCss(); // so that it is there with this very frame
        }
        sight.watch(!isFilled());
        super.layoutChildren();
    }

    private void fillMenu() {
        Controls.on(copy, this::copyAnswer);
        Controls.on(details, () -> actions.details(model));
        var menu = header.menu();
        Supplier<String> noText = () -> model.face().get().hasAnswerText() ? "" : Words.of("pane.no-text");
        menu.separate();
        menu.add("pane.menu.details", () -> actions.details(model));
        menu.add("pane.menu.copy", this::copyAnswer, noText);
        menu.add("pane.menu.form", reader::showNextForm, noText);
    }

    private void copyAnswer() {
        Clip.copy(model.face().get().answer());
    }

    private Node pinNote() {
        var note = Controls.label("", "pin-note");
        note.textProperty().bind(model.pinNote());
        Wrapping.in(note);
        note.setMinHeight(USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        model.pinNote().subscribe(text -> Controls.show(note, !text.isEmpty()));
        return note;
    }

    private Node body() {
        Wrapping.in(cautions);
        cautions.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(reader.answer(), Priority.ALWAYS);
        var body = new FittedBox(reader.thinking(), notice, cautions, reader.answer());
        body.getStyleClass().add("pane-body");
        var scroll = Controls.scroll(body, "pane-scroll"); // scrolls only when what may not shrink does not fit
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.heightProperty().subscribe(height -> reader.thinking().limitHeight(height.doubleValue() * THINKING_SHARE));
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
        reader.show(face);
        notice.show(face.notice(), face.more());
        cautions.setText(String.join("\n", face.cautions()));
        Controls.show(cautions, !face.cautions().isEmpty());
        copy.setManaged(face.hasAnswerText());
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
        fill();
        (reader.answer().isVisible() ? reader.focusTarget() : header.button()).requestFocus();
    }

    /// What is read in it.
    PaneReader reader() {
        fill();
        return reader;
    }
}
