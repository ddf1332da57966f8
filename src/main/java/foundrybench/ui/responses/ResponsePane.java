package foundrybench.ui.responses;

import foundrybench.model.Layer;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FittedBox;
import foundrybench.ui.kit.RichLine;
import foundrybench.ui.kit.Sight;
import foundrybench.ui.reading.AnswerForm;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One answer on the screen: a header, the thinking, the answer, and the line of figures.
public final class ResponsePane extends VBox {
    private static final PseudoClass FOCUSED_PANE = PseudoClass.getPseudoClass("focused-pane");
    private static final double THINKING_SHARE = 0.32;

    private final ResponseViewModel model;
    private final PaneActions actions;
    private final Label status = Controls.chip("", "status");
    private final Button stop = Controls.icon("icon-stop", "pane.stop");
    private final Button rerun = Controls.icon("icon-rerun", "pane.rerun");
    private final Button copy = Controls.icon("icon-copy", "pane.copy");
    private final Button details = Controls.icon("icon-details", "pane.details");
    private final PaneReader reader;
    private final NoticeCard notice;
    private final Label cautions = Controls.label("", "cautions");
    private final RichLine metrics = new RichLine("metrics");
    private final Tooltip cost = Controls.tip(metrics);
    private final Sight sight = new Sight(this, this::requestLayout);

    /// @param looks how panes look, also those to come
    /// @param formForAll shows the answers of all panes in this form
    ResponsePane(
            ResponseViewModel model, PaneActions actions, ObjectProperty<PaneLooks> looks, Consumer<AnswerForm> formForAll) {
        this.model = model;
        this.reader = new PaneReader(model.deployment().name(), looks, formForAll, actions::browse);
        this.actions = actions;
        this.notice = new NoticeCard(tokens -> actions.rerun(model, tokens), remedy -> actions.apply(model, remedy));
        getStyleClass().add("pane");
        setAccessibleText(model.deployment().name());
    }

    /// Fills it, unless it is. Done when it comes into sight; before that it is an empty place of its size.
    void fill() {
        if (getChildren().isEmpty()) {
            sight.watch(false);
            getChildren().addAll(header(), reader.find(), body(), footer());
            model.face().subscribe(this::show);
        }
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

    private Node header() {
        var name = Controls.label(model.deployment().name(), "pane-name");
        name.setMinWidth(0);
        Controls.tip(name, model.deployment().name());
        var layers = model.deployment().layers().stream().map(Layer::id).collect(Collectors.joining(" "));
        var layer = Controls.chip(layers);
        Controls.show(layer, !layers.isEmpty());
        Controls.on(stop, () -> actions.stop(model));
        Controls.on(rerun, () -> actions.rerun(model));
        Controls.on(details, () -> actions.details(model));
        Controls.on(copy, () -> Clip.copy(model.face().get().answer()));
        var header = new HBox(name, layer, status, Controls.spacer(), details, reader.menu(), copy, stop, rerun);
        header.getStyleClass().add("pane-header");
        return header;
    }

    private Node body() {
        cautions.setWrapText(true);
        cautions.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(reader.answer(), Priority.ALWAYS);
        var body = new FittedBox(reader.thinking(), notice, cautions, reader.answer());
        body.getStyleClass().add("pane-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true); // scrolls only when what may not shrink does not fit
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.getStyleClass().addAll("edge-to-edge", "pane-scroll");
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
        status.setText(face.phase().word());
        status.getStyleClass().setAll("label", "chip", "status", "status-" + face.phase().styleClass());
        Controls.show(stop, face.phase().isOpen());
        Controls.show(rerun, !face.phase().isOpen());
        reader.show(face);
        notice.show(face.notice(), face.more());
        cautions.setText(String.join("\n", face.cautions()));
        Controls.show(cautions, !face.cautions().isEmpty());
        Controls.show(copy, face.hasAnswerText());
        metrics.show(face.metrics().parts());
        cost.setText(face.metrics().reason());
    }

    /// What it shows.
    ResponseViewModel model() {
        return model;
    }

    /// Marks it as the one that the keys mean.
    void mark(boolean isFocused) {
        pseudoClassStateChanged(FOCUSED_PANE, isFocused);
    }

    /// Puts the keys into its answer.
    void focusAnswer() {
        fill();
        (reader.answer().isVisible() ? reader.focusTarget() : rerun).requestFocus();
    }

    /// What is read in it.
    PaneReader reader() {
        fill();
        return reader;
    }
}
