package foundrybench.provider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keys that this process holds in memory, by name; they are gone with it. May be used by any thread.
public final class KeyRing {
    private final Map<String, Secret> keys = new ConcurrentHashMap<>();

    /// Holds a key, in place of one of the same name.
    public void hold(String name, Secret key) {
        keys.put(name, key);
    }

    /// Lets go of a key.
    public void forget(String name) {
        keys.remove(name);
    }

    /// The key of this name.
    public Optional<Secret> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }
}
