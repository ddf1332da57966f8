/// Puts the program together: who is joined to whom, window or command line, real or simulated.
@NullMarked
package foundrybench.app;

import org.jspecify.annotations.NullMarked;
