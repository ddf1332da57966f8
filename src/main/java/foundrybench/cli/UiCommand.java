package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.cli.Backstage.NoDisplayException;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.store.KeptFileException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ui`: opens the window.
@Command(name = "ui", description = "Open the window (the default).")
final class UiCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.")
    private @Nullable String prices;

    UiCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CatalogException, KeptFileException {
        return open();
    }

    int open() throws CatalogException, KeptFileException {
        var table = root.catalog(prices == null ? PriceTables.DEFAULT : prices).prices().id();
        var flags = connection.flags(Map.of()); // a window is never a CI job
        try {
            root.backstage().openWindow(new WindowSettings(root.homeFolder(), flags, connection.network(), table));
            return ExitCode.OK.code();
        } catch (NoDisplayException e) {
            root.console().err().println("There is no display to open the window on (%s). On the command line, "
                    .formatted(e.getMessage())
                    + "use: foundry-bench run \"PROMPT\" -d NAME");
            return ExitCode.CALL_FAILED.code();
        } catch (NoConnectionException e) {
            root.console().err().println(e.getMessage());
            return ExitCode.NO_CONNECTION.code();
        }
    }
}
