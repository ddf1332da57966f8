package foundrybench.doctor;

import foundrybench.model.Deployment;
import foundrybench.provider.Endpoint;
import foundrybench.provider.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// How each deployment answered what it must refuse, in the order of the list.
record Trials(List<Tried> all) {
    /// One of them.
    record Tried(Deployment deployment, Trial.Outcome outcome) {}

    /// Tries all at once.
    static Trials of(Trial trial, Endpoint endpoint, List<Deployment> deployments) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<CompletableFuture<Tried>>();
            for (var deployment : deployments) {
                running.add(CompletableFuture.supplyAsync(() -> new Tried(deployment, trial.refused(endpoint, deployment)), executor));
            }
            return new Trials(running.stream().map(CompletableFuture::join).toList());
        }
    }
}
