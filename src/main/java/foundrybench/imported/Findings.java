package foundrybench.imported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an import tells: what was wrong, and what a file had that has no place here, counted.
public final class Findings {
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> lost = new LinkedHashMap<>();

    /// Something could not be read.
    ///
    /// @param place such as `line 3`
    public void fault(String place, String problem) {
        faults.add(place + ": " + problem);
    }

    /// The file itself could not be read.
    ///
    /// @param why a part of a sentence
    public void unreadable(String why) {
        faults.add("which cannot be read: " + why);
    }

    /// Something did not carry over.
    ///
    /// @param what in the plural, such as `assertions`
    public void lost(String what) {
        lost(what, 1);
    }

    /// As [#lost(String)], so often.
    public void lost(String what, int times) {
        if (times > 0) {
            lost.merge(what, times, Integer::sum);
        }
    }

    /// What could not be read, a sentence each.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /// What did not carry over, and how often.
    public Map<String, Integer> lost() {
        return new LinkedHashMap<>(lost);
    }
}
