package foundrybench.document;

import java.util.ArrayList;
import java.util.List;

/// Where long code is cut into blocks: before a line break every so many lines, and in lines that are too long.
final class CodeCuts {
    private static final int LINES = 30;

    private CodeCuts() {}

    /// The places, the last of them its end.
    static List<Integer> of(String code) {
        var cuts = new ArrayList<Integer>();
        int lines = 0;
        int from = 0;
        for (int i = 0; i < code.length(); i++) {
            boolean isLine = code.charAt(i) == '\n';
            lines += isLine ? 1 : 0;
            boolean isEnough = isLine && lines % LINES == 0;
            boolean isTooLong = i - from >= RawReader.LONGEST && !Character.isLowSurrogate(code.charAt(i));
            if (i > from && (isEnough || isTooLong)) {
                cuts.add(i);
                from = i;
            }
        }
        cuts.add(code.length());
        return cuts;
    }
}
