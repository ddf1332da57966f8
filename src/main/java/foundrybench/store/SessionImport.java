package foundrybench.store;

import java.util.List;

/// Takes answers in, some at a time: all of those or, when that fails, none.
public interface SessionImport {
    /// @return how many were not there yet; the others stay as they are
    int add(List<ImportedCall> calls) throws StoreException;
}
