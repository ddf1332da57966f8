package foundrybench.model;

import java.util.Locale;
import java.util.Optional;

/// Who speaks in a [Message]: the chat API's `messages[].role`.
public enum Role {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT;

    /// As the API spells it: `system`, `developer`, `user` or `assistant`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role the API spells like this; empty when there is none.
    public static Optional<Role> ofWireName(String name) {
        for (var role : values()) {
            if (role.wireName().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
