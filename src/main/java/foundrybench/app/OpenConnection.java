package foundrybench.app;

import foundrybench.cli.Backstage;
import foundrybench.provider.Endpoint;
import java.util.List;

/// A connection ready for calls.
///
/// @param whenClosed ends what was started for it
record OpenConnection(Endpoint endpoint, List<String> warnings, Runnable whenClosed) implements Backstage.Connected {
    @Override
    public void close() {
        whenClosed.run();
    }
}
