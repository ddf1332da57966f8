package foundrybench.export;

import foundrybench.format.PromptFile;
import foundrybench.model.Template;
import java.util.LinkedHashMap;

/// A call as a prompt file of GitHub Models. Its variables stay variables; their values are its test data.
final class PromptYmlCode {
    private PromptYmlCode() {}

    static String of(CodeSource source) {
        var request = source.template();
        var sample = new LinkedHashMap<String, String>();
        for (var name : Template.variables(request.prompt())) {
            // what was sent as it stands would be a variable in the file: its value is itself
            sample.put(name, source.values().getOrDefault(name, "{{" + name + "}}"));
        }
        return new PromptFile(
                        request.prompt().title(),
                        null,
                        request.deployment().name(),
                        request.parameters(),
                        request.prompt(),
                        sample)
                .write();
    }
}
