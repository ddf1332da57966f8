/// How an answer came about, to be read and copied: what was sent, what came when, what it cost, what went wrong.
@NullMarked
package foundrybench.ui.details;

import org.jspecify.annotations.NullMarked;
