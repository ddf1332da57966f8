package foundrybench.cli;

import foundrybench.catalog.Candidate;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.log.ProgramErrors;
import foundrybench.log.ProgramLog;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Finding;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.KeyRing;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.NetworkSource;
import foundrybench.run.Cards;
import foundrybench.store.KeptFileException;
import foundrybench.store.Recording;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What commands work with. Made where the program is put together; each thing is made when first asked for.
public interface Backstage {
    /// The process's environment variables.
    Map<String, String> environment();

    /// The folder the command was given in.
    Path workingFolder();

    /// What time it is.
    InstantSource clock();

    /// The folder of settings and store when `--home` is not given.
    Path defaultHome();

    /// The folder of the log when `--home` is not given.
    Path defaultLogs();

    /// The program's log.
    ProgramLog log();

    /// Where errors end that nobody expected.
    ProgramErrors faults();

    /// What a report of a fault should say of program, machine and connection: no key, prompt or answer.
    List<String> diagnostics(Path home);

    /// A new way to make calls to this endpoint.
    ///
    /// @param network see [NetworkChoice]
    HttpTransport newTransport(Endpoint endpoint, NetworkSettings network);

    /// The store in this home.
    SessionStore openStore(Path home, Consumer<StoreProblem> onProblem) throws StoreException;

    /// What is known of the connection's deployments by having asked them. That of a simulated one is forgotten with the
    /// program.
    ///
    /// @param onTrouble told once, in a sentence, when what was learned cannot be read or kept
    KeptCards cards(Path home, Connection connection, Consumer<String> onTrouble);

    /// The connection that these flags and the surroundings give, its key looked up.
    ///
    /// @param home where the saved connections are
    /// @throws CatalogException when a source names an endpoint that cannot be used
    /// @throws KeptFileException when the saved connections cannot be read
    /// @throws NoConnectionException when there is none
    Connected connect(Path home, ConnectionFlags flags) throws CatalogException, KeptFileException, NoConnectionException;

    /// The real connection that these flags and the surroundings give; no key is looked up, nothing is started. None
    /// when that is the simulation, or there is none.
    ///
    /// @throws CatalogException when a source names an endpoint that cannot be used
    /// @throws KeptFileException when the saved connections cannot be read
    Optional<Connection> chosen(Path home, ConnectionFlags flags) throws CatalogException, KeptFileException;

    /// This connection, its key looked up; for a simulated one the simulation is started.
    Connected open(Connection connection);

    /// Keys that are held in memory while the program runs.
    KeyRing keys();

    /// Looks a connection over, and tells each finding as it is made, on this thread. Calls no model.
    ///
    /// @param deployments those that should be there
    void examine(Endpoint endpoint, NetworkSettings network, List<Deployment> deployments, Consumer<Finding> each);

    /// What each of the places gives that are looked at for a connection, in order.
    ///
    /// @param home where the saved connections are
    /// @throws KeptFileException when the saved connections cannot be read
    List<Candidate> survey(Path home, ConnectionFlags flags) throws KeptFileException;

    /// Starts the simulated Foundry.
    Simulation startSimulation(SimulationSettings settings) throws IOException;

    /// Starts a service that gives again what was recorded.
    ///
    /// @param pace 1 as it came, 4 four times as fast, 0 without pauses
    Simulation startRecorded(List<GivenAnswer> answers, int port, int pace) throws IOException;

    /// Opens the window and returns when it is closed.
    ///
    /// @throws NoDisplayException when there is nothing to show it on
    /// @throws CatalogException when prices or connection cannot be used
    /// @throws KeptFileException when the saved connections cannot be read
    /// @throws NoConnectionException when there is none
    void openWindow(WindowSettings settings)
            throws NoDisplayException, CatalogException, KeptFileException, NoConnectionException;

    /// Where calls go, until closed.
    interface Connected extends AutoCloseable {
        /// Connection and key.
        Endpoint endpoint();

        /// What the person should know of the choice.
        List<String> warnings();

        @Override
        void close();
    }

    /// Cards that outlive the program.
    interface KeptCards extends Cards, AutoCloseable {
        /// Waits until what was learned is saved, for a moment.
        @Override
        void close();
    }

    /// A simulated Foundry that is running.
    interface Simulation extends AutoCloseable {
        /// Its base address.
        URI endpoint();

        /// Its key, worth nothing but for this simulation.
        String key();

        @Override
        void close();
    }

    /// How the simulation deviates from lifelike; what is `null` stays lifelike.
    ///
    /// @param port 0 for any
    /// @param window how limits are counted
    /// @param rules a file of deployments
    /// @param faults what goes wrong, `KIND=SHARE` each
    record SimulationSettings(
            int port,
            @Nullable Integer ttftMillis,
            @Nullable Integer gapMillis,
            @Nullable Integer deltas,
            @Nullable Integer tokensPerMinute,
            @Nullable Integer requestsPerMinute,
            String window,
            @Nullable RulesText rules,
            List<String> faults) {}

    /// What a file holds that describes simulated deployments.
    ///
    /// @param file its name, for what is wrong in it
    record RulesText(String file, String text) {}

    /// An answer that was given once.
    ///
    /// @param body as it came
    /// @param arrivals up to which byte it had come when
    record GivenAnswer(String deployment, int status, String contentType, byte[] body, List<Recording.Arrival> arrivals) {
        public GivenAnswer {
            arrivals = List.copyOf(arrivals);
        }
    }

    /// What the window starts with.
    ///
    /// @param priceTable id of the price table
    record WindowSettings(Path home, ConnectionFlags connection, NetworkSource network, String priceTable) {}

    /// There is no connection, and the simulation is not allowed.
    final class NoConnectionException extends Exception {
        private static final long serialVersionUID = 1;

        /// @param looked each place and why it did not do
        public NoConnectionException(List<String> looked) {
            super("""
                    No connection. Looked at:
                      %s
                    Set FOUNDRY_ENDPOINT and FOUNDRY_API_KEY, or give --endpoint URL with --key-env VARIABLE or --auth \
                    entra, or --connection NAME, or --demo for the simulation.""".formatted(String.join("\n  ", looked)));
        }
    }

    /// There is no display.
    final class NoDisplayException extends Exception {
        private static final long serialVersionUID = 1;

        /// @param message what the windowing system said
        public NoDisplayException(String message) {
            super(message);
        }
    }
}
