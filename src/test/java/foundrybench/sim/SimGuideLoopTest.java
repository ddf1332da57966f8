package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The smoke test of the team's guide, call by call: what its "HTTP 200" would have told. README and docs/ci.md say
/// so.
class SimGuideLoopTest {
    private static final List<String> MODELS = List.of("gpt-5.1-codex", "gpt-5.4", "gpt-5.3-codex", "Kimi-K2.6", "DeepSeek-V3.2");
    private static final String BODY = "{\"messages\":[{\"role\":\"user\",\"content\":\"ping\"}],\"max_tokens\":5}";

    private static SimClient.Answer ask(SimClient client, String model) throws IOException {
        return client.post("/openai/deployments/" + model + "/chat/completions?api-version=2024-10-21", BODY);
    }

    @Test
    void threeOfFiveFailAlthoughAllAreWell() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var found = new ArrayList<String>();
            for (var model : MODELS) {
                var answer = ask(SimClient.of(service), model);
                var error = answer.json().path("error");
                found.add("%s %d %s".formatted(model, answer.status(), error.path("code").asText("-")));
            }
            assertEquals(
                    List.of(
                            "gpt-5.1-codex 400 OperationNotSupported",
                            "gpt-5.4 400 unsupported_parameter",
                            "gpt-5.3-codex 400 OperationNotSupported",
                            "Kimi-K2.6 200 -",
                            "DeepSeek-V3.2 200 -"),
                    found);
        }
    }

    @Test
    void itsLimitIsWhatGptRefusesByName() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            assertEquals("max_tokens", ask(SimClient.of(service), "gpt-5.4").json().path("error").path("param").asText());
        }
    }

    @Test
    void kimisTwoHundredHasNoAnswerInIt() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            JsonNode choice = ask(SimClient.of(service), "Kimi-K2.6").json().path("choices").path(0);
            assertTrue(choice.path("message").path("content").isNull(), choice::toString);
            assertFalse(choice.path("message").path("reasoning_content").asText().isBlank(), choice::toString);
            assertEquals("length", choice.path("finish_reason").asText());
        }
    }
}
