/// A call written down for other programs: as code that makes the same call, or as a prompt file.
@NullMarked
package foundrybench.export;

import org.jspecify.annotations.NullMarked;
