package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTest {
    @Test
    void aBlankSystemMessageIsLeftOut() {
        assertEquals(List.of(new Message(Role.USER, "Hi")), Prompt.of(" \n", "Hi").messages());
        assertEquals(
                List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Hi")),
                Prompt.of("Be brief.", "Hi").messages());
    }

    @Test
    void theTitleIsTheFirstUserMessageOnOneLine() {
        assertEquals("Which is larger, 9.9 or 9.11?", Prompt.of("Be brief.", " Which is larger,\r\n\t9.9 or  9.11?\n").title());
    }

    @Test
    void withoutAUserMessageTheFirstGivesTheTitle() {
        assertEquals("Rules", new Prompt(List.of(new Message(Role.SYSTEM, "Rules"), new Message(Role.ASSISTANT, "Yes"))).title());
        assertEquals("(empty prompt)", new Prompt(List.of()).title());
        assertEquals("(empty prompt)", Prompt.of("", " \n ").title());
    }

    @Test
    void aTitleOfSixtyCharactersIsWholeAndALongerOneEndsAtAWord() {
        var sixty = "word ".repeat(12).strip() + "s"; // 60 characters
        assertEquals(60, sixty.length());
        assertEquals(sixty, Prompt.of("", sixty).title());
        assertEquals("word ".repeat(11).strip() + "…", Prompt.of("", sixty + "!").title());
    }

    @Test
    void aLongWordIsCutWithoutBreakingACharacter() {
        assertEquals("🤖".repeat(60), Prompt.of("", "🤖".repeat(60)).title());
        assertEquals("🤖".repeat(59) + "…", Prompt.of("", "🤖".repeat(61)).title());
        assertEquals("a " + "b".repeat(57) + "…", Prompt.of("", "a " + "b".repeat(70)).title());
    }

    @ParameterizedTest
    @CsvSource({"system, SYSTEM", "developer, DEVELOPER", "user, USER", "assistant, ASSISTANT"})
    void rolesAreSpelledAsTheApiDoes(String name, Role role) {
        assertEquals(name, role.wireName());
        assertEquals(role, Role.ofWireName(name).orElseThrow());
        assertEquals(false, Role.ofWireName(name.toUpperCase(Locale.ROOT)).isPresent());
    }
}
