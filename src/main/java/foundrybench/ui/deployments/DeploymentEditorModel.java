package foundrybench.ui.deployments;

import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The deployments of a connection while their list is edited, and what the service said when it was asked.
public final class DeploymentEditorModel {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final DeploymentForm form = new DeploymentForm();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> news = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper isKeepable = new ReadOnlyBooleanWrapper();
    private final String fixed;
    private @Nullable String editedName; // as the list has it

    /// A deployment in the list.
    ///
    /// @param said of it by a list or a person
    /// @param known what holds where nothing is said
    public record Row(DeploymentFacts said, Deployment known) {}

    /// @param fixed why nothing can be changed; empty when it can
    public DeploymentEditorModel(String fixed) {
        this.fixed = fixed;
        message.set(fixed);
    }

    /// Shows these, in this order.
    public void show(List<Row> all) {
        rows.setAll(all);
    }

    /// The deployment of this name in the list.
    public Optional<Row> find(String name) {
        return rows.stream().filter(row -> row.said().name().equals(name)).findFirst();
    }

    void edit(Row row) {
        editedName = row.said().name();
        form.show(row.said(), names().filter(name -> !name.equals(editedName)).collect(Collectors.toSet()));
        say(fixed);
    }

    /// Edits a new one.
    public void create() {
        editedName = null;
        form.show(DeploymentFacts.named("", null), names().collect(Collectors.toSet()));
        say(fixed);
    }

    private Stream<String> names() {
        return rows.stream().map(row -> row.said().name());
    }

    /// Says something about what was done last.
    public void say(String words) {
        say(words, null);
    }

    /// Says something, and which command helps.
    public void say(String words, @Nullable String helpingCommand) {
        message.set(words);
        command.set(helpingCommand == null ? "" : helpingCommand);
        news.set(List.of());
        isKeepable.set(false);
    }

    void asking() {
        say(Words.of("deployments.asking"));
    }

    /// The service answered.
    ///
    /// @param lines what is new in its list, what is gone, and what else to know
    /// @param differs whether there is something to keep
    public void found(List<String> lines, boolean differs) {
        message.set(Words.of(differs ? "deployments.found" : "deployments.found-same"));
        news.set(List.copyOf(lines));
        isKeepable.set(differs);
    }

    /// The one of the list that is edited; `null` for a new one.
    @Nullable Row edited() {
        return editedName == null ? null : find(editedName).orElse(null);
    }

    boolean isFixed() {
        return !fixed.isEmpty();
    }

    /// All there are.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// What is edited.
    public DeploymentForm form() {
        return form;
    }

    /// A word on what was done last.
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// A command that helps; empty when none does.
    public ReadOnlyStringProperty command() {
        return command.getReadOnlyProperty();
    }

    /// What the service's list would change.
    public ReadOnlyObjectProperty<List<String>> news() {
        return news.getReadOnlyProperty();
    }

    /// Whether the service's list can be kept.
    public ReadOnlyBooleanProperty isKeepable() {
        return isKeepable.getReadOnlyProperty();
    }
}
