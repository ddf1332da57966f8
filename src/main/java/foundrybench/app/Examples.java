package foundrybench.app;

import foundrybench.catalog.Assets;
import foundrybench.format.FormatException;
import foundrybench.format.PromptFile;
import foundrybench.ui.prompt.ExamplePrompt;
import java.util.List;

/// The prompts that ship.
final class Examples {
    private static final List<String> FILES = List.of(
            "decide-between-options",
            "extract-to-json",
            "explain-step-by-step",
            "classify-messages",
            "summarise-a-discussion",
            "review-a-diff",
            "plan-tests",
            "rewrite-for-a-reader");

    private Examples() {}

    static List<ExamplePrompt> shipped() {
        return FILES.stream().map(Examples::read).toList();
    }

    private static ExamplePrompt read(String name) {
        try {
            var file = PromptFile.read(Assets.text("prompts/" + name + ".prompt.yml"));
            return new ExamplePrompt(
                    file.name() == null ? name : file.name(), file.prompt(), file.parameters(), file.sample());
        } catch (FormatException e) {
            throw new IllegalStateException("assets/prompts/" + name + ".prompt.yml: " + e.getMessage(), e);
        }
    }
}
