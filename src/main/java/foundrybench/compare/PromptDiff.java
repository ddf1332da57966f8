package foundrybench.compare;

import foundrybench.model.Message;
import foundrybench.model.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The difference between two prompts, message by message: those of one role belong together in their order.
public record PromptDiff(List<Turn> turns) {
    public PromptDiff {
        turns = List.copyOf(turns);
    }

    /// The difference of one message.
    ///
    /// @param role as on the wire
    public record Turn(String role, List<DiffLine> lines) {
        public Turn {
            lines = List.copyOf(lines);
        }

        /// Whether there is a difference.
        public boolean differs() {
            return lines.stream().anyMatch(line -> line.kind() != DiffLine.Kind.SAME);
        }
    }

    /// From the first to the second.
    public static PromptDiff of(Prompt first, Prompt second) {
        var turns = new ArrayList<Turn>();
        var roles = new ArrayList<>(first.messages());
        roles.addAll(second.messages());
        for (var role : roles.stream().map(Message::role).distinct().toList()) {
            var before = texts(first, role.wireName());
            var after = texts(second, role.wireName());
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                turns.add(new Turn(
                        role.wireName(),
                        TextDiff.of(i < before.size() ? before.get(i) : "", i < after.size() ? after.get(i) : "")));
            }
        }
        return new PromptDiff(turns);
    }

    private static List<String> texts(Prompt prompt, String role) {
        return prompt.messages().stream()
                .filter(message -> message.role().wireName().equals(role))
                .map(Message::text)
                .collect(Collectors.toList());
    }
}
