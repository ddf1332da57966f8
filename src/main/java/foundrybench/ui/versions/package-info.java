/// The versions of prompts, what differs between two, and what came of each.
@NullMarked
package foundrybench.ui.versions;

import org.jspecify.annotations.NullMarked;
