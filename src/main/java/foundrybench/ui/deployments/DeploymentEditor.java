package foundrybench.ui.deployments;

import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Form;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The form for the list of deployments, laid out in `DeploymentEditor.fxml`: the list, what is said of one, and what
/// the service lists. An empty field shows what holds without it.
@SuppressWarnings("NullAway.Init") // the fields are set from the layout
public final class DeploymentEditor extends HBox {
    private static final String NOTHING = Words.of("deployment.nothing");

    private final DeploymentEditorModel model;
    private final Actions actions;

    @FXML private ListView<DeploymentEditorModel.Row> list;
    @FXML private Button create;
    @FXML private Button remove;
    @FXML private TextField name;
    @FXML private TextField modelName;
    @FXML private TextField layers;
    @FXML private ComboBox<Choice<Protocol>> protocol;
    @FXML private ComboBox<Choice<OutputLimitField>> limitField;
    @FXML private TextField tokensPerMinute;
    @FXML private TextField requestsPerMinute;
    @FXML private TextField contextTokens;
    @FXML private TextField outputTokens;
    @FXML private TextField retires;
    @FXML private TextField note;
    @FXML private Label problem;
    @FXML private Button ask;
    @FXML private Button keep;
    @FXML private Button save;
    @FXML private Label message;
    @FXML private HBox commandRow;
    @FXML private VBox news;

    /// What can be asked for here. All of it goes on elsewhere; the model is told what became of it.
    public interface Actions {
        /// Keeps what is said, in place of what was said of one of its name.
        void save(DeploymentFacts facts);

        /// Keeps what is said of one that had another name before.
        void rename(String before, DeploymentFacts facts);

        /// Takes the one of this name off the list.
        void remove(String name);

        /// Asks the service for its list.
        void ask();

        /// Keeps the list that the service gave.
        void keep();
    }

