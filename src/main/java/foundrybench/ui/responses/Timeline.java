package foundrybench.ui.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All answers' times on one axis, whose zero is when each was asked: who was slow, and at what.
///
/// @param endMs where the axis ends
/// @param stepMs how far its marks are apart
public record Timeline(List<Row> rows, double endMs, double stepMs) {
    private static final int MOST_MARKS = 6;
    private static final double SECOND = 1000;
    private static final double[] STEPS = {1, 2, 5};

    public Timeline {
        rows = List.copyOf(rows);
    }

    /// One answer.
    ///
    /// @param note how much of the money went to thinking, in words; perhaps empty
    /// @param details all its numbers, a line each
    public record Row(String name, Timespan span, String note, List<String> details) {
        public Row {
            details = List.copyOf(details);
        }

        private static Row of(ResponseViewModel pane) {
            var name = pane.deployment().name();
            var detail = new TimelineDetail(pane);
            return new Row(name, pane.face().get().timespan(), detail.note(), detail.lines(name));
        }
    }

    /// A mark of the axis.
    public record Mark(double atMs, String text) {}

    static Timeline of(List<ResponseViewModel> panes) {
        var rows = panes.stream().map(Row::of).toList();
        double last = rows.stream().mapToDouble(row -> row.span().endMs()).max().orElse(0);
        double end = Math.max(last, SECOND);
        return new Timeline(rows, end, step(end));
    }

    /// The smallest of 0.1, 0.2, 0.5, 1, 2, 5 … seconds with no more than six marks.
    private static double step(double endMs) {
        for (double unit = SECOND / 10; ; unit *= 10) {
            for (double step : STEPS) {
                if (endMs / (unit * step) <= MOST_MARKS) {
                    return unit * step;
                }
            }
        }
    }

    /// The marks, from zero to the end.
    List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i * stepMs <= endMs; i++) {
            var format = stepMs < SECOND ? "%.1f" : "%.0f";
            marks.add(new Mark(i * stepMs, String.format(Locale.ROOT, format, i * stepMs / SECOND)));
        }
        return marks;
    }
}
