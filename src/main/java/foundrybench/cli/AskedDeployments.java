package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.model.Deployment;
import foundrybench.store.KeptFileException;
import java.util.ArrayList;
import java.util.List;

/// Whom a command asks: those that `-d` names, or the prompt file's `model`.
final class AskedDeployments {
    private static final String ALL = "all";

    private AskedDeployments() {}

    /// In the order given, each once.
    ///
    /// @param howOften `-d` may be given, in words
    /// @throws UsageException when nobody is named
    static List<Deployment> of(PromptOptions options, PromptInput input, ConnectionCatalog deployments, String howOften)
            throws CatalogException, KeptFileException {
        if (!options.deployments.isEmpty()) {
            return named(options.deployments, deployments);
        }
        var model = input.model();
        if (model != null) {
            var catalog = deployments.known();
            return List.of(catalog.find(ofPromptFile(model, catalog)));
        }
        var known = deployments.all().deployments().stream().map(Deployment::name).toList();
        throw new UsageException("Whom to ask? Give -d NAME, %s. Known: %s.".formatted(howOften, String.join(", ", known)));
    }

    /// Those named, or all of the connection when none is.
    static List<Deployment> orAll(List<String> names, ConnectionCatalog deployments)
            throws CatalogException, KeptFileException {
        return named(names.isEmpty() ? List.of(ALL) : names, deployments);
    }

    private static List<Deployment> named(List<String> given, ConnectionCatalog deployments)
            throws CatalogException, KeptFileException {
        var catalog = given.contains(ALL) ? deployments.all() : deployments.known();
        var names = new ArrayList<String>();
        for (var name : given) {
            if (name.isBlank()) {
                throw new UsageException("-d wants a name; it is empty.");
            }
            if (name.equals(ALL)) {
                catalog.deployments().forEach(d -> names.add(d.name()));
            } else {
                names.add(name);
            }
        }
        return names.stream().distinct().map(catalog::find).toList();
    }

    /// Prompt files of GitHub Models write `publisher/model`; a deployment of the model's name is meant.
    private static String ofPromptFile(String model, Catalog catalog) {
        var last = model.substring(model.lastIndexOf('/') + 1);
        return catalog.deployments().stream().anyMatch(d -> d.name().equals(last)) ? last : model;
    }
}
