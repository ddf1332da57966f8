/// The prompt, its parameters, what a run may cost, and the Run button.
@NullMarked
package foundrybench.ui.prompt;

import org.jspecify.annotations.NullMarked;
