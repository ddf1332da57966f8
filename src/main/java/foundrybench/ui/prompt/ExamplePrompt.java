package foundrybench.ui.prompt;

import foundrybench.model.Parameters;
import foundrybench.model.Prompt;

/// A prompt that comes with the program, to start from.
///
/// @param name what the menu calls it
public record ExamplePrompt(String name, Prompt prompt, Parameters parameters) {}
