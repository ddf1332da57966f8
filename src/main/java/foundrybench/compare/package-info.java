/// What differs between two texts, and between what came of them.
@NullMarked
package foundrybench.compare;

import org.jspecify.annotations.NullMarked;
