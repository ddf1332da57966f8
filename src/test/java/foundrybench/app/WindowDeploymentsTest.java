package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.WorkbenchDeployments.Answer;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.provider.Access;
import foundrybench.provider.DeploymentLister;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.Secret;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import foundrybench.store.SavedDeployments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of deployments as the window changes it, kept in a real folder; the simulation is the service.
@SuppressWarnings("NullAway.Init") // set in start
class WindowDeploymentsTest {
    private static final DeploymentFacts AUDITED = new DeploymentFacts(
            "gpt-5.4", "gpt-5.4", List.of(new Layer("L6", "Audit")), null, null, null, Deployment.Limits.UNKNOWN, null,
            "ask first");

    @TempDir
    Path home;

    private SimService service;
    private HttpTransport transport;

    @BeforeEach
    void start() throws Exception {
        service = SimService.start(SimOptions.defaults().withPace(0));
        transport = new HttpTransport(System::nanoTime, InstantSource.system());
    }

    @AfterEach
    void stop() {
        transport.close();
        service.close();
    }

    @Test
    void whatIsSaidIsKeptWithTheRestOfTheListAndKnownAtOnce() throws Exception {
        var deployments = open(service.key(), false);
        assertEquals(5, deployments.all().size());
        deployments.save(AUDITED);
        assertEquals("ask first", deployments.catalog().find("gpt-5.4").note());
        assertEquals(5, open(service.key(), false).catalog().deployments().size());
        var row = deployments.all().stream().filter(r -> r.said().equals(AUDITED)).findFirst().orElseThrow();
        assertEquals(List.of(new Layer("L4", "Decision")), row.known().layers(), "what holds without it");
        assertNull(row.known().note());
    }

    @Test
    void theServicesListChangesNothingUntilItIsKept() throws Exception {
        var deployments = open(service.key(), false);
        deployments.save(AUDITED);
        deployments.save(DeploymentFacts.named("old-one", null));
        deployments.remove("Kimi-K2.6");
        var answer = assertInstanceOf(Answer.Listed.class, deployments.ask());
        assertEquals(new Answer.Listed(List.of("Kimi-K2.6"), List.of("old-one"), List.of()), answer);
        assertTrue(deployments.catalog().known("old-one").isPresent());
        deployments.keep();
        assertTrue(deployments.catalog().known("old-one").isEmpty());
        assertTrue(deployments.catalog().known("Kimi-K2.6").isPresent());
        assertEquals("ask first", deployments.catalog().find("gpt-5.4").note());
    }

    @Test
    void aNewNameTakesTheOldOnesPlaceInOneChange() throws Exception {
        var deployments = open(service.key(), false);
        var before = deployments.catalog().deployments().stream().map(Deployment::name).toList();
        deployments.rename("gpt-5.4", DeploymentFacts.named("prod-decider", "gpt-5.4"));
        var after = before.stream().map(name -> name.equals("gpt-5.4") ? "prod-decider" : name).toList();
        assertEquals(after, open(service.key(), false).catalog().deployments().stream().map(Deployment::name).toList());
        var refusal = assertThrows(
                WorkbenchEngine.Unavailable.class,
                () -> deployments.rename("prod-decider", DeploymentFacts.named("Kimi-K2.6", null)));
        assertEquals("There is a deployment Kimi-K2.6 already. Give another name.", refusal.getMessage());
        assertEquals(after, deployments.catalog().deployments().stream().map(Deployment::name).toList());
    }

    @Test
    void aServiceThatRefusesIsToldWithWhatToDo() throws Exception {
        var answer = assertInstanceOf(Answer.NotListed.class, open("wrong-key-4711", false).ask());
        assertTrue(answer.words().startsWith("The key was not accepted (HTTP 401)."), answer.words());
        assertTrue(!answer.words().contains("wrong-key-4711"), answer.words());
    }

    @Test
    void theSimulationsListIsFixed() throws Exception {
        open(service.key(), false).save(AUDITED);
        var simulated = open(service.key(), true);
        assertTrue(simulated.fixed());
        assertEquals(5, simulated.all().size());
        assertNull(simulated.catalog().find("gpt-5.4").note());
    }

    @Test
    void aFileThatIsDamagedMeanwhileIsToldAndLeftAsItIs() throws Exception {
        var deployments = open(service.key(), false);
        var file = Files.writeString(SavedDeployments.file(home), "{");
        var refusal = assertThrows(WorkbenchEngine.Unavailable.class, () -> deployments.save(AUDITED));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(file.toString()), refusal.getMessage());
        assertEquals("{", Files.readString(file));
    }

    private WindowDeployments open(String key, boolean simulated) throws Exception {
        var connection = new Connection(
                "x", Connection.Kind.AZURE, service.endpoint(), new Auth.EnvironmentKey("K"), "2024-10-21", "flags", simulated);
        return new WindowDeployments(
                home,
                new Endpoint(connection, new Access.Key(new Secret(key))),
                new DeploymentLister(transport),
                PriceTables.load(home).get(PriceTables.DEFAULT));
    }
}
