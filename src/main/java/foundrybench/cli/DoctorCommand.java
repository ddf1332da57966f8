package foundrybench.cli;

import foundrybench.catalog.Candidate;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.model.Finding.Check;
import foundrybench.model.Finding.State;
import foundrybench.model.Finding;
import foundrybench.provider.NetworkSource;
import foundrybench.store.KeptFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `doctor`: looks the connection over and says what to do.
@Command(
        name = "doctor",
        description = "Check connection, name, proxy, TLS, clock, sign-in, role and deployments; no model is called.")
final class DoctorCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    DoctorCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CatalogException, KeptFileException {
        return examine(root, connection.flags(root.backstage().environment()), connection.network()).code();
    }

    /// Examines the connection that these flags give, and prints each finding as it is made.
    static ExitCode examine(RootCommand root, ConnectionFlags flags, NetworkSource source)
            throws CatalogException, KeptFileException {
        var printer = new FindingPrinter(root);
        var backstage = root.backstage();
        try (var connected = backstage.connect(root.homeFolder(), flags)) {
            var endpoint = connected.endpoint();
            printer.print(new Finding(
                    Check.CONNECTION,
                    connected.warnings().isEmpty() ? State.OK : State.NOTE,
                    chosen(connected, others(backstage.survey(root.homeFolder(), flags))),
                    connected.warnings().isEmpty() ? null : String.join("; ", connected.warnings()),
                    null,
                    null));
            var network = NetworkChoice.find(backstage.environment(), root.homeFolder(), source, endpoint);
            backstage.examine(endpoint, network, root.catalog(null, flags).deployments(), printer::print);
            return printer.hasFailed() ? ExitCode.CALL_FAILED : ExitCode.OK;
        } catch (NoConnectionException e) {
            root.console().err().println(e.getMessage());
            return ExitCode.NO_CONNECTION;
        }
    }

    private static String chosen(Backstage.Connected connected, List<String> others) {
        var connection = connected.endpoint().connection();
        var words = "%s%s, %s, %s, found in: %s.".formatted(
                connection.simulated() ? "SIMULATED, " : "",
                connection.name(),
                connection.endpoint(),
                connection.simulated() ? "its own key" : ConnectionsCommand.words(connection.auth()),
                connection.source());
        return others.isEmpty() ? words : words + " Not used: " + String.join("; ", others) + ".";
    }

    /// Why the other places did not do.
    private static List<String> others(List<Candidate> survey) {
        var words = new ArrayList<String>();
        boolean won = false;
        for (var candidate : survey) {
            switch (candidate) {
                case Candidate.Missing(var looked, _) -> words.addAll(looked);
                case Candidate.Unusable(var message) -> words.add(message.replaceAll("\\.$", ""));
                case Candidate.Complete(var other, _) -> {
                    if (won) {
                        words.add("%s: another came first".formatted(other.source()));
                    }
                    won = true;
                }
            }
        }
        return words;
    }
}
