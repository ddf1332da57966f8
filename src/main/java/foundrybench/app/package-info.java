/// Who is joined to whom.
@NullMarked
package foundrybench.app;

import org.jspecify.annotations.NullMarked;
