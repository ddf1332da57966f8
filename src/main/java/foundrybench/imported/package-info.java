/// What this program and others wrote of answers, read to be saved here.
@NullMarked
package foundrybench.imported;

import org.jspecify.annotations.NullMarked;
