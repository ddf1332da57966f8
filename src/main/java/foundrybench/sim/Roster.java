package foundrybench.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The deployments of one service: those of the [Library] as the options have them, and those that only the options know.
record Roster(Library library, SimOptions options) {
    /// In the order of `models.json`, then in that of the options.
    List<SimModel> models() {
        var models = new ArrayList<SimModel>();
        for (var model : library.models()) {
            models.add(model.with(options.deployment(model.deployment())));
        }
        for (var special : options.deployments().values()) {
            if (library.model(special.name()).isEmpty()) {
                models.add(other(special));
            }
        }
        return models;
    }

    Optional<SimModel> model(String deployment) {
        var own = library.model(deployment).map(model -> model.with(options.deployment(deployment)));
        return own.isPresent()
                ? own
                : Optional.ofNullable(options.deployments().get(deployment)).map(Roster::other);
    }

    private static SimModel other(SimDeployment special) {
        var rules = special.rules();
        return SimModel.other(special.name(), rules == null ? SimRules.anything() : rules).with(special);
    }
}
