package foundrybench.ui.responses;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How the panes are laid out: the choice, whether one has all the room, and in which order deployments come.
public final class PaneLayout {
    private final ReadOnlyObjectWrapper<Arrangement> arrangement = new ReadOnlyObjectWrapper<>(Arrangement.AUTOMATIC);
    private final ReadOnlyBooleanWrapper maximised = new ReadOnlyBooleanWrapper();
    private List<String> order = List.of();

    /// How they share the room.
    public ReadOnlyObjectProperty<Arrangement> arrangement() {
        return arrangement.getReadOnlyProperty();
    }

    /// Chooses how they share the room; one that has it all gives it back.
    public void choose(Arrangement chosen) {
        maximised.set(false);
        arrangement.set(chosen);
    }

    /// Goes on to the next choice.
    public void next() {
        choose(arrangement.get().next());
    }

    /// Whether the pane that the keys mean has all the room.
    public ReadOnlyBooleanProperty maximised() {
        return maximised.getReadOnlyProperty();
    }

    void maximise(boolean isMaximised) {
        maximised.set(isMaximised);
    }

    /// The names of deployments in the order in which their panes come; others come after them.
    public List<String> order() {
        return order;
    }

    /// Has panes come in this order from now on.
    public void setOrder(List<String> names) {
        order = List.copyOf(names);
    }

    /// These deployments come in this order from now on; those of before that are not among them keep theirs, behind.
    void learn(List<String> shown) {
        var names = new ArrayList<>(shown.stream().distinct().toList());
        order.stream().filter(name -> !names.contains(name)).forEach(names::add);
        order = List.copyOf(names);
    }

    /// A deployment has another name from now on.
    void renamed(String before, String after) {
        order = order.stream().map(name -> name.equals(before) ? after : name).distinct().toList();
    }

    List<ResponseViewModel> sorted(List<ResponseViewModel> panes) {
        return panes.stream().sorted(Comparator.comparingInt(this::rank)).toList();
    }

    private int rank(ResponseViewModel pane) {
        int rank = order.indexOf(pane.deployment().name());
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }
}
