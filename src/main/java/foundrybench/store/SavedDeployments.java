package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.DeploymentFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.model.AzureResource;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lists of deployments that were imported or made by hand, in `HOME/deployments.json`: one for each endpoint,
/// and one for when no connection says which.
///
/// @param lists no two of one place, none without a deployment
public record SavedDeployments(List<Listed> lists) {
    /// Nothing saved.
    public static final SavedDeployments NONE = new SavedDeployments(List.of());

    private static final String FILE = "deployments.json";

    public SavedDeployments {
        lists = List.copyOf(lists);
    }

    /// What is deployed at one place.
    ///
    /// @param endpoint base address; empty for no certain place
    /// @param resource what Azure calls it, as far as a list said
    /// @param deployments in the order they are shown; no two of one name
    public record Listed(String endpoint, AzureResource resource, List<DeploymentFacts> deployments) {
        public Listed {
            deployments = List.copyOf(deployments);
        }

        /// Nothing, at the place of this connection.
        public static Listed nothing(@Nullable Connection connection) {
            var endpoint = connection == null ? "" : connection.endpoint().toString();
            return new Listed(endpoint, AzureResource.UNKNOWN, List.of());
        }

        /// What is said of the deployment of this name.
        public Optional<DeploymentFacts> find(String name) {
            return deployments.stream().filter(facts -> facts.name().equals(name)).findFirst();
        }

        /// With this one, in the place of one of the same name or at the end.
        public Listed with(DeploymentFacts changed) {
            var all = new ArrayList<>(deployments);
            int at = all.stream().map(DeploymentFacts::name).toList().indexOf(changed.name());
            if (at < 0) {
                all.add(changed);
            } else {
                all.set(at, changed);
            }
            return new Listed(endpoint, resource, all);
        }

        /// With this one, in the place of the one that had this name before.
        public Listed renamed(String before, DeploymentFacts changed) {
            return new Listed(
                    endpoint,
                    resource,
                    deployments.stream().map(facts -> facts.name().equals(before) ? changed : facts).toList());
        }

        /// Without the one of this name.
        public Listed without(String name) {
            return new Listed(
                    endpoint, resource, deployments.stream().filter(facts -> !facts.name().equals(name)).toList());
        }

        /// What a newer list says, and of the names that stay, what it does not say and was known before: layers and
        /// notes that people wrote.
        public Listed updated(List<DeploymentFacts> newer, AzureResource newResource) {
            var all = newer.stream().map(facts -> find(facts.name()).map(facts::or).orElse(facts)).toList();
            return new Listed(endpoint, newResource.or(resource), all);
        }

        private boolean isAt(String other) {
            return Place.isSame(endpoint, other);
        }
    }

    /// Reads them; no file means none.
    ///
    /// @throws KeptFileException naming line and field when the file is not as it should be
    public static SavedDeployments load(Path home) throws KeptFileException {
        var file = new KeptFile(home, FILE);
        return file.exists() ? file.read(SavedDeployments::read) : NONE;
    }

    /// Saves them: whole, or not at all.
    public void save(Path home) throws KeptFileException {
        var json = Json.object();
        var array = json.putArray("lists");
        lists.forEach(list -> array.add(toJson(list)));
        new KeptFile(home, FILE).write(json);
    }

    /// The file they are in.
    public static Path file(Path home) {
        return home.resolve(FILE);
    }

    /// The list that was made for this connection.
    ///
    /// @param connection `null` when there is none
    public Optional<Listed> of(@Nullable Connection connection) {
        var endpoint = Listed.nothing(connection).endpoint();
        return lists.stream().filter(list -> list.isAt(endpoint)).findFirst();
    }

    /// The list to use with this connection: the one made for it, else the one made for none. The simulation knows
    /// what it serves: no list is for it.
    ///
    /// @param connection `null` when there is none
    public Optional<Listed> usedWith(@Nullable Connection connection) {
        return connection != null && connection.simulated() ? Optional.empty() : of(connection).or(() -> of(null));
    }

    /// What the list says that is to be used with this connection; nothing when there is none.
    public List<DeploymentFacts> listFor(@Nullable Connection connection) {
        return usedWith(connection).map(Listed::deployments).orElse(List.of());
    }

    /// The list of this connection, to be changed. When there is none yet it begins with what was shown till now.
    public Listed toChange(@Nullable Connection connection, List<Deployment> shown) {
        return of(connection).orElseGet(() -> {
            var place = Listed.nothing(connection);
            var begin = usedWith(connection).map(Listed::deployments).orElseGet(() -> shown.stream()
                    .map(deployment -> DeploymentFacts.named(deployment.name(), deployment.model()))
                    .toList());
            return new Listed(place.endpoint(), place.resource(), begin);
        });
    }

    /// The connection, of whose resource its list may know more.
    public Connection completed(Connection connection) {
        return of(connection).map(list -> connection.of(list.resource().or(connection.resource()))).orElse(connection);
    }

    /// With this list instead of the one of its place; without deployments it is none.
    public SavedDeployments with(Listed changed) {
        var all = new ArrayList<>(lists);
        int at = 0;
        while (at < all.size() && !all.get(at).isAt(changed.endpoint())) {
            at++;
        }
        if (at < all.size()) {
            all.remove(at);
        }
        if (!changed.deployments().isEmpty()) {
            all.add(at, changed);
        }
        return new SavedDeployments(all);
    }

    private static ObjectNode toJson(Listed list) {
        var json = Json.object().put("endpoint", list.endpoint());
        if (!list.resource().equals(AzureResource.UNKNOWN)) {
            json.putObject("resource").put("name", list.resource().name()).put("group", list.resource().group());
        }
        var array = json.putArray("deployments");
        list.deployments().forEach(facts -> array.add(DeploymentFormat.toJson(facts)));
        return json;
    }

    private static SavedDeployments read(JsonFields json) throws FormatException {
        var lists = new ArrayList<Listed>();
        for (var fields : json.objects("lists")) {
            var list = list(fields);
            if (lists.stream().anyMatch(other -> other.isAt(list.endpoint()))) {
                throw fields.wrong("endpoint", "\"%s\" has two lists".formatted(list.endpoint()));
            }
            if (!list.deployments().isEmpty()) {
                lists.add(list);
            }
        }
        return new SavedDeployments(lists);
    }

    private static Listed list(JsonFields json) throws FormatException {
        var deployments = new ArrayList<DeploymentFacts>();
        var names = new HashSet<String>();
        for (var fields : json.objects("deployments")) {
            var facts = DeploymentFormat.fromJson(fields);
            if (!names.add(facts.name())) {
                throw fields.wrong("name", "\"%s\" is there twice".formatted(facts.name()));
            }
            deployments.add(facts);
        }
        var resource = json.optionalObject("resource");
        return new Listed(
                Place.read(json),
                resource == null
                        ? AzureResource.UNKNOWN
                        : new AzureResource(resource.optionalText("name"), resource.optionalText("group"), null, null),
                deployments);
    }
}
