package foundrybench.ui.connections;

import foundrybench.model.Connection;
import foundrybench.model.Finding;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The connections there are, the one that is edited, and what a test of it found.
public final class ConnectionsViewModel {
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ConnectionForm form = new ConnectionForm();
    private int test;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// A connection in the list.
    ///
    /// @param preset whether it ships with the program
    /// @param inUse whether calls go there now
    public record Row(Connection connection, boolean preset, boolean inUse) {
        /// What stands under its name.
        String detail() {
            var place = connection.simulated() ? Words.of("connections.inside") : connection.place();
            var marks = inUse ? Words.of("connections.in-use") : preset ? Words.of("connections.preset") : "";
            return marks.isEmpty() ? place : marks + " · " + place;
        }
    }

    /// Shows these, in this order.
    public void show(List<Row> all) {
        rows.setAll(all);
    }

    /// The real one that is in use, if nothing else was begun; the simulation leads to a new one.
    Optional<Row> toBegin() {
        boolean isUntouched = form.name().get().isBlank() && form.endpoint().get().isBlank();
        return rows.stream().filter(row -> isUntouched && row.inUse() && !row.connection().simulated()).findFirst();
    }

    /// Edits a connection of the list.
    void edit(Row row) {
        forgetTest();
        message.set("");
        form.show(row.connection());
    }

    /// Edits a new one.
    void create() {
        forgetTest();
        message.set("");
        form.clear();
    }

    /// Says something about what was done.
    public void say(String words) {
        message.set(words);
    }

    /// A test begins: what an earlier one found goes, and what it still finds is not shown.
    ///
    /// @return its number, for what it finds
    public int testing() {
        forgetTest();
        message.set(Words.of("connections.testing"));
        return test;
    }

    private void forgetTest() {
        test++;
        findings.clear();
    }

    /// The test of this number found this.
    public void found(int number, Finding finding) {
        if (number == test) {
            findings.add(finding);
        }
    }

    /// The test of this number has ended.
    public void tested(int number) {
        if (number != test) {
            return;
        }
        boolean failed = findings.stream().anyMatch(f -> f.state() == Finding.State.FAILED);
        message.set(Words.of(failed ? "connections.test-failed" : "connections.test-passed"));
    }

    /// The one of the list that is edited; `null` for a new one.
    @Nullable Row edited() {
        return rows.stream().filter(row -> row.connection().name().equals(form.name().get().strip())).findFirst().orElse(null);
    }

    /// All there are.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// What the last test found.
    public ObservableList<Finding> findings() {
        return findings;
    }

    /// What is edited.
    public ConnectionForm form() {
        return form;
    }

    /// A word on what was done last.
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }
}
