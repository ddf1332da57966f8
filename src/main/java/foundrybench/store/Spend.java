package foundrybench.store;

import java.math.BigDecimal;

/// What real calls cost together; simulated ones cost nothing and do not count.
///
/// @param calls how many have ended
/// @param unknown for how many of them the cost is not known
/// @param known sum of the costs that are
public record Spend(int calls, int unknown, BigDecimal known) {}
