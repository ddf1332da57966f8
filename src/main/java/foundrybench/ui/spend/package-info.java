/// What was spent, as a table and a chart.
@NullMarked
package foundrybench.ui.spend;

import org.jspecify.annotations.NullMarked;
