package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Document;

/// The whole of a code block that is shown in pieces.
final class CodeText {
    private CodeText() {}

    /// @param first the number of the block where it begins
    static String from(Document document, int first) {
        int last = first;
        while (last + 1 < document.blocks().size()
                && document.blocks().get(last + 1) instanceof Block.Code code
                && code.continues()) {
            last++;
        }
        return document.slice(document.blocks().get(first).start(), document.blocks().get(last).end());
    }
}
