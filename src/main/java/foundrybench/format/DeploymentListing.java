package foundrybench.format;

import foundrybench.model.AzureResource;
import foundrybench.model.DeploymentFacts;
import java.util.List;

/// A list of deployments that was read.
///
/// @param deployments in the list's order; no two of one name
/// @param resource whose they are, as far as the list says
/// @param remarks what was left out of it and why, and what else the person should know; sentences
public record DeploymentListing(List<ListedDeployment> deployments, AzureResource resource, List<String> remarks) {
    public DeploymentListing {
        deployments = List.copyOf(deployments);
        remarks = List.copyOf(remarks);
    }

    /// What it says of each.
    public List<DeploymentFacts> facts() {
        return deployments.stream().map(ListedDeployment::facts).toList();
    }
}
