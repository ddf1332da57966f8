package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.AzureResource;
import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentListFormatTest {
    private static final Path FIXTURES = Path.of("src/test/resources/wire/fixtures");

    @ParameterizedTest
    @ValueSource(strings = {"az-deployment-list", "dataplane-deployments"})
    void eachKeptListGivesItsGoldenValues(String name) throws Exception {
        var expected = Json.parse(Files.readString(FIXTURES.resolve(name + ".meta.json"))).path("expect").path("deployments");
        var listed = DeploymentListFormat.read(body(name)).deployments();
        assertEquals(expected.size(), listed.size());
        for (int i = 0; i < listed.size(); i++) {
            var golden = expected.get(i);
            for (var field : golden.properties()) {
                assertEquals(field.getValue(), value(listed.get(i), field.getKey()), golden.path("name") + " " + field.getKey());
            }
        }
    }

    private static JsonNode value(ListedDeployment listed, String field) {
        var json = Json.object()
                .put("name", listed.name())
                .put("model", listed.model())
                .put("version", listed.version())
                .put("format", listed.format())
                .put("sku", listed.sku())
                .put("state", listed.state())
                .put("chat", listed.chat())
                .put("responses", listed.responses());
        json.set("capacity", number(listed.capacity()));
        json.set("rpm", number(listed.limits().requestsPerMinute()));
        json.set("tpm", number(listed.limits().tokensPerMinute()));
        return json.path(field);
    }

    /// As it is read: a number that fits is an `int` there.
    private static JsonNode number(@Nullable Long number) {
        var json = Json.object();
        return number == null ? json.putNull("n").path("n") : json.put("n", number.intValue()).path("n");
    }

    @Test
    void whatTheListSaysOfAResourceIsKeptForCommands() throws Exception {
        var listing = DeploymentListFormat.read(body("az-deployment-list"));
        assertEquals(new AzureResource("acct-x", "rg-x", null, null), listing.resource());
        assertEquals(List.of("DeepSeek-V3.2 cannot be called yet, or no more: its state is Updating."), listing.remarks());
        assertEquals(
                new Limits(10_000L, 10L, 400_000L, 128_000L),
                listing.deployments().getFirst().limits());
    }

    @Test
    void theRestAnswerAndOneDeploymentAloneAreReadAsTheList() throws Exception {
        var list = body("az-deployment-list");
        assertEquals(DeploymentListFormat.read(list), DeploymentListFormat.read("{\"value\": %s}".formatted(list)));
        var one = Json.write(Json.parse(list).get(1));
        assertEquals(
                List.of(DeploymentListFormat.read(list).deployments().get(1)), DeploymentListFormat.read(one).deployments());
    }

    @Test
    void aProjectsListIsReadToo() throws Exception {
        var listing = DeploymentListFormat.read("""
                {"value": [{"type": "ModelDeployment", "name": "prod", "modelName": "gpt-5.4", "modelVersion": "2026-03-05",
                 "modelPublisher": "OpenAI", "capabilities": {"chat_completion": "true"}, "sku": {"name": "GlobalStandard", "capacity": 5}}],
                 "nextLink": "https://x"}""");
        assertEquals(
                List.of(new ListedDeployment(
                        "prod", "gpt-5.4", "2026-03-05", "OpenAI", "GlobalStandard", 5L, null, true, null, false, Limits.UNKNOWN)),
                listing.deployments());
        assertEquals(List.of("The list goes on elsewhere (nextLink): this is only its first page."), listing.remarks());
    }

    @Test
    void theModelsOfAnotherServerAreItsDeployments() throws Exception {
        var facts = DeploymentListFormat.read("""
                {"object": "list", "data": [{"id": "llama3.2:latest", "object": "model", "owned_by": "library"}]}""").facts();
        assertEquals(List.of(DeploymentFacts.named("llama3.2:latest", "llama3.2:latest")), facts);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "?", textBlock = """
            true,  true,  ?
            true,  false, CHAT
            true,  ?,     CHAT
            false, true,  RESPONSES
            false, ?,     RESPONSES
            ?,     true,  RESPONSES
            ?,     false, CHAT
            ?,     ?,     ?
            """)
    void theProtocolIsSaidWhereOnlyOneIsPossible(@Nullable Boolean chat, @Nullable Boolean responses, @Nullable Protocol protocol) {
        var listed = new ListedDeployment("x", null, null, null, null, null, null, chat, responses, false, Limits.UNKNOWN);
        assertEquals(protocol, listed.facts().protocol());
    }

    @Test
    void whatCannotBeAskedIsLeftOutAndTold() throws Exception {
        var listing = DeploymentListFormat.read("""
                [{"name": "vectors", "properties": {"capabilities": {"embeddings": "true"}}},
                 {"name": "neither", "properties": {"capabilities": {"chatCompletion": "false", "responses": "false"}}},
                 {"properties": {}}, {"name": " ", "properties": {}},
                 {"name": "twice", "properties": {}}, {"name": "twice", "properties": {}}]""");
        assertEquals(List.of("twice"), listing.deployments().stream().map(ListedDeployment::name).toList());
        assertEquals(
                List.of(
                        "vectors is left out: it speaks neither chat/completions nor Responses.",
                        "neither is left out: it speaks neither chat/completions nor Responses.",
                        "[2] has no name and is left out.",
                        "[3] has no name and is left out.",
                        "twice is there twice: the first counts."),
                listing.remarks());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "?", textBlock = """
            10,   10,   60
            100,  60,   100
            1,    10,   6
            10.0, 60.0, 10
            1,    0,    ?
            0,    60,   ?
            1,    ?,    ?
            1,    90,   ?
            """)
    void aLimitIsTheCountOfAMinute(String count, @Nullable String period, @Nullable Long perMinute) throws Exception {
        var listing = DeploymentListFormat.read("""
                [{"name": "x", "properties": {"rateLimits": [{"key": "request", "count": %s, "renewalPeriod": %s}]}}]"""
                        .formatted(count, String.valueOf(period)));
        assertEquals(perMinute, listing.deployments().getFirst().limits().requestsPerMinute());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                                                           | this is no list of deployments
            {"error": {"code": "DeploymentNotFound"}}                   | this is no list of deployments
            {"data": [{"id": "gpt-4o", "lifecycle_status": "preview"}]} | this is the catalogue of models that could be deployed
            ["x"]                                                       | [0] is no object
            {"value": [{"name": "x"}, {"name": 7}]}                     | value[1].name is no text
            [{"name": "x", "properties": 1}]                            | [0].properties is no object
            [{"name": "x", "properties": {"rateLimits": [1]}}]          | [0].properties.rateLimits[0] is no object
            [{"name": "x", "sku": {"capacity": "big"}}]                 | [0].sku.capacity is no whole number
            {"data": [{"id": []}]}                                      | data[0].id is no text
            """)
    void whatIsNoListIsToldByField(String json, String problem) {
        var refusal = assertThrows(FormatException.class, () -> DeploymentListFormat.read(json));
        assertEquals(true, String.valueOf(refusal.getMessage()).startsWith(problem), refusal.getMessage());
    }

    @Test
    void whatIsNoJsonIsToldByLine() {
        var refusal = assertThrows(JsonException.class, () -> DeploymentListFormat.read("[\n  {\"name\": x}\n]"));
        assertEquals(2, refusal.line());
    }

    private static String body(String name) throws Exception {
        return Files.readString(FIXTURES.resolve(name + ".body"));
    }
}
