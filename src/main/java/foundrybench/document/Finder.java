package foundrybench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds a text in a document, whatever its case, and goes on finding it while the document grows: only what is new is
/// searched. Does not find what is spread over two blocks, unless these are one line cut in two.
public final class Finder {
    private static final int MOST = 10_000;

    private Document searched = Document.EMPTY;
    private List<Integer> starts = new ArrayList<>();
    private String query = "";

    /// Searches for this from now on; for nothing when it is empty.
    public void search(String newQuery) {
        query = newQuery;
        searched = Document.EMPTY;
        starts = new ArrayList<>();
    }

    /// The matches in this document. Of very many only the first are counted.
    public Matches in(Document document) {
        if (query.isEmpty()) {
            return Matches.NONE;
        }
        int from = runStart(document, document.sharedWith(searched));
        int at = from < document.blocks().size() ? document.blocks().get(from).start() : document.length();
        starts.removeIf(start -> start >= at);
        var pattern = Pattern.compile(Pattern.quote(query), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (int i = from; i < document.blocks().size() && starts.size() < MOST; ) {
            int next = runEnd(document, i);
            search(pattern, document, i, next);
            i = next;
        }
        searched = document;
        return new Matches(query, starts);
    }

    private void search(Pattern pattern, Document document, int from, int to) {
        var blocks = document.blocks();
        int start = blocks.get(from).start();
        var text = to - from == 1 ? blocks.get(from).text() : document.slice(start, blocks.get(to - 1).end());
        var matcher = pattern.matcher(text);
        while (matcher.find() && starts.size() < MOST) {
            starts.add(start + matcher.start());
        }
    }

    /// The last block at or before this one that does not go on with a line.
    private static int runStart(Document document, int block) {
        int first = Math.min(block, document.blocks().size());
        if (first == document.blocks().size()) {
            return first;
        }
        while (first > 0 && document.blocks().get(first).lead().isEmpty()) {
            first--;
        }
        return first;
    }

    private static int runEnd(Document document, int from) {
        int end = from + 1;
        while (end < document.blocks().size() && document.blocks().get(end).lead().isEmpty()) {
            end++;
        }
        return end;
    }
}
