package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptFileTest {
    @Test
    void theFormOfGitHubModelsIsRead() throws FormatException {
        var file = PromptFile.read("""
                name: Summarizer
                description: Summarizes text in one line
                model: openai/gpt-4o-mini
                modelParameters:
                  maxTokens: 1000
                  temperature: 0.5
                  topP: 0.95
                messages:
                  - role: system
                    content: You are a text summarizer.
                  - role: user
                    content: |
                      Summarize: {{input}}
                """);
        assertEquals(
                new PromptFile(
                        "Summarizer",
                        "Summarizes text in one line",
                        "openai/gpt-4o-mini",
                        new Parameters(1000, new BigDecimal("0.5"), new BigDecimal("0.95"), null),
                        Prompt.of("You are a text summarizer.", "Summarize: {{input}}\n"),
                        Map.of()),
                file);
    }

    @Test
    void onlyMessagesMustBeThere() throws FormatException {
        assertEquals(
                new PromptFile(null, null, null, Parameters.NONE, Prompt.of("", "Hi"), Map.of()),
                PromptFile.read("messages: [{role: user, content: Hi}]"));
    }

    @Test
    void otherFieldsAreIgnored() throws FormatException {
        var file = PromptFile.read("""
                evaluators:
                  - name: similar
                    string: {contains: x}
                responseFormat: text
                modelParameters: {stop: [a], seed: 1}
                messages:
                  - {role: user, content: Hi, name: me}
                """);
        assertEquals(new PromptFile(null, null, null, Parameters.NONE, Prompt.of("", "Hi"), Map.of()), file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{input: a, n: 3, expected: }, {input: b}] | {input=a, n=3}
            [{}]                                       | {}
            []                                         | {}
            [text]                                     | {}
            {input: a}                                 | {}
            """)
    void theFirstTestDataAreASampleAndNoneIsNoMistake(String testData, String sample) throws FormatException {
        var file = PromptFile.read("testData: %s\nmessages: [{role: user, content: Hi}]".formatted(testData));
        assertEquals(sample, new TreeMap<>(file.sample()).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxCompletionTokens: 16   | 16
            max_tokens: 16            | 16
            max_completion_tokens: 16 | 16
            maxTokens: '16'           | 16
            maxTokens: 1e3            | 1000
            """)
    void theOutputLimitHasSeveralSpellings(String line, int tokens) throws FormatException {
        assertEquals(new Parameters(tokens, null, null, null), parameters(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoningEffort: low", "reasoning_effort: low", "effort: low"})
    void theEffortHasSeveralSpellings(String line) throws FormatException {
        assertEquals(new Parameters(null, null, null, "low"), parameters(line));
    }

    @Test
    void numbersAreTakenAsWritten() throws FormatException {
        assertEquals(
                new Parameters(null, new BigDecimal("0.1"), new BigDecimal("1"), null), parameters("temperature: 0.1, top_p: 1"));
    }

    @ParameterizedTest
    @CsvSource({"no", "yes", "on", "off", "y", "n"})
    void wordsThatOnlyOldYamlTakesForTruthAreText(String word) throws FormatException {
        assertEquals(Prompt.of("", word), PromptFile.read("messages: [{role: user, content: %s}]".formatted(word)).prompt());
    }

    @Test
    void quotesCommasLineBreaksAndAccentsStayAsTheyAre() throws FormatException {
        var file = PromptFile.read("""
                messages:
                  - role: developer
                    content: "He said \\"naïve\\", 的回答 🤖\\n\\ttab\\u0041"
                  - role: user
                    content: 'It''s: a, b'
                  - role: assistant
                    content: >-
                      one
                      line
                  - role: user
                    content: |
                      two

                       lines, # no comment
                """);
        assertEquals(
                List.of(
                        new Message(Role.DEVELOPER, "He said \"naïve\", 的回答 🤖\n\ttabA"),
                        new Message(Role.USER, "It's: a, b"),
                        new Message(Role.ASSISTANT, "one line"),
                        new Message(Role.USER, "two\n\n lines, # no comment\n")),
                file.prompt().messages());
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNoHarm() throws FormatException {
        assertEquals(
                Prompt.of("", "a\nb\n"),
                PromptFile.read("\uFEFFmessages:\r\n  - role: user\r\n    content: |\r\n      a\r\n      b\r\n").prompt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messages: [{role: user, content: "Hi}]          | line 1, column
            messages:\\n  - role: user\\n   content: Hi     | line 3, column
            name: a\\nname: b\\nmessages: []                | line 2, column
            messages: *nobody                               | line 1, column
            a: b: c                                         | line 1, column
            """)
    void yamlThatIsNoneIsRefusedWithLineAndColumn(String yaml, String place) {
        assertStartsWith(place, refusal(yaml.replace("\\n", "\n")));
    }

    @Test
    void theColumnIsTheOneAnEditorShows() {
        assertStartsWith("line 2, column 4:", refusal("a: 1\nb: @x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                             | the file is no YAML mapping with a field messages
            just text                                      | the file is no YAML mapping with a field messages
            [a, b]                                         | the file is no YAML mapping with a field messages
            name: x                                        | messages is missing, or no list with at least one message
            messages: []                                   | line 1: messages is missing, or no list with at least one message
            messages: Hi                                   | line 1: messages is missing, or no list with at least one message
            messages: [Hi]                                 | line 1: messages[0] is no mapping with role and content
            messages: [{content: Hi}]                      | line 1: messages[0].role is not system, developer, user or assistant: null
            messages: [{role: USER, content: Hi}]          | line 1: messages[0].role is not system, developer, user or assistant: USER
            messages: [{role: user, content: Hi}, {role: tool, content: x}] | line 1: messages[1].role is not system, developer, user or assistant: tool
            messages: [{role: user}]                       | line 1: messages[0].content is missing, or no text
            messages: [{role: user, content: [a]}]         | line 1: messages[0].content is missing, or no text
            """)
    void aWrongMessageIsNamed(String yaml, String message) {
        assertEquals(message, refusal(yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxTokens: many    | line 1: modelParameters.maxTokens is no number: many
            maxTokens: 1.5     | line 1: modelParameters.maxTokens is no whole number: 1.5
            maxTokens: 0       | line 1: modelParameters.maxTokens is less than 1: 0
            maxTokens: 1e12    | line 1: modelParameters.maxTokens is no whole number: 1.0E+12
            temperature: hot   | line 1: modelParameters.temperature is no number: hot
            temperature: .nan  | line 1: modelParameters.temperature is no number: NaN
            top_p: true        | line 1: modelParameters.top_p is no number: true
            """)
    void aWrongParameterIsNamed(String line, String message) {
        assertEquals(
                message,
                assertThrows(FormatException.class, () -> parameters(line)).getMessage());
    }

    @Test
    void theLineIsThatOfTheFieldOrOfWhatLacksIt() {
        assertStartsWith("line 5: messages[1].role is", refusal("""
                messages:
                  - role: user
                    content: Hi
                  - content: There
                    role: tool
                """));
        assertStartsWith("line 4: messages[1].content is", refusal("""
                messages:
                  - role: user
                    content: Hi
                  - role: user
                """));
    }

    @Test
    void parametersThatAreNoMappingAreNamed() {
        assertEquals(
                "line 1: modelParameters is no mapping", refusal("modelParameters: 5\nmessages: [{role: user, content: Hi}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxTokens: !!int x", "temperature: !!float x", "temperature: !!binary x", "topP: !other x", "x: \u0007"})
    void tagsThatCannotBeKeptAreRefusedNotThrown(String line) {
        assertThrows(FormatException.class, () -> parameters(line));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThrows(FormatException.class, () -> PromptFile.read("[".repeat(50_000)));
    }

    @ParameterizedTest // whatever a file holds, it is read or refused
    @ValueSource(longs = {1, 2, 3, 42})
    void anyTextIsReadOrRefused(long seed) {
        String[] words = {
            "messages", ":", " ", "\n", "- ", "role", "user", "content", "{", "}", "[", "]", "\"", "'", "|", ">", "!!int",
            "!!float", "!x", "&a", "*a", "#", "%", "@", "? ", "---", "...", "1", ".inf", "null", "\t", "\u0000", "\uD83E", "🤖"
        };
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder(random.nextBoolean() ? "messages: " : "");
            for (int i = random.nextInt(15); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            try {
                PromptFile.read(text.toString());
            } catch (FormatException declared) {
                assertTrue(!String.valueOf(declared.getMessage()).isBlank());
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + ": " + text, e);
            }
        }
    }

    private static Parameters parameters(String flow) throws FormatException {
        return PromptFile.read("modelParameters: {%s}\nmessages: [{role: user, content: Hi}]".formatted(flow)).parameters();
    }

    private static String refusal(String yaml) {
        return String.valueOf(assertThrows(FormatException.class, () -> PromptFile.read(yaml)).getMessage());
    }

    private static void assertStartsWith(String start, String text) {
        assertTrue(text.startsWith(start), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plain", " led by a space", "line\nline\n", "\nled by one", "  indented\nless", "trailing \nspace", "tab\tand\rreturn\n", "# no comment",
        "a: b", "- no item", "yes", "n", "2024-10-21", "0x1F", "1e3", "~", "", "{{x}}", "'", "\"", "\\", "&a *b !c |", "...", "---\n...\n", "ends\n\n\n",
        "\u0001\u007f\u0085\u00a0\u2028\u2029\ufeff", "🤖 naïve 日本語", "%TAG", "@at", "a #b", "null", "  \n  \n"
    })
    void whatIsWrittenIsReadAsTheSame(String text) throws FormatException {
        var file = new PromptFile(
                text, text, text, new Parameters(7, new BigDecimal("0.25"), null, "low"), Prompt.of(text, text), Map.of("x", text, "on", text));
        assertEquals(file, PromptFile.read(file.write()), file.write());
    }

    @Test
    void randomTextsAreWrittenSoThatTheyAreReadAsTheSame() throws FormatException {
        var random = new Random(7);
        var letters = "ab :-#'\"{}[]|>%&*!?,.\\\n\n\r\t é日\u2028\u0001";
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int length = 1 + random.nextInt(12); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            var file = new PromptFile(null, null, null, Parameters.NONE, Prompt.of("", text + "."), Map.of("x", text.toString()));
            assertEquals(file, PromptFile.read(file.write()), file.write());
        }
    }

    @Test
    void severalLinesAreWrittenAsPeopleWriteThem() {
        var file = new PromptFile("Two lines", null, "m", Parameters.NONE, Prompt.of("", "one\n  two\n"), Map.of());
        assertEquals("""
                name: Two lines
                model: m
                messages:
                  - role: user
                    content: |
                      one
                        two
                """, file.write());
    }
}
