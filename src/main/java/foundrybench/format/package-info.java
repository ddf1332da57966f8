/// Our own JSON shapes, each in one place: the completion line, prices, prompts.
@NullMarked
package foundrybench.format;

import org.jspecify.annotations.NullMarked;
