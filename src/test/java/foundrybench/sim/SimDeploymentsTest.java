package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SimDeploymentsTest {
    @Test
    void theDataPlaneListsTheFiveDeploymentsInTheCapturedShape() throws IOException {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var answer = SimClient.of(service).send("GET", "/openai/deployments?api-version=2023-03-15-preview", "");
            assertEquals(200, answer.status());
            assertEquals(
                    "{\"data\":[" + deployment("gpt-5.4") + "," + deployment("gpt-5.3-codex") + ","
                            + deployment("gpt-5.1-codex") + "," + deployment("Kimi-K2.6") + ","
                            + deployment("DeepSeek-V3.2") + "],\"object\":\"list\"}",
                    answer.body());
        }
    }

    private static String deployment(String name) {
        return "{\"scale_settings\":{\"scale_type\":\"standard\"},\"model\":\"" + name
                + "\",\"owner\":\"organization-owner\",\"id\":\"" + name
                + "\",\"status\":\"succeeded\",\"created_at\":1777800000,\"updated_at\":1777800000,"
                + "\"object\":\"deployment\"}";
    }
}
