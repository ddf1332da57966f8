package foundrybench.app;

import foundrybench.catalog.Candidate;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionChoice;
import foundrybench.catalog.ConnectionFinder;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.EnvironmentFile;
import foundrybench.catalog.KnownConnections;
import foundrybench.cli.Backstage;
import foundrybench.doctor.Doctor;
import foundrybench.log.ProgramErrors;
import foundrybench.log.ProgramLog;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Finding;
import foundrybench.provider.Access;
import foundrybench.provider.Credentials;
import foundrybench.provider.Endpoint;
import foundrybench.provider.FetchedCredentials;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.KeyRing;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.Secret;
import foundrybench.provider.SignIn;
import foundrybench.provider.Trial;
import foundrybench.provider.azure.AzureSignIn;
import foundrybench.run.LearnedCards;
import foundrybench.sim.Faults;
import foundrybench.sim.RecordedReply;
import foundrybench.sim.SimCounting;
import foundrybench.sim.SimDeploymentsFile;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import foundrybench.store.CardKeeper;
import foundrybench.store.Home;
import foundrybench.store.KeptFileException;
import foundrybench.store.SavedConnections;
import foundrybench.store.SavedDeployments;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes each part of the program and joins it to the others; the only place that says `new` for them.
class Wiring implements Backstage {
    private static final String SIMULATION = "simulation";

    private final Map<String, String> environment;
    private final Path workingFolder;
    private final SimOptions simulation;
    private final ProgramLog log = new ProgramLog(InstantSource.system());
    private final KeyRing keys = new KeyRing();
    private final FetchedCredentials fetched = new FetchedCredentials(this::newSignIn);
    private final ProgramErrors faults = new ProgramErrors(log);
    private final LearnedCards simulated = new LearnedCards();

