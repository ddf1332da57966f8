package foundrybench.format;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Finds the lines of fields in a text of YAML, to say where one is wrong.
final class YamlPlaces {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private YamlPlaces() {}

    /// The line of the field at this path, such as `messages[1].role`, from 1; of what it is missing in, when it is missing;
    /// empty when not even that is there.
    static Optional<Integer> line(String yaml, String path) {
        try {
            return new Compose(LoadSettings.builder().build()).composeString(yaml).flatMap(root -> line(root, path));
        } catch (YamlEngineException | StackOverflowError e) {
            return Optional.empty(); // it was read before, so this cannot be what is wrong
        }
    }

    private static Optional<Integer> line(Node root, String path) {
        Optional<Integer> line = Optional.empty();
        Node at = root;
        var step = STEP.matcher(path);
        while (at != null && step.find()) {
            if (step.group(1) == null) {
                at = at instanceof SequenceNode list ? item(list, Integer.parseInt(step.group(2))) : null;
                line = at == null ? line : of(at.getStartMark());
            } else {
                var field = at instanceof MappingNode fields ? field(fields, step.group(1)) : null;
                at = field == null ? null : field.getValueNode();
                line = field == null ? line : of(field.getKeyNode().getStartMark());
            }
        }
        return line;
    }

    private static @Nullable Node item(SequenceNode list, int place) {
        return place < list.getValue().size() ? list.getValue().get(place) : null;
    }

    private static @Nullable NodeTuple field(MappingNode fields, String name) {
        return fields.getValue().stream()
                .filter(field -> field.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Optional<Integer> of(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1);
    }
}
