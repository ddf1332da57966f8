/// The saved sessions to reopen.
@NullMarked
package foundrybench.ui.sessions;

import org.jspecify.annotations.NullMarked;
