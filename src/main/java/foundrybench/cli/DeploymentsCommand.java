package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.model.Price;
import foundrybench.wire.Json;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `deployments`: what is deployed.
@Command(name = "deployments", description = "What is deployed.")
final class DeploymentsCommand {
    private final RootCommand root;

    DeploymentsCommand(RootCommand root) {
        this.root = root;
    }

    @Command(name = "list", description = "Deployments with layers, protocol and price.")
    int list(@Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.") @Nullable String prices)
            throws CatalogException {
        var catalog = root.catalog(prices);
        for (var deployment : catalog.deployments()) {
            root.console().out().print((root.json ? json(deployment) : row(deployment)) + "\n");
        }
        if (!root.json && !root.quiet) {
            var table = catalog.prices();
            root.console().err().println("Dollars per million tokens, %s of %s: %s.".formatted(table.id(), table.asOf(), table.source()));
        }
        root.console().out().flush();
        return ExitCode.OK.code();
    }

    private static String json(Deployment deployment) {
        var json = Json.object();
        json.put("name", deployment.name());
        json.put("model", deployment.model());
        var layers = json.putArray("layers");
        deployment.layers().forEach(layer -> layers.add(layer.id()));
        json.put("protocol", deployment.protocol().wireName());
        var price = deployment.price();
        json.set("price", price == null ? null : PriceJson.price(price));
        json.put("retires", deployment.retires() == null ? null : deployment.retires().toString());
        return Json.write(json);
    }

    private static String row(Deployment deployment) {
        return "%-16s %-8s %-10s %16s  %s".formatted(
                deployment.name(),
                deployment.layers().stream().map(Layer::id).collect(Collectors.joining(" ")),
                deployment.protocol().wireName(),
                price(deployment.price()),
                deployment.retires() == null ? "" : "retires " + deployment.retires());
    }

    private static String price(@Nullable Price price) {
        return price == null ? "–" : price.rates().input().toPlainString() + " / " + price.rates().output().toPlainString();
    }
}
