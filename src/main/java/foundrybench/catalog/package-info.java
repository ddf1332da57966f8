/// Which deployments and connections there are, and what each costs: where and when each figure was read.
/// Knows no key and cannot call anybody.
@NullMarked
package foundrybench.catalog;

import org.jspecify.annotations.NullMarked;
