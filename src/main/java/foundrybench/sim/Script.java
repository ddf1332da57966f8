package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What each deployment answers to one prompt that ships with the program.
///
/// @param match the script is meant when all of these occur in the last user message, in lower case
record Script(List<String> match, Map<String, Answer> answers) {
    static Script of(JsonNode node) {
        var answers = new LinkedHashMap<String, Answer>();
        node.path("answers").forEachEntry((deployment, answer) -> answers.put(
                deployment,
                new Answer(
                        String.join("\n", Library.strings(answer.path("reasoning"))),
                        answer.path("hiddenTokens").asInt(),
                        String.join("\n", Library.strings(answer.path("content"))))));
        var match = Library.strings(node.path("match")).stream()
                .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                .toList();
        return new Script(match, Map.copyOf(answers));
    }

    boolean matches(String question) {
        var lower = question.toLowerCase(Locale.ROOT);
        return match.stream().allMatch(lower::contains);
    }
}
