/// When things happen: many calls at once, each stoppable alone, and who is told.
@NullMarked
package foundrybench.run;

import org.jspecify.annotations.NullMarked;
