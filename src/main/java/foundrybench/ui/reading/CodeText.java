package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Document;
import java.util.List;

/// The whole of a code block that is shown in pieces.
final class CodeText {
    private CodeText() {}

    /// The code blocks of which something is in sight, each whole.
    static List<String> inSight(BlockColumn column) {
        var document = column.document();
        return column.views().keySet().stream()
                .filter(number -> document.blocks().get(number) instanceof Block.Code)
                .map(number -> first(document, number))
                .distinct()
                .map(first -> from(document, first))
                .toList();
    }

    private static int first(Document document, int number) {
        int first = number;
        while (first > 0 && document.blocks().get(first).continues()) {
            first--;
        }
        return first;
    }

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