    /// @param environment the process's variables
    /// @param workingFolder where `.env.local` is looked for first
    /// @param simulation how the simulated Foundry inside the program behaves
    Wiring(Map<String, String> environment, Path workingFolder, SimOptions simulation) {
        this.environment = Map.copyOf(environment);
        this.workingFolder = workingFolder;
        this.simulation = simulation;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Path workingFolder() {
        return workingFolder;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public Path defaultHome() {
        return Home.defaultPath(System.getProperty("os.name"), environment);
    }

    @Override
    public Path defaultLogs() {
        return Home.defaultLogs(System.getProperty("os.name"), environment);
    }

    @Override
    public ProgramLog log() {
        return log;
    }

    @Override
    public ProgramErrors faults() {
        return faults;
    }

    @Override
    public List<String> diagnostics(Path home) {
        var text = ProgramFacts.begin(this, home);
        try {
            switch (finder(home).find(ConnectionFlags.NONE)) {
                case ConnectionChoice.Found(var connection, _) -> text.connection(connection);
                case ConnectionChoice.Simulated(var why, _) -> text.fact("connection", "simulated, " + why);
                case ConnectionChoice.Nothing _ -> text.fact("connection", "none");
            }
        } catch (CatalogException | KeptFileException e) {
            text.fact("connection", "one that cannot be used"); // its message repeats what was given as address
        }
        return ProgramFacts.end(this, text);
    }

    @Override
    public HttpTransport newTransport(Endpoint endpoint, NetworkSettings network) {
        return HttpTransport.to(endpoint, network, System::nanoTime, InstantSource.system());
    }

    @Override
    public SessionStore openStore(Path home, Consumer<StoreProblem> onProblem) throws StoreException {
        return SessionStore.open(home, onProblem);
    }

    @Override
    public KeptCards cards(Path home, Connection connection, Consumer<String> onTrouble) {
        if (connection.simulated()) {
            return new ConnectionCards(simulated, () -> {});
        }
        var keeper = new CardKeeper(home, connection.endpoint().toString(), onTrouble);
        return new ConnectionCards(new LearnedCards(clock(), keeper::load, keeper::keep), keeper::close);
    }

    @Override
    public Simulation startSimulation(SimulationSettings settings) throws IOException {
        var rules = settings.rules();
        return new RunningSimulation(SimService.start(SimOptions.defaults()
                .withPort(settings.port())
                .withTtftMillis(settings.ttftMillis())
                .withGapMillis(settings.gapMillis())
                .withDeltas(settings.deltas())
                .withTokensPerMinute(settings.tokensPerMinute())
                .withRequestsPerMinute(settings.requestsPerMinute())
                .withCounting(SimCounting.defaults().withWindow(SimCounting.Window.of(settings.window())))
                .withDeployments(rules == null ? List.of() : SimDeploymentsFile.read(rules.file(), rules.text()))
                .withFaults(Faults.parse(settings.faults()))));
    }

    @Override
    public Simulation startRecorded(List<GivenAnswer> answers, int port, int pace) throws IOException {
        var replies = answers.stream()
                .map(given -> new RecordedReply(
                        given.deployment(), given.status(), given.contentType(), given.body(),
                        given.arrivals().stream()
                                .map(arrival -> new RecordedReply.Arrival((int) arrival.offset(), Math.round(arrival.ms())))
                                .toList()))
                .toList();
        var options = SimOptions.defaults().withPort(port).withPace(pace == 0 ? 0 : 1.0 / pace);
        return new RunningSimulation(SimService.startRecorded(replies, options));
    }

    @Override
    public Connected connect(Path home, ConnectionFlags flags)
            throws CatalogException, KeptFileException, NoConnectionException {
        return switch (finder(home).find(flags)) {
            case ConnectionChoice.Found(var connection, var warnings) -> open(withResource(connection, home), warnings);
            case ConnectionChoice.Simulated(var why, var warnings) -> connectToSimulation(why, warnings);
            case ConnectionChoice.Nothing(var looked) -> throw new NoConnectionException(looked);
        };
    }

    @Override
    public Optional<Connection> chosen(Path home, ConnectionFlags flags) throws CatalogException, KeptFileException {
        return finder(home).find(flags) instanceof ConnectionChoice.Found(var connection, _)
                ? Optional.of(withResource(connection, home))
                : Optional.empty();
    }

    /// A list of deployments says whose they are.
    private static Connection withResource(Connection connection, Path home) throws KeptFileException {
        return SavedDeployments.load(home).completed(connection);
    }

    @Override
    public Connected open(Connection connection) {
        if (connection.simulated()) {
            return connectToSimulation(connection.source(), List.of());
        }
        var opened = open(connection, List.of());
        if (opened.endpoint().access() instanceof Access.Fetching(var source)) {
            source.forget(); // whoever tests a connection, or turns to it, wants what holds now
        }
        return opened;
    }

    private Connected open(Connection connection, List<String> warnings) {
        logged(connection);
        return new OpenConnection(new Endpoint(connection, credentials().find(connection)), warnings, () -> {});
    }

    @Override
    public KeyRing keys() {
        return keys;
    }

    @Override
    public void examine(
            Endpoint endpoint, NetworkSettings network, List<Deployment> deployments, Consumer<Finding> each) {
        try (var transport = newTransport(endpoint, network);
                var trial = new Trial(transport)) {
            new Doctor(trial, network, InstantSource.system()).examine(endpoint, deployments, each);
        }
    }

    @Override
    public List<Candidate> survey(Path home, ConnectionFlags flags) throws KeptFileException {
        return finder(home).survey(flags);
    }

    private ConnectionFinder finder(Path home) throws KeptFileException {
        var saved = SavedConnections.load(home);
        return new ConnectionFinder(
                environment, workingFolder(), KnownConnections.of(saved.connections(), saved.lastUsed()));
    }

    @Override
    public void openWindow(WindowSettings settings)
            throws NoDisplayException, CatalogException, KeptFileException, NoConnectionException {
        WindowStart.open(this, settings, () -> {});
    }

    private Connected connectToSimulation(String why, List<String> warnings) {
        try {
            var service = SimService.start(simulation);
            var connection = new Connection(
                    "Simulated Foundry",
                    Connection.Kind.AZURE,
                    service.endpoint(),
                    new Auth.MemoryKey(SIMULATION),
                    Connection.DEFAULT_API_VERSION,
                    why,
                    true);
            logged(connection);
            keys.hold(SIMULATION, new Secret(service.key()));
            return new OpenConnection(new Endpoint(connection, credentials().find(connection)), warnings, service::close);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated Foundry could not listen on this machine", e);
        }
    }

    private void logged(Connection connection) {
        log.part("connection").log(Level.INFO, Diagnostics.describe(connection));
    }

    private Credentials credentials() {
        return new Credentials(environment, keys, Wiring::fromFile, fetched::of);
    }

    private SignIn newSignIn(NetworkSettings network) {
        return new AzureSignIn(environment, network, InstantSource.system());
    }

    private static @Nullable String fromFile(Auth.FileKey key) {
        try {
            return new EnvironmentFile(Path.of(key.file())).variables().get(key.variable());
        } catch (CatalogException e) {
            return null; // it could be read a moment ago: the missing key is reported
        }
    }
}
