package foundrybench.imported;

import foundrybench.model.ImportedAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads one kind of file.
public interface Importer {
    /// Reads to the end. What is wrong with one answer does not keep the others from being read.
    ///
    /// @param each takes each answer as soon as it is read
    void read(BufferedReader text, Consumer<ImportedAnswer> each, Findings findings) throws IOException;
}
