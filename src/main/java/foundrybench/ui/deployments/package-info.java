/// The list of deployments to pick from.
@NullMarked
package foundrybench.ui.deployments;

import org.jspecify.annotations.NullMarked;
