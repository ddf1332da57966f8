package foundrybench.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks a store over, mends it and copies it, while it is in use.
public final class StoreUpkeep {
    private final StoreAccess access;

    StoreUpkeep(StoreAccess access) {
        this.access = access;
    }

    /// Looks the whole store over, which takes long for a large one.
    public StoreReport check() throws StoreException {
        try {
            return access.use(connection -> new StoreCheck(connection).check());
        } catch (StoreException e) {
            if (e.problem().kind() != StoreProblem.Kind.DAMAGED) {
                throw e;
            }
            return new StoreReport(List.of(e.problem().message()), true, false, 0, 0, 0, 0, 0); // it does not even open
        }
    }

    /// Makes the indexes for searching anew.
    ///
    /// @return whether that could be done; not when what they are made of is damaged, too
    public boolean repairIndexes() throws StoreException {
        try {
            return access.use(connection -> {
                StoreCheck.repairIndexes(connection);
                return true;
            });
        } catch (StoreException e) {
            if (e.problem().kind() != StoreProblem.Kind.DAMAGED) {
                throw e;
            }
            return false;
        }
    }

    /// Sets the file aside if SQLite finds it damaged, and puts what can be read of it into a new one, which is told.
    public void rescue() throws StoreException {
        access.rescue();
    }

    /// Copies the store to a file of its owner alone.
    ///
    /// @throws FileAlreadyExistsException if there is such a file
    /// @throws IOException if it cannot be made
    public void backup(Path copy) throws StoreException, IOException {
        OwnerOnly.newFile(copy).close();
        try {
            access.use(connection -> {
                try (var statement = connection.prepareStatement("vacuum into ?")) {
                    statement.setString(1, copy.toAbsolutePath().toString());
                    return statement.execute();
                }
            });
        } catch (StoreException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }
}
