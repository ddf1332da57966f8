/// Two grammars and nothing above them: bytes to server-sent events, and JSON, set up once.
@NullMarked
package foundrybench.wire;

import org.jspecify.annotations.NullMarked;
