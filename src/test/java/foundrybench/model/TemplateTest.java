package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void everyPlaceOfAVariableIsFilledInEveryMessage() {
        var prompt = Prompt.of("Answer in {{language}}.", "{{question}} ({{language}}, {{ language }}, {{\tlanguage\n}})");
        assertEquals(
                Prompt.of("Answer in German.", "Why? (German, German, German)"),
                Template.fill(prompt, Map.of("language", "German", "question", "Why?")));
    }

    @Test
    void variablesAreNamedOnceInOrderOfAppearance() {
        var prompt = Prompt.of("{{b}} {{a}}", "{{ b }} {{größe_2.x-y}} {{_c}}");
        assertEquals(List.of("b", "a", "größe_2.x-y", "_c"), List.copyOf(Template.variables(prompt)));
        assertEquals(List.of("a", "_c"), Template.missing(prompt, Map.of("b", "", "größe_2.x-y", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{}}", "{{ }}", "{x}", "{{1x}}", "{{x y}}", "{{x", "x}}", "{{#if x}}", "{{ {x} }}", "{ {x} }", "{{x!}}"})
    void otherBracesAreText(String text) {
        assertEquals(Set.of(), Template.variables(Prompt.of("", text)));
        assertEquals(Prompt.of("", text), Template.fill(Prompt.of("", text), Map.of("x", "no", "y", "no")));
    }

    @Test
    void aVariableWithoutAValueStaysAsItWasWritten() {
        assertEquals(Prompt.of("", "1 {{ y }}"), Template.fill(Prompt.of("", "{{x}} {{ y }}"), Map.of("x", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{y}}", "$1", "${x}", "\\", "\\\\n", "$", "a\nb", ""})
    void aValueIsTakenAsItIsAndNeverReadAgain(String value) {
        assertEquals(
                new Prompt(List.of(new Message(Role.USER, value + "|2"))),
                Template.fill(Prompt.of("", "{{x}}|{{y}}"), Map.of("x", value, "y", "2")));
    }

    @Test
    void threeBracesAreAVariableInBraces() {
        assertEquals(Prompt.of("", "{1}"), Template.fill(Prompt.of("", "{{{x}}}"), Map.of("x", "1")));
    }
}
