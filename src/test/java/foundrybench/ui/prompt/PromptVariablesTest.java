package foundrybench.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Deployment;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptVariablesTest {
    private static final Deployment KIMI = new Deployment(
            "Kimi-K2.6", null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, null, null, null, List.of());

    private final PromptViewModel prompt = new PromptViewModel();

    @Test
    void theNamesOfBothMessagesAreListedOnceInOrder() {
        write("Answer as {{role}}.", "{{message}} {{ role }} {not one}");
        assertEquals(List.of("role", "message"), prompt.variables().names().get());
        assertEquals("2 variables", prompt.variables().count());
        write("", "{{message}}");
        assertEquals("1 variable", prompt.variables().count());
        write("", "no more");
        assertEquals(List.of(), prompt.variables().names().get());
        assertEquals("", prompt.variables().count());
    }

    @Test
    void aMissingValueIsNamedAndAnEmptyOneIsMissing() {
        write("", "{{message}} in {{language}}");
        assertEquals("{{message}} has no value.", prompt.problem().get());
        prompt.variables().value("message").set("Hello");
        assertEquals("{{language}} has no value.", prompt.problem().get());
        assertEquals("{{language}} has no value.", prompt.whyNotAskable());
        prompt.variables().value("language").set("French");
        assertEquals("", prompt.problem().get());
        prompt.variables().value("message").set("");
        assertEquals("{{message}} has no value.", prompt.problem().get());
    }

    @Test
    void whatIsAskedAndCountedIsTheFilledPrompt() {
        write("As {{role}}.", "Say {{message}}");
        prompt.variables().value("role").set("a clerk");
        prompt.variables().value("message").set("two\nlines and $1 and {{role}}");
        var filled = Prompt.of("As a clerk.", "Say two\nlines and $1 and {{role}}");
        assertEquals(filled, prompt.requests().get().getFirst().prompt());
        assertEquals(filled, prompt.request(KIMI).prompt());
        assertEquals(filled, prompt.request(KIMI, 4000).prompt());
        assertEquals("Say {{message}}", prompt.user().get());
    }

    @Test
    void aValueIsThereAgainWhenItsNameIs() {
        write("", "{{message}}");
        prompt.variables().value("message").set("Hello");
        write("", "{{messag}}");
        assertEquals("{{messag}} has no value.", prompt.problem().get());
        write("", "{{message}}");
        assertEquals("Hello", prompt.request(KIMI).prompt().title());
    }

    @Test
    void anotherPromptStartsWithoutValues() {
        write("", "{{message}}");
        prompt.variables().value("message").set("Hello");
        prompt.show(Prompt.of("", "Again {{message}}"), Parameters.NONE);
        assertEquals("{{message}} has no value.", prompt.problem().get());
    }

    @Test
    void anExampleComesWithItsValues() {
        write("", "{{message}}");
        prompt.variables().value("message").set("Hello");
        var example = Prompt.of("", "Rewrite {{note}} for {{reader}}");
        prompt.show(new ExamplePrompt("Rewrite", example, Parameters.NONE, Map.of("note", "this", "reader", "me")));
        assertEquals("", prompt.problem().get());
        assertEquals(Prompt.of("", "Rewrite this for me"), prompt.request(KIMI).prompt());
        prompt.show(example, Parameters.NONE);
        assertEquals("{{note}} has no value.", prompt.problem().get());
    }

    private void write(String system, String user) {
        prompt.pick(List.of(KIMI));
        prompt.system().set(system);
        prompt.user().set(user);
    }
}
