/// The command line: arguments in, results on stdout, all else on stderr, and the exit code.
@NullMarked
package foundrybench.cli;

import org.jspecify.annotations.NullMarked;
