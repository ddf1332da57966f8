/// The answers, side by side, as they come.
@NullMarked
package foundrybench.ui.responses;

import org.jspecify.annotations.NullMarked;
