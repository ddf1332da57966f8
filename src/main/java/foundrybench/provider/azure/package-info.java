/// Azure's sign-in and Key Vault; the only place that knows Azure's libraries. Loaded when a connection first needs a
/// key out of a vault or a token, and not before.
@NullMarked
package foundrybench.provider.azure;

import org.jspecify.annotations.NullMarked;
