package foundrybench.store;

import java.util.List;

/// What looking the whole store over gave.
///
/// @param findings what is wrong, a sentence each
/// @param isFileWrong whether SQLite finds its file damaged
/// @param isIndexWrong whether the indexes for searching are to be made anew
/// @param completions calls that have ended
/// @param bytes of all recordings, compressed
public record StoreReport(
        List<String> findings, boolean isFileWrong, boolean isIndexWrong, long sessions, long runs, long completions, long recordings, long bytes) {
    public StoreReport {
        findings = List.copyOf(findings);
    }
}
