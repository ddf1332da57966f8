package foundrybench.document;

/// Reads a text that may still grow. What has been read and cannot change any more stays the same objects from one
/// document to the next. Belongs to one thread at a time.
public sealed interface TextReader permits RawReader, MarkdownReader {
    /// More of the text.
    void append(String more);

    /// The document of all text so far.
    Document document();
}
