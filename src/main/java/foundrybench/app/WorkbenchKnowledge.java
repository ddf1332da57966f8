package foundrybench.app;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.probe.ProbeCap;
import foundrybench.probe.ProbeReport;
import foundrybench.run.Meter;
import foundrybench.run.Outlook;
import java.util.List;
import java.util.Map;

/// What is known of the deployments by having asked them, and how they stand against their limits. *At once* and
/// *slow* as in [WorkbenchEngine].
interface WorkbenchKnowledge {
    /// What each deployment is known to accept, by its name. Slow.
    Map<String, Card> cards();

    /// How those that were asked stand now. At once.
    List<Meter> meters();

    /// What these requests would have to wait for. Slow.
    List<Outlook> outlook(List<Request> requests);

    /// The most that a probe of this deployment takes. At once.
    ProbeCap cap(Deployment deployment);

    /// Asks a deployment what it accepts, and remembers it. Slow.
    ProbeReport probe(Deployment deployment);
}
