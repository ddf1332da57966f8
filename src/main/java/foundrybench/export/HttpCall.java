package foundrybench.export;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One HTTP POST to be written as code.
///
/// @param base the endpoint, ending in `/`; `null` when the code is to read it from the environment
/// @param path what stands behind the endpoint
/// @param headers all that this program sets, but for key and request id
/// @param key `null` when none is wanted
record HttpCall(
        @Nullable String base, String path, SequencedMap<String, String> headers, @Nullable KeySource key, String body) {}
