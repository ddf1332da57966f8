package foundrybench.ui.spend;

import foundrybench.model.SpendSlice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What had been spent in a month by the end of a day.
record SpendPoint(int day, BigDecimal dollars) {

    /// One for each day of this month until today.
    static List<SpendPoint> of(List<SpendSlice> slices, YearMonth month, LocalDate today) {
        var points = new ArrayList<SpendPoint>();
        var sum = BigDecimal.ZERO;
        int last = YearMonth.from(today).equals(month) ? today.getDayOfMonth() : month.lengthOfMonth();
        for (int day = 1; day <= last; day++) {
            var date = month.atDay(day);
            for (var slice : slices) {
                sum = slice.day().equals(date) ? sum.add(slice.known()) : sum;
            }
            points.add(new SpendPoint(day, sum));
        }
        return points;
    }
}
