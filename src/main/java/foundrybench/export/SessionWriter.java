package foundrybench.export;

import java.io.IOException;
import java.util.List;

/// Writes sessions in one of the forms there are.
public interface SessionWriter {
    /// @param sessions asked for one by one, so that only one need be in memory
    /// @param redaction what has been taken out of them already, to be told
    /// @return what the person should know of what was left out, a sentence each
    List<String> write(Iterable<ExportedSession> sessions, Redaction redaction, Appendable out) throws IOException;
}
