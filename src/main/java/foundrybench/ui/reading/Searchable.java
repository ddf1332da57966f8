package foundrybench.ui.reading;

import foundrybench.ui.reading.ReadingView.Found;
import javafx.beans.property.ReadOnlyObjectProperty;

/// What a [FindBar] can search.
public interface Searchable {
    /// Searches for this from now on; for nothing when it is empty.
    void find(String query);

    /// Goes to the next match, or the one before; around the end.
    void findNext(boolean forward);

    /// How many there are, and which one is gone to.
    ReadOnlyObjectProperty<Found> found();

    /// What is selected in it, to begin with.
    String selectedText();

    /// Puts the keys into it.
    void requestFocus();
}
