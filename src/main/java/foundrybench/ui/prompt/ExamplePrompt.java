package foundrybench.ui.prompt;

import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import java.util.Map;

/// A prompt that comes with the program, to start from.
///
/// @param name what the menu calls it
/// @param values what stands for its variables at first
public record ExamplePrompt(String name, Prompt prompt, Parameters parameters, Map<String, String> values) {
    public ExamplePrompt {
        values = Map.copyOf(values);
    }

    /// One without values.
    public ExamplePrompt(String name, Prompt prompt, Parameters parameters) {
        this(name, prompt, parameters, Map.of());
    }
}
