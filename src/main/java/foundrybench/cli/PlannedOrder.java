package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts completions, which settle in any order, into the order of their plan. Belongs to one thread at a time.
final class PlannedOrder {
    private final ArrayDeque<String> awaited = new ArrayDeque<>();
    private final Map<String, Completion> early = new HashMap<>();

    PlannedOrder(Run run) {
        run.calls().forEach(call -> awaited.add(call.id()));
    }

    /// Takes one that has settled, and gives those whose turn has come.
    List<Completion> settled(Completion completion) {
        early.put(completion.origin().id(), completion);
        var turn = new ArrayList<Completion>();
        while (!awaited.isEmpty() && early.remove(awaited.peek()) instanceof Completion next) {
            awaited.remove();
            turn.add(next);
        }
        return turn;
    }

    /// Whether all have been given.
    boolean isComplete() {
        return awaited.isEmpty();
    }
}
