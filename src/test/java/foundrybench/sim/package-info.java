/// Tests of the simulated Foundry from outside, over a plain socket, and of its parts.
@NullMarked
package foundrybench.sim;

import org.jspecify.annotations.NullMarked;
