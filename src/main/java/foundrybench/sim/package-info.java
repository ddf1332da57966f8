/// A stand-in for Azure AI Foundry on this machine: what the real service accepts, refuses and streams,
/// answered from scripts. It shares no code with the client side, so that one mistake cannot hide in both.
@NullMarked
package foundrybench.sim;

import org.jspecify.annotations.NullMarked;
