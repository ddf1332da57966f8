package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.model.Completion;
import foundrybench.model.PromptVersion;
import foundrybench.wire.JsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The prompts that were asked, each distinct one a version, and what came of them. Sessions in the trash are left out.
public final class PromptVersions {
    private final StoreAccess access;

    PromptVersions(StoreAccess access) {
        this.access = access;
    }

    /// All, the last asked first.
    ///
    /// @param session only those of this one; `null` for all
    public List<PromptVersion> list(@Nullable String session, int most) throws StoreException {
        return list(session, "", most);
    }

    /// Those whose hash begins so.
    public List<PromptVersion> beginning(String hash) throws StoreException {
        return list(null, hash, Integer.MAX_VALUE);
    }

    private List<PromptVersion> list(@Nullable String session, String hash, int most) throws StoreException {
        return access.query(connection -> {
            try {
                return new VersionReader(connection).versions(session, hash, most);
            } catch (FormatException | JsonException e) {
                throw new StoreException(access.words().unreadable("A prompt", e), e);
            }
        });
    }

    /// The answers to a version that have ended, the newest first.
    public List<Completion> results(String hash, int most) throws StoreException {
        return access.query(connection -> {
            try {
                return new VersionReader(connection).results(hash, most);
            } catch (FormatException | JsonException e) {
                throw new StoreException(access.words().unreadable("An answer", e), e);
            }
        });
    }
}
