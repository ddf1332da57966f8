package foundrybench.store;

import java.util.List;

/// Takes answers in, some at a time: all of those or, when that fails, none.
public interface SessionImport {
    /// Those that are there already stay as they are, but that they get their prompt if it was not known.
    Done add(List<ImportedCall> calls) throws StoreException;

    /// What was done.
    ///
    /// @param added how many were not there yet
    /// @param prompted how many of the others got their prompt
    record Done(int added, int prompted) {
        /// Nothing.
        public static final Done NOTHING = new Done(0, 0);
    }
}