    public DeploymentEditor(DeploymentEditorModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        Form.load(this);
        fields();
        buttons();
        list.setItems(model.rows());
        list.setCellFactory(_ -> new RowCell());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.edit(row);
                prompts(row.known());
                enable();
            }
        });
        model.news().subscribe(lines ->
                news.getChildren().setAll(lines.stream().map(DeploymentEditor::line).toList()));
        showWhenFilled(problem, model.form().problem());
        showWhenFilled(message, model.message());
        model.command().subscribe(this::showCommand);
    }

    /// Edits the deployment of this name.
    public void select(String deployment) {
        model.find(deployment).ifPresent(list.getSelectionModel()::select);
    }

    private void fields() {
        var form = model.form();
        name.textProperty().bindBidirectional(form.name());
        modelName.textProperty().bindBidirectional(form.model());
        layers.textProperty().bindBidirectional(form.layers());
        protocol.getItems().setAll(Choice.all(Protocol.values()));
        protocol.valueProperty().bindBidirectional(form.protocol());
        limitField.getItems().setAll(Choice.all(OutputLimitField.values()));
        limitField.valueProperty().bindBidirectional(form.limitField());
        tokensPerMinute.textProperty().bindBidirectional(form.tokensPerMinute());
        requestsPerMinute.textProperty().bindBidirectional(form.requestsPerMinute());
        contextTokens.textProperty().bindBidirectional(form.contextTokens());
        outputTokens.textProperty().bindBidirectional(form.outputTokens());
        retires.textProperty().bindBidirectional(form.retires());
        note.textProperty().bindBidirectional(form.note());
        prompts(null);
    }

    /// What holds where nothing is said.
    private void prompts(@Nullable Deployment known) {
        var limits = known == null ? Deployment.Limits.UNKNOWN : known.limits();
        prompt(modelName, known == null ? null : known.model());
        prompt(layers, known == null || known.layers().isEmpty() ? NOTHING : DeploymentForm.words(known.layers()));
        prompt(tokensPerMinute, limits.tokensPerMinute());
        prompt(requestsPerMinute, limits.requestsPerMinute());
        prompt(contextTokens, limits.contextTokens());
        prompt(outputTokens, limits.outputTokens());
        prompt(retires, known == null ? null : known.retires());
        prompt(note, known == null || known.note() == null ? NOTHING : known.note());
        choices(protocol, known == null ? null : known.protocol(), Protocol::wireName);
        choices(limitField, known == null ? null : known.outputLimitField(), OutputLimitField::wireName);
    }

    private static <T> void choices(ComboBox<Choice<T>> box, @Nullable T known, Function<T, String> words) {
        var unsaid = known == null ? Words.of("deployment.automatic") : Words.of("deployment.automatic.known", words.apply(known));
        box.setConverter(Form.words(choice -> choice.value() == null ? unsaid : words.apply(choice.value())));
        box.setButtonCell(new ChosenCell<>(box.getConverter())); // one that is there keeps the old words
    }

    private static void prompt(TextField field, @Nullable Object known) {
        field.setPromptText(known == null ? Words.of("deployment.unsaid") : known.toString());
    }

    private void buttons() {
        Controls.on(create, () -> {
            list.getSelectionModel().clearSelection();
            model.create();
            prompts(null);
            name.requestFocus();
        });
        Controls.on(remove, () -> {
            var edited = model.edited();
            if (edited != null) {
                actions.remove(edited.said().name());
            }
        });
        Controls.on(save, this::save);
        Controls.on(ask, () -> {
            model.asking();
            actions.ask();
        });
        Controls.on(keep, actions::keep);
        model.isKeepable().subscribe(isKeepable -> Controls.show(keep, isKeepable));
        model.form().name().subscribe(_ -> enable());
        model.form().problem().subscribe(_ -> enable());
        model.rows().addListener((ListChangeListener<DeploymentEditorModel.Row>) _ -> enable());
    }

    private void save() {
        var facts = model.form().facts();
        var edited = model.edited();
        if (facts == null) {
            return;
        }
        if (edited == null || edited.said().name().equals(facts.name())) {
            actions.save(facts);
        } else {
            actions.rename(edited.said().name(), facts);
        }
    }

    private void enable() {
        var wrong = model.form().problem().get();
        save.setDisable(model.isFixed() || !wrong.isEmpty());
        save.setAccessibleHelp(wrong);
        boolean isLast = model.rows().size() < 2;
        remove.setDisable(model.isFixed() || isLast || model.edited() == null);
        create.setDisable(model.isFixed());
        ask.setDisable(model.isFixed());
        name.setEditable(!model.isFixed());
    }

    private void showCommand(String command) {
        Controls.show(commandRow, !command.isEmpty());
        var copy = Controls.on(Controls.icon("icon-copy", "command.copy"), () -> Clip.copy(command));
        commandRow.getChildren().setAll(copy, Controls.label(command, "finding-command"));
    }

    private static Node line(String words) {
        var line = Controls.label(words, "finding-detail");
        Wrapping.in(line);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private static void showWhenFilled(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        text.subscribe(shown -> Controls.show(label, !shown.isEmpty()));
    }

    private static final class ChosenCell<T> extends ListCell<Choice<T>> {
        private final StringConverter<Choice<T>> words;

        ChosenCell(StringConverter<Choice<T>> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable Choice<T> choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null || empty ? "" : words.toString(choice));
        }
    }

    private static final class RowCell extends ListCell<DeploymentEditorModel.Row> {
        @Override
        protected void updateItem(DeploymentEditorModel.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(null);
            setAccessibleText(null);
            if (row != null && !empty) {
                var known = row.known().model();
                var model = known == null ? Words.of("deployment.no-model") : known;
                setGraphic(new VBox(
                        Controls.label(row.said().name(), "session-title"), Controls.label(model, "session-detail")));
                setAccessibleText(row.said().name() + ", " + model);
            }
        }
    }
}
