package foundrybench.app;

import foundrybench.cli.Backstage;
import foundrybench.sim.SimService;
import java.net.URI;

/// The simulated Foundry as the command line sees it.
record RunningSimulation(SimService service) implements Backstage.Simulation {
    @Override
    public URI endpoint() {
        return service.endpoint();
    }

    @Override
    public String key() {
        return service.key();
    }

    @Override
    public void close() {
        service.close();
    }
}
