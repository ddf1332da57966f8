package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Block.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Rows of a table. A column is as wide as its longest line where there is room, or else has its share of it.
final class GridView extends BlockView {
    private static final PseudoClass HEADER = PseudoClass.getPseudoClass("header");
    private static final double CHARACTER = 0.65; // of the font's size
    private static final int FEWEST = 3;

    private final List<List<SpanFlow>> rows = new ArrayList<>();
    private final List<SpanFlow> cells = new ArrayList<>();
    private List<Column> columns = List.of();

    GridView() {
        super("reading-table");
    }

    @Override
    boolean fill(Block block) {
        if (!(block instanceof Block.Table table)) {
            return false;
        }
        if (!fits(table)) {
            getChildren().removeAll(cells);
            cells.clear();
            rows.clear();
            for (var row : table.rows()) {
                var flows = row.cells().stream().map(_ -> new SpanFlow("reading-cell")).toList();
                rows.add(flows);
                cells.addAll(flows);
            }
            getChildren().addAll(cells);
        }
        columns = table.columns();
        for (int r = 0; r < rows.size(); r++) {
            var row = table.rows().get(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                var flow = rows.get(r).get(c);
                flow.show(row.cells().get(c).spans(), row.cells().get(c).from());
                flow.setTextAlignment(alignment(columns.get(c)));
                flow.pseudoClassStateChanged(HEADER, row.isHeader());
            }
        }
        return true;
    }

    private boolean fits(Block.Table table) {
        if (table.rows().size() != rows.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != table.rows().get(i).cells().size()) {
                return false;
            }
        }
        return true;
    }

    private static TextAlignment alignment(Column column) {
        return switch (column.alignment()) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        };
    }

    @Override
    List<SpanFlow> flows() {
        return cells;
    }

    /// A narrow column gets what it needs, those that need more than an even share get that.
    private double[] widths(double width) {
        double[] widths = new double[columns.size()];
        double left = width;
        int others = widths.length;
        for (int column : byNeed()) {
            widths[column] = Math.min(natural(column), left / others);
            left -= widths[column];
            others--;
        }
        return widths;
    }

    private List<Integer> byNeed() {
        return IntStream.range(0, columns.size()).boxed().sorted(Comparator.comparingDouble(this::natural)).toList();
    }

    private double natural(int column) {
        var insets = cells.getFirst().getInsets();
        double size = cells.stream()
                .flatMap(cell -> cell.getChildren().stream())
                .filter(Text.class::isInstance)
                .mapToDouble(text -> ((Text) text).getFont().getSize())
                .findFirst()
                .orElse(insets.getLeft());
        int characters = Math.max(FEWEST, columns.get(column).widest() + 1); // one more: headers are bold
        return Math.ceil(characters * size * CHARACTER + insets.getLeft() + insets.getRight());
    }

    @Override
    double contentHeight(double width) {
        double[] widths = widths(width);
        return rows.stream().mapToDouble(row -> rowHeight(row, widths)).sum();
    }

    private static double rowHeight(List<SpanFlow> row, double[] widths) {
        double height = 0;
        for (int c = 0; c < row.size(); c++) {
            height = Math.max(height, row.get(c).prefHeight(widths[c]));
        }
        return Math.ceil(height);
    }

    @Override
    void layoutContent(double x, double y, double width, double height) {
        double[] widths = widths(width);
        double top = y;
        for (var row : rows) {
            double rowHeight = rowHeight(row, widths);
            double left = x;
            for (int c = 0; c < row.size(); c++) {
                row.get(c).resizeRelocate(left, top, widths[c], rowHeight);
                left += widths[c];
            }
            top += rowHeight;
        }
    }
}
