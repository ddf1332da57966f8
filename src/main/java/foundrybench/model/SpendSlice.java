package foundrybench.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What the real calls of a day to a deployment cost.
///
/// @param day on which their runs began
/// @param calls that have ended
/// @param unknown how many of them have a cost that nobody knows
/// @param known dollars of the others
public record SpendSlice(LocalDate day, String deployment, int calls, int unknown, BigDecimal known) {}
