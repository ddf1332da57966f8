/// What is kept on disk: sessions, recordings and settings, with their versions and their safe replacement.
/// All SQL stands here. Knows nobody who asks.
@NullMarked
package foundrybench.store;

import org.jspecify.annotations.NullMarked;
