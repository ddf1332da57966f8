package foundrybench.imported;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids for what comes without one: the same for the same, so that importing twice is importing once.
public final class ContentId {
    private ContentId() {}

    /// Of what it consists of.
    public static String of(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
