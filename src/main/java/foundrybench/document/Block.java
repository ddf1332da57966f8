package foundrybench.document;

import java.util.List;

/// One piece of a [Document], never changed. Its text stands in the document's plain text at [#start], after its
/// [#lead]; both count UTF-16 units. A block that is long comes as several: those after the first have an empty lead
/// or, in code and tables, a line break.
public sealed interface Block {
    /// What stands between the block before and this one's text: line breaks, indentation, a list's marker.
    String lead();

    /// Where its text begins in the document's.
    int start();

    /// Its plain text.
    String text();

    /// Where its text ends in the document's.
    default int end() {
        return start() + text().length();
    }

    /// In which quotes and lists it stands.
    Place place();

    /// Whether it goes on with what the block before began.
    boolean continues();

    /// A paragraph or heading.
    ///
    /// @param level 1 to 6 for a heading, 0 for a paragraph
    record Prose(String lead, int start, Place place, boolean continues, int level, List<Span> spans, String text)
            implements Block {
        public Prose {
            spans = List.copyOf(spans);
        }
    }

    /// Lines of code.
    ///
    /// @param language as the fence names it; perhaps empty
    /// @param ends whether the code ends here
    record Code(
            String lead,
            int start,
            Place place,
            boolean continues,
            boolean ends,
            String language,
            List<Span> spans,
            String text)
            implements Block {
        public Code {
            spans = List.copyOf(spans);
        }
    }

    /// Rows of a table. In its text, cells are set apart by a tab and rows by a line break.
    record Table(
            String lead, int start, Place place, boolean continues, List<Column> columns, List<Row> rows, String text)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /// A column of a whole table.
    ///
    /// @param widest the length of its longest line in characters
    record Column(Alignment alignment, int widest) {}

    /// Where the text of a column stands.
    enum Alignment {
        LEFT,
        CENTER,
        RIGHT
    }

    /// A row of cells.
    record Row(boolean isHeader, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A cell.
    ///
    /// @param from where its text begins in its block's
    record Cell(int from, List<Span> spans, String text) {
        public Cell {
            spans = List.copyOf(spans);
        }
    }

    /// A line across.
    record Rule(String lead, int start, Place place) implements Block {
        @Override
        public String text() {
            return "";
        }

        @Override
        public boolean continues() {
            return false;
        }
    }

    /// Lines as they came.
    record Raw(String lead, int start, boolean continues, String text) implements Block {
        @Override
        public Place place() {
            return Place.TOP;
        }
    }
}
