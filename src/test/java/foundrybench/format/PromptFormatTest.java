package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Message;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import foundrybench.wire.Json;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptFormatTest {
    @Test
    void everyRoleAndAnyTextReadBack() throws Exception {
        var texts = new RandomCompletions(1);
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 50; i++) {
            for (var role : Role.values()) {
                messages.add(new Message(role, texts.text()));
            }
        }
        var prompt = new Prompt(messages);
        assertEquals(prompt, PromptFormat.fromJson(Json.parse(Json.write(PromptFormat.toJson(prompt)))));
    }

    @Test
    void itIsAnArrayOfTurns() {
        assertEquals(
                "[{\"role\":\"system\",\"text\":\"Be brief.\"},{\"role\":\"user\",\"text\":\"Hi\"}]",
                PromptFormat.toJson(Prompt.of("Be brief.", "Hi")).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                | the prompt is no JSON array
            [1]                               | message 1 of the prompt is no JSON object
            [{"role": "tool", "text": "x"}]   | role is "tool", none of system, developer, user, assistant
            [{"role": "user"}]                | text is missing
            """)
    void whatIsWrongIsNamed(String json, String message) {
        var thrown = assertThrows(FormatException.class, () -> PromptFormat.fromJson(Json.parse(json)));
        assertEquals(message, thrown.getMessage());
    }
}
