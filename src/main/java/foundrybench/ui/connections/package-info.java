/// The connections: to name, edit, test and switch.
@NullMarked
package foundrybench.ui.connections;

import org.jspecify.annotations.NullMarked;
