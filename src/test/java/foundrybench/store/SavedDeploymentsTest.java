package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.Protocol;
import foundrybench.store.SavedDeployments.Listed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedDeploymentsTest {
    private static final DeploymentFacts A = DeploymentFacts.named("a", "gpt-5.4");
    private static final DeploymentFacts B = DeploymentFacts.named("b", null);

    @TempDir
    Path home = Path.of("");

    @Test
    void theListsAreReadAsTheyWereSavedAndOnlyTheOwnerReadsThem() throws Exception {
        var saved = new SavedDeployments(List.of(
                new Listed("https://acct-x.openai.azure.com/", new AzureResource("acct-x", "rg-x", null, null), List.of(A, B)),
                new Listed("", AzureResource.UNKNOWN, List.of(B))));
        saved.save(home.resolve("new"));
        assertEquals(saved, SavedDeployments.load(home.resolve("new")));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(SavedDeployments.file(home.resolve("new")))));
        assertEquals(SavedDeployments.NONE, SavedDeployments.load(home));
    }

    @Test
    void aConnectionHasItsOwnListElseTheOneOfNone() {
        var own = Listed.nothing(connection("https://acct-x.openai.azure.com/", false)).with(A);
        var saved = SavedDeployments.NONE.with(own);
        assertEquals(List.of(A), saved.listFor(connection("https://acct-x.openai.azure.com/", false)));
        assertEquals(List.of(A), saved.listFor(connection("https://acct-x.cognitiveservices.azure.com/", false)), "the same resource");
        assertEquals(List.of(), saved.listFor(connection("https://acct-y.openai.azure.com/", false)));
        var more = saved.with(Listed.nothing(null).with(B));
        assertEquals(List.of(B), more.listFor(connection("https://acct-y.openai.azure.com/", false)));
        assertEquals(List.of(A), more.listFor(connection("https://acct-x.openai.azure.com/", false)));
        assertEquals(List.of(B), more.listFor(null));
        assertEquals(List.of(), more.listFor(connection("http://127.0.0.1:9/", true)), "the simulation serves its own");
    }

    @Test
    void aNewerListKeepsWhatPeopleWroteOfTheNamesThatStay() {
        var written = new DeploymentFacts(
                "a", "gpt-5.4", List.of(new Layer("L6", "Audit")), Protocol.RESPONSES, null, null,
                new Limits(10L, null, 5L, null), null, "ask first");
        var listed = new DeploymentFacts("a", "gpt-5.5", null, null, null, null, new Limits(20L, 6L, null, null), null, null);
        var before = new Listed("", AzureResource.UNKNOWN, List.of(written, B));
        var resource = new AzureResource("acct-x", "rg-x", null, null);
        assertEquals(
                new Listed("", resource, List.of(
                        DeploymentFacts.named("c", null),
                        new DeploymentFacts(
                                "a", "gpt-5.5", List.of(new Layer("L6", "Audit")), Protocol.RESPONSES, null, null,
                                new Limits(20L, 6L, 5L, null), null, "ask first"))),
                before.updated(List.of(DeploymentFacts.named("c", null), listed), resource));
    }

    @Test
    void aListWithoutDeploymentsIsNone() {
        var saved = SavedDeployments.NONE.with(Listed.nothing(null).with(A));
        assertEquals(SavedDeployments.NONE, saved.with(Listed.nothing(null).with(A).without("a")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"lists": [                                                                        | line 1, column
            {}                                                                                 | lists is missing
            {"lists": [{"deployments": []}]}                                                   | lists[0].endpoint is missing
            {"lists": [{"endpoint": "a b", "deployments": []}]}                                | lists[0].endpoint is no address: a b
            {"lists": [{"endpoint": "", "deployments": [{"model": "x"}]}]}                     | lists[0].deployments[0].name is missing
            {"lists": [{"endpoint": "", "deployments": [{"name": "x"}, {"name": "x"}]}]}       | lists[0].deployments[1].name "x" is there twice
            {"lists": [{"endpoint": "", "deployments": [{"name": "x"}]}, {"endpoint": "", "deployments": []}]} | lists[1].endpoint "" has two lists
            """)
    void whatIsWrongInTheFileIsToldByPlaceAndNothingIsLost(String content, String problem) throws Exception {
        var file = Files.writeString(home.resolve("deployments.json"), content);
        var refusal = assertThrows(KeptFileException.class, () -> SavedDeployments.load(home));
        var message = String.valueOf(refusal.getMessage());
        assertEquals(true, message.startsWith(file.toString()) && message.contains(problem), message);
        assertEquals(content, Files.readString(file));
    }

    private static Connection connection(String endpoint, boolean simulated) {
        return new Connection(
                "x", Connection.Kind.AZURE, URI.create(endpoint), new Auth.None(), "2025-01-01", "flags", simulated);
    }
}
