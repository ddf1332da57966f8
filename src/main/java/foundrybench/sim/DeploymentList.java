package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.util.List;

/// The deployments as the data plane lists them to a caller that has only a key.
final class DeploymentList {
    private static final long DEPLOYED_SECONDS = 1_777_800_000;

    private DeploymentList() {}

    static ObjectNode of(List<SimModel> models) {
        return named(models.stream().map(SimModel::deployment).toList());
    }

    static ObjectNode named(List<String> names) {
        var data = Json.array();
        for (var name : names) {
            var deployment = Json.object();
            deployment.set("scale_settings", Json.object().put("scale_type", "standard"));
            data.add(deployment
                    .put("model", name)
                    .put("owner", "organization-owner")
                    .put("id", name)
                    .put("status", "succeeded")
                    .put("created_at", DEPLOYED_SECONDS)
                    .put("updated_at", DEPLOYED_SECONDS)
                    .put("object", "deployment"));
        }
        return Json.object().<ObjectNode>set("data", data).put("object", "list");
    }
}
