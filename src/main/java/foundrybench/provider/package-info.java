/// One request becomes one POST, and what comes back becomes events: both protocols, sign-in, and which
/// answer means which failure.
@NullMarked
package foundrybench.provider;

import org.jspecify.annotations.NullMarked;
