package foundrybench.ui.kit;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.text.Text;

/// A line of text in several styles that wraps, and can be selected and copied.
public final class RichLine extends SelectableTextFlow {
    private List<Part> shown = List.of();

    public RichLine(String styleClass) {
        getStyleClass().addAll("rich-line", styleClass);
        setMinWidth(0);
        setPrefWidth(USE_COMPUTED_SIZE); // its base class sets 0
        var copy = new MenuItem(Words.of("copy"));
        copy.setOnAction(_ -> copySelectedRangeToClipboard());
        setContextMenu(new ContextMenu(copy));
    }

    /// Shows this from now on; costs nothing, and keeps the selection, when it is shown already.
    public void show(List<Part> parts) {
        if (parts.equals(shown)) {
            return;
        }
        shown = List.copyOf(parts);
        clearSelection();
        setText(parts.stream().map(RichLine::text).toArray(Text[]::new));
        setAccessibleText(Part.plain(parts));
    }

    /// What is shown, as one text.
    public String text() {
        return Part.plain(shown);
    }

    /// Copies what is selected, as plain text.
    @Override
    public void copySelectedRangeToClipboard() {
        Clip.copy(Part.breakable(getSelectedRangeAsString()));
    }

    private static Text text(Part part) {
        var text = new Text(part.text());
        text.getStyleClass().add("part-" + part.style().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
