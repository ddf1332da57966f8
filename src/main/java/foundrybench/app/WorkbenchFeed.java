package foundrybench.app;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.RunEvent;
import foundrybench.run.Mailbox;
import foundrybench.run.RunListener;
import foundrybench.ui.kit.FxThread;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Brings what happens to the calls of one run to the window: a mailbox for each call, and a word when one has
/// settled. May be told of calls before the window knows them.
final class WorkbenchFeed implements RunListener {
    private final ConcurrentHashMap<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final BiConsumer<Call, Completion> settled;

    /// @param settled called on the window's thread
    WorkbenchFeed(BiConsumer<Call, Completion> settled) {
        this.settled = settled;
    }

    @Override
    public void onEvent(RunEvent event) {
        mailbox(event.call()).put(event);
    }

    @Override
    public void onSettled(Call call, Completion completion) {
        FxThread.later(() -> settled.accept(call, completion));
    }

    /// Where the events of a call are left.
    Mailbox mailbox(Call call) {
        return mailboxes.computeIfAbsent(call.id(), _ -> new Mailbox());
    }
}
