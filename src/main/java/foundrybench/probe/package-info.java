/// Finds out by a few small calls what a deployment accepts.
@NullMarked
package foundrybench.probe;

import org.jspecify.annotations.NullMarked;
