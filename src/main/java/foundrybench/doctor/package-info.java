/// Looks a connection over, from its name to its deployments.
@NullMarked
package foundrybench.doctor;

import org.jspecify.annotations.NullMarked;
