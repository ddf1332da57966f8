package foundrybench.document;

import foundrybench.document.Block.Alignment;
import foundrybench.document.Block.Cell;
import foundrybench.document.Block.Column;
import foundrybench.document.Block.Row;
import java.util.ArrayList;
import java.util.List;

/// Gathers the rows of a table, and hands them out some at a time.
final class TableRows {
    private final List<List<List<Span>>> rows = new ArrayList<>();
    private final List<Boolean> headers = new ArrayList<>();
    private final List<Alignment> alignments = new ArrayList<>();
    private final List<Integer> widest = new ArrayList<>();

    /// Some rows, and their text.
    record Piece(List<Row> rows, String text) {}

    void begin(boolean isHeader) {
        rows.add(new ArrayList<>());
        headers.add(isHeader);
    }

    void cell(List<Span> spans, Alignment alignment) {
        var row = rows.getLast();
        if (row.size() == alignments.size()) {
            alignments.add(alignment);
            widest.add(1);
        }
        int width = (int) Spans.text(spans).lines().mapToInt(String::length).max().orElse(0);
        widest.set(row.size(), Math.max(width, widest.get(row.size())));
        row.add(spans);
    }

    List<Column> columns() {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < alignments.size(); i++) {
            columns.add(new Column(alignments.get(i), widest.get(i)));
        }
        return columns;
    }

    List<Piece> pieces(int rowsEach) {
        var pieces = new ArrayList<Piece>();
        int each = Math.min(rowsEach, rows.size());
        for (int from = 0; from < rows.size(); from += each) {
            pieces.add(piece(from, Math.min(rows.size(), from + each)));
        }
        return pieces;
    }

    private Piece piece(int from, int to) {
        var text = new StringBuilder();
        var made = new ArrayList<Row>();
        for (int i = from; i < to; i++) {
            if (i > from) {
                text.append('\n');
            }
            var cells = new ArrayList<Cell>();
            for (var spans : rows.get(i)) {
                if (!cells.isEmpty()) {
                    text.append('\t');
                }
                var itsText = Spans.text(spans);
                cells.add(new Cell(text.length(), spans, itsText));
                text.append(itsText);
            }
            made.add(new Row(headers.get(i), cells));
        }
        return new Piece(made, text.toString());
    }
}
