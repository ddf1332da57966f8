package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.sim.SimRules.Efforts;
import foundrybench.sim.SimRules.OutputField;
import foundrybench.sim.SimRules.Protocol;
import foundrybench.sim.SimRules.Sampling;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimDeploymentsFileTest {
    @Test
    void everyFieldIsRead() {
        var rules = new SimRules(
                Set.of(Protocol.RESPONSES),
                OutputField.MAX_TOKENS,
                16,
                99,
                Sampling.ONLY_DEFAULT,
                Sampling.WITHOUT_EFFORT,
                Efforts.of("none", "high"),
                false,
                false,
                false,
                false,
                true);
        assertEquals(
                List.of(
                        new SimDeployment("a", rules, new SimLimits(5, 6), 7, 8, new SimThinking.Needs(9, 10, Faults.SEED)),
                        new SimDeployment("b", null, null, null, null, new SimThinking.StopsWithoutAnswer()),
                        new SimDeployment(
                                "c", SimRules.anything().withEfforts(new Efforts.Unknown()), null, null, null, null)),
                SimDeploymentsFile.read(
                        "f",
                        """
                        {"deployments": [
                          {"name": "a", "protocols": ["responses"], "outputField": "max_tokens", "leastOutput": 16,
                           "mostOutput": 99, "temperature": "default", "topP": "without-effort", "effort": ["none", "high"],
                           "streaming": false, "streamOptions": false, "jsonSchema": false, "namesParam": false,
                           "strict": true, "tpm": 5, "rpm": 6, "ttft": 7, "gap": 8, "needs": 9, "noise": 10},
                          {"name": "b", "stopsWithoutAnswer": true},
                          {"name": "c", "effort": "unknown"}
                        ]}
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "a",~"temprature": 1}       | f, line 2, field temprature: there is no such field; there are name, protocols, outputField, leastOutput, mostOutput, temperature, topP, effort, streaming, streamOptions, jsonSchema, namesParam, strict, tpm, rpm, ttft, gap, needs, noise, stopsWithoutAnswer
            {"name": "a",~"topP": "no"}          | f, line 2, field topP: it is one of free, default, without-effort, never
            {"name": "a",~"outputField": 1}      | f, line 2, field outputField: it is one of max_tokens, max_completion_tokens, either, none
            {"name": "a",~~"protocols": ["x"]}   | f, line 3, field protocols: it is one of chat, responses
            {"name": "a",~"protocols": "chat"}   | f, line 2, field protocols: it is a list, of chat and responses
            {"name": "a",~"protocols": []}       | f, line 2, field protocols: protocols names at least one of chat, responses
            {"name": "a",~"effort": "low"}       | f, line 2, field effort: it is unknown, ignored or a list of values
            {"name": "a",~"effort": ["lo"]}      | f, line 2, field effort: there is no effort lo; there are none, minimal, low, medium, high, xhigh
            {"name": "a",~"strict": 1}           | f, line 2, field strict: it is true or false
            {"name": "a",~"tpm": "1"}            | f, line 2, field tpm: it is a whole number
            {"name": "a",~"tpm": 0}              | f, line 2, field tpm: tpm is 1 to 2147483647, not 0
            {"name": "a",~"tpm": 9000000000}     | f, line 2, field tpm: it is too large
            {"name": "a",~"leastOutput": 9,~"mostOutput": 8} | f, line 3, field mostOutput: mostOutput is leastOutput or more, not 8
            {"name": "a"},~{"name": "a"}         | f, line 2, deployment a is there twice
            {~"tpm": 1}                          | f, line 1, field name: it is missing
            {"name": " "}                        | f, line 1, name is blank
            {"name": "a", "noise": 1}            | f, line 1, field noise: it belongs to needs, which is missing
            {"name": "a", "needs": 9, "stopsWithoutAnswer": true} | f, line 1, field stopsWithoutAnswer: there is needs, too; only one of them can be
            7                                    | f, line 1, deployments is a list of objects
            """)
    void aMistakeIsNamedWithItsLine(String deployments, String complaint) {
        assertEquals(complaint, complaint("{\"deployments\": [" + deployments.replace('~', '\n') + "]}"));
    }

    @Test
    void soIsOneAroundTheDeployments() {
        assertEquals("f, line 1, an object is wanted, {\"deployments\": [...]}", complaint("[]"));
        assertEquals("f, line 2, there is no field models; the one there is, is deployments", complaint("{\n\"models\": 1}"));
        assertEquals("f, line 1, deployments is a list of objects", complaint("{\"deployments\": {}}"));
        assertEquals("f, line 2: this is no JSON: ", complaint("{\"deployments\":\n[}").substring(0, 28));
    }

    private static String complaint(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> SimDeploymentsFile.read("f", text))
                .getMessage());
    }
}
