package foundrybench.ui.connections;

import foundrybench.model.Connection;
import foundrybench.model.Finding;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Form;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The form for connections, laid out in `ConnectionsView.fxml`: a list, the fields of one, and what a test found.
@SuppressWarnings("NullAway.Init") // the fields are set from the layout
public final class ConnectionsView extends HBox {
    private final ConnectionsViewModel model;
    private final Actions actions;

    @FXML private ListView<ConnectionsViewModel.Row> list;
    @FXML private Button create;
    @FXML private Button remove;
    @FXML private TextField name;
    @FXML private ComboBox<Connection.Kind> kind;
    @FXML private TextField endpoint;
    @FXML private Label normalised;
    @FXML private ComboBox<SignInWay> way;
    @FXML private HBox variableRow;
    @FXML private TextField variable;
    @FXML private HBox keyRow;
    @FXML private PasswordField key;
    @FXML private HBox vaultRow;
    @FXML private TextField vault;
    @FXML private HBox secretRow;
    @FXML private TextField secret;
    @FXML private HBox scopeRow;
    @FXML private TextField scope;
    @FXML private HBox apiVersionRow;
    @FXML private TextField apiVersion;
    @FXML private HBox groupRow;
    @FXML private TextField group;
    @FXML private Label problem;
    @FXML private Button test;
    @FXML private Button save;
    @FXML private Button use;
    @FXML private Label message;
    @FXML private VBox findings;

    /// What can be asked for here. All of it goes on elsewhere; the model is told what became of it.
    public interface Actions {
        /// Keeps it.
        void save(Connection connection);

        /// Forgets the saved one of this name.
        void remove(String name);

        /// Tries it.
        ///
        /// @param typedKey `null` when it signs in another way
        void test(Connection connection, @Nullable String typedKey);

        /// Keeps it and sends calls there from now on.
        ///
        /// @param typedKey `null` when it signs in another way
        void use(Connection connection, @Nullable String typedKey);
    }

    public ConnectionsView(ConnectionsViewModel model, Actions actions) {
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
            }
        });
        model.findings().addListener((ListChangeListener<Finding>) _ -> showFindings());
    }

    /// Edits the connection in use; when that is the simulation, a new one.
    public void begin() {
        model.toBegin().ifPresent(list.getSelectionModel()::select);
    }

    private void fields() {
        var form = model.form();
        name.textProperty().bindBidirectional(form.name());
        endpoint.textProperty().bindBidirectional(form.endpoint());
        variable.textProperty().bindBidirectional(form.variable());
        key.textProperty().bindBidirectional(form.key());
        vault.textProperty().bindBidirectional(form.vault());
        secret.textProperty().bindBidirectional(form.secret());
        scope.textProperty().bindBidirectional(form.scope());
        apiVersion.textProperty().bindBidirectional(form.apiVersion());
        group.textProperty().bindBidirectional(form.group());
        kind.getItems().setAll(Connection.Kind.values());
        kind.setConverter(Form.words(k -> Words.of("kind." + k.name().toLowerCase(Locale.ROOT))));
        kind.valueProperty().bindBidirectional(form.kind());
        way.getItems().setAll(SignInWay.values());
        way.valueProperty().bindBidirectional(form.way());
        form.way().subscribe(chosen -> {
            Controls.show(variableRow, chosen == SignInWay.VARIABLE);
            Controls.show(keyRow, chosen == SignInWay.TYPED);
            Controls.show(vaultRow, chosen == SignInWay.VAULT);
            Controls.show(secretRow, chosen == SignInWay.VAULT);
            Controls.show(scopeRow, chosen == SignInWay.ENTRA);
        });
        form.kind().subscribe(chosen -> {
            Controls.show(apiVersionRow, chosen == Connection.Kind.AZURE);
            Controls.show(groupRow, chosen == Connection.Kind.AZURE);
        });
        for (var input : new Control[] {name, kind, endpoint, way, variable, key, vault, secret, scope, apiVersion, group}) {
            input.disableProperty().bind(form.isFixed());
        }
        showWhenFilled(normalised, form.normalised());
        showWhenFilled(problem, form.problem());
        showWhenFilled(message, model.message());
    }

    private void buttons() {
        Controls.on(create, () -> {
            list.getSelectionModel().clearSelection();
            model.create();
            name.requestFocus();
        });
        Controls.on(remove, () -> actions.remove(model.form().name().get().strip()));
        Controls.on(save, () -> withConnection((connection, _) -> actions.save(connection)));
        Controls.on(use, () -> withConnection(actions::use));
        Controls.on(test, () -> withConnection(actions::test));
        model.form().name().subscribe(_ -> enable());
        model.form().problem().subscribe(_ -> enable());
        model.rows().addListener((ListChangeListener<ConnectionsViewModel.Row>) _ -> enable());
    }

    private void enable() {
        var edited = model.edited();
        boolean isSimulation = edited != null && edited.connection().simulated();
        var why = isSimulation ? "" : model.form().problem().get();
        for (var button : new Button[] {test, use}) {
            button.setDisable(!why.isEmpty());
            button.setAccessibleHelp(why);
        }
        save.setDisable(model.form().connection() == null || isSimulation);
        save.setAccessibleHelp(why);
        remove.setDisable(edited == null || edited.preset() || isSimulation);
        remove.setAccessibleHelp(remove.isDisabled() ? Words.of("connections.remove.off") : "");
    }

    private interface Use {
        void with(Connection connection, @Nullable String typedKey);
    }

    private void withConnection(Use action) {
        var connection = model.form().connection();
        if (connection != null) {
            action.with(connection, model.form().typedKey());
        }
    }

    private void showFindings() {
        findings.getChildren().setAll(model.findings().stream().map(ConnectionsView::line).toList());
    }

    private static Node line(Finding finding) {
        var words = new StringBuilder(finding.detail());
        if (finding.fix() != null) {
            words.append(' ').append(finding.fix());
        }
        var state = Controls.label(Words.of("finding." + finding.state().wireName()), "finding-" + finding.state().wireName());
        var check = Controls.label(finding.check().wireName(), "finding-check");
        var detail = Controls.label(words.toString(), "finding-detail");
        Wrapping.in(detail);
        detail.setMinHeight(USE_PREF_SIZE);
        var row = new HBox(check, state, detail);
        row.getStyleClass().add("finding");
        var command = finding.command();
        if (command == null) {
            return row;
        }
        var text = Controls.label(command, "finding-command");
        var copy = Controls.on(Controls.icon("icon-copy", "command.copy"), () -> Clip.copy(command));
        var line = new HBox(copy, text);
        line.getStyleClass().add("finding");
        return new VBox(row, line);
    }

    private static void showWhenFilled(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        text.subscribe(shown -> Controls.show(label, !shown.isEmpty()));
    }

    private static final class RowCell extends ListCell<ConnectionsViewModel.Row> {
        RowCell() {
            setPrefWidth(0); // a long name is cut off, not scrolled to
        }

        @Override
        protected void updateItem(ConnectionsViewModel.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(new VBox(
                    Controls.label(row.connection().name(), "session-title"), Controls.label(row.detail(), "session-detail")));
            setAccessibleText(row.connection().name() + ", " + row.detail());
        }
    }
}
