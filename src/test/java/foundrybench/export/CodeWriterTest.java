package foundrybench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.format.FormatException;
import foundrybench.format.PromptFile;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeWriterTest {
    private static CodeSource source(String prompt, Map<String, String> values, Protocol protocol, @Nullable Connection connection) {
        var deployment = new Deployment(
                "dep", null, List.of(), protocol, OutputLimitField.MAX_COMPLETION_TOKENS, null, null, null, null, List.of());
        var parameters = new Parameters(50, new BigDecimal("0.50"), null, "low");
        return new CodeSource(new Request(deployment, Prompt.of("", prompt), parameters, true), values, connection);
    }

    private static Connection connection(String endpoint, Connection.Kind kind, Auth auth) {
        return new Connection("c", kind, URI.create(endpoint), auth, "2024-10-21", "test", false);
    }

    private static String promptfoo(String prompt, Map<String, String> values) {
        return CodeWriter.write(source(prompt, values, Protocol.CHAT, null), Language.PROMPTFOO);
    }

    @Test
    void promptfooIsToldWhatIsSentAndNoMore() {
        var azure = connection("https://res.openai.azure.com/", Connection.Kind.AZURE, new Auth.EnvironmentKey("MY_KEY"));
        assertEquals("""
                description: "{{a}}?"
                prompts:
                  - |-
                    [ {
                      "role" : "user",
                      "content" : "{{a}}?"
                    } ]
                providers:
                  - id: azure:chat:dep
                    config:
                      apiHost: res.openai.azure.com
                      apiVersion: "2024-10-21"
                      apiKeyEnvar: MY_KEY
                      omitDefaults: true
                      passthrough:
                        max_completion_tokens: 50
                        temperature: 0.50
                        reasoning_effort: low
                tests:
                  - vars:
                      a: "1"
                """, CodeWriter.write(source("{{a}}?", Map.of("a", "1"), Protocol.CHAT, azure), Language.PROMPTFOO));
    }

    @Test
    void promptfooIsToldTheResponsesApiAndTheOtherKind() {
        var azure = CodeWriter.write(source("hi", Map.of(), Protocol.RESPONSES, null), Language.PROMPTFOO);
        assertTrue(azure.contains("id: azure:responses:dep\n"), azure);
        assertTrue(azure.contains("apiBaseUrl: \"{{ env.FOUNDRY_ENDPOINT }}\"\n"), azure);
        assertTrue(azure.contains("max_output_tokens: 50\n"), azure);
        assertTrue(azure.contains("store: false\n"), azure);
        assertFalse(azure.contains("apiVersion"), azure);
        var other = connection("http://localhost:11434/v1/", Connection.Kind.OPENAI, new Auth.None());
        var openai = CodeWriter.write(source("hi", Map.of(), Protocol.CHAT, other), Language.PROMPTFOO);
        assertTrue(openai.contains("id: openai:chat:dep\n"), openai);
        assertTrue(openai.contains("apiBaseUrl: http://localhost:11434/v1\n"), openai);
        assertTrue(openai.contains("apiKeyRequired: false\n"), openai);
    }

    /// Nunjucks reads `{{`, `{%` and `{#` as its own, and refuses `#}` that ends no comment.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {{x}} {%y%} {#z#}  | {{'{'}}{x}} {{'{'}}%y%} {{'{'}}#z{{'#'}}}
            {{{a}}} } { #      | {{'{'}}{{a}}} } { #
            {{ a }}            | {{a}}
            {{{{               | {{'{'}}{{'{'}}{{'{'}}{
            """)
    void whatLooksLikeSyntaxOfPromptfooStaysText(String prompt, String written) {
        var yaml = promptfoo(prompt, Map.of("a", "1"));
        assertTrue(yaml.contains("\"content\" : \"" + written + "\"\n"), yaml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a    | {{ b }}
            a    | file://x
            a    | package:x
            a    | ~ends in a line feed
            ~
            a-b  | a difference to Nunjucks
            not  | a word of Nunjucks
            """)
    void aVariableThatPromptfooWouldChangeIsFilledInAtOnce(String name, String value) {
        var yaml = promptfoo("{{" + name + "}}", Map.of(name, value));
        assertFalse(yaml.contains("vars:"), yaml);
        assertFalse(yaml.contains("\"content\" : \"{{" + name), yaml);
    }

    @Test
    void inAPromptFileWhatWasNoVariableIsItsOwnValue() throws FormatException {
        var yaml = CodeWriter.write(source("{{a}} {{b}}", Map.of("a", "1"), Protocol.CHAT, null), Language.PROMPT_YML);
        assertEquals(
                new PromptFile("{{a}} {{b}}", null, "dep", new Parameters(50, new BigDecimal("0.5"), null, "low"), Prompt.of("", "{{a}} {{b}}"), Map.of("a", "1", "b", "{{b}}")),
                PromptFile.read(yaml));
    }

    @Test
    void nothingOfAConnectionBreaksOutOfTheCode() {
        var auth = new Auth.KeyVault("v\n$(evil)", "s\"; evil");
        var code = CodeWriter.write(source("hi", Map.of(), Protocol.CHAT, connection("https://x.example.com/", Connection.Kind.AZURE, auth)), Language.CURL);
        assertTrue(code.contains("az keyvault secret show --vault-name VAULT --name SECRET "), code);
        assertFalse(code.contains("evil"), code);
        var odd = connection("https://x.example.com/", Connection.Kind.AZURE, new Auth.EnvironmentKey("A}$(evil)"));
        assertFalse(CodeWriter.write(source("hi", Map.of(), Protocol.CHAT, odd), Language.CURL).contains("evil"));
    }
}
