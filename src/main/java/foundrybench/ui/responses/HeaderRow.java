package foundrybench.ui.responses;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A row of constant height: a name, chips behind it, tools at the right end. Where not all have room the name is cut
/// first, to two fifths of the row, and then the least important go; what goes must be reached otherwise.
final class HeaderRow extends HBox {
    private static final double NAME_SHARE = 0.4;

    private final Label name;
    private final List<Node> chips;
    private final List<Node> tools;
    private final Set<Node> kept;
    private final List<Node> byImportance;

    /// @param kept those that never go
    /// @param byImportance the others, the one that goes last first
    HeaderRow(Label name, List<Node> chips, List<Node> tools, Set<Node> kept, List<Node> byImportance) {
        this.name = name;
        this.chips = chips;
        this.tools = tools;
        this.kept = kept;
        this.byImportance = byImportance;
        getStyleClass().add("pane-header");
        getChildren().add(name);
        getChildren().addAll(chips);
        getChildren().addAll(tools);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double nameWidth = snapSizeX(name.prefWidth(-1));
        double used = Math.min(nameWidth, room * NAME_SHARE);
        var shown = new HashSet<Node>();
        for (var node : kept) {
            if (node.isManaged()) {
                used += widthOf(node);
                shown.add(node);
            }
        }
        for (var node : byImportance) {
            if (node.isManaged()) {
                used += widthOf(node);
                if (used > room) {
                    used -= widthOf(node);
                    break;
                }
                shown.add(node);
            }
        }
        chips.forEach(node -> node.setVisible(shown.contains(node)));
        tools.forEach(node -> node.setVisible(shown.contains(node)));
        place(room, shown, Math.min(nameWidth, room - used + Math.min(nameWidth, room * NAME_SHARE)));
    }

    private void place(double room, Set<Node> shown, double nameWidth) {
        double left = snappedLeftInset();
        put(name, left, Math.max(0, nameWidth));
        double x = left + Math.max(0, nameWidth);
        for (var chip : chips) {
            if (shown.contains(chip)) {
                put(chip, x + getSpacing(), widthOf(chip) - getSpacing());
                x += widthOf(chip);
            }
        }
        double end = left + room;
        for (var tool : tools.reversed()) {
            if (shown.contains(tool)) {
                double width = widthOf(tool) - getSpacing();
                put(tool, end - width, width);
                end -= widthOf(tool);
            }
        }
    }

    private void put(Node node, double x, double width) {
        double room = getHeight() - snappedTopInset() - snappedBottomInset();
        double height = Math.min(room, snapSizeY(node.prefHeight(width)));
        node.resizeRelocate(snapPositionX(x), snapPositionY(snappedTopInset() + (room - height) / 2), width, height);
    }

    private double widthOf(Node node) {
        return snapSizeX(node.prefWidth(-1)) + getSpacing();
    }
}
