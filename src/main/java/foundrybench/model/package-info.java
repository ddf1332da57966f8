/// What a prompt, a deployment, an answer, a price and a failure are, and the one fold from events to a
/// completion. Knows no JSON, HTTP, files, clocks or windows.
@NullMarked
package foundrybench.model;

import org.jspecify.annotations.NullMarked;
