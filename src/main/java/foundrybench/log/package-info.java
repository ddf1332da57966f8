/// The log: one line a record, in few files, without keys, prompts or answers; and the one place where errors
/// end that nobody expected.
@NullMarked
package foundrybench.log;

import org.jspecify.annotations.NullMarked;
