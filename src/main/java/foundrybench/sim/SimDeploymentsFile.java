package foundrybench.sim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a file of deployments for the simulation: `{"deployments": [{"name": …, …}, …]}`. What a deployment may have
/// is in [SimDeploymentFields]; a mistake is told with its line and field.
public final class SimDeploymentsFile {
    private static final String FIVE = "five-rules.json";

    private final String file;
    private final JsonParser tokens;

    private SimDeploymentsFile(String file, JsonParser tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /// The deployments of the text, in its order.
    ///
    /// @param file what the text is called when something is wrong
    /// @throws IllegalArgumentException saying where it is wrong, and what would be right
    public static List<SimDeployment> read(String file, String text) {
        try (var tokens = Json.tokens(text)) {
            Json.parse(text);
            return new SimDeploymentsFile(file, tokens).all();
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + ", line " + e.line() + ": this is no JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Five deployments that ship with the program, each with rules of its own (`five-rules.json`).
    public static List<SimDeployment> fiveRules() {
        return read(FIVE, Library.text(FIVE));
    }

    private List<SimDeployment> all() throws IOException {
        require(tokens.nextToken() == JsonToken.START_OBJECT, "an object is wanted, {\"deployments\": [...]}");
        Map<String, SimDeployment> all = new LinkedHashMap<>();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            require(
                    tokens.currentName().equals("deployments"),
                    "there is no field " + tokens.currentName() + "; the one there is, is deployments");
            require(tokens.nextToken() == JsonToken.START_ARRAY, "deployments is a list of objects");
            readInto(all);
        }
        return List.copyOf(all.values());
    }

    private void readInto(Map<String, SimDeployment> all) throws IOException {
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            require(tokens.currentToken() == JsonToken.START_OBJECT, "deployments is a list of objects");
            int line = line();
            var deployment = deployment(line);
            if (all.putIfAbsent(deployment.name(), deployment) != null) {
                throw wrong(line, "deployment " + deployment.name() + " is there twice");
            }
        }
    }

    private SimDeployment deployment(int line) throws IOException {
        var fields = new SimDeploymentFields(tokens);
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            int at = line();
            var name = tokens.currentName();
            tokens.nextToken();
            try {
                fields.set(name);
            } catch (IllegalArgumentException e) {
                throw wrong(at, "field " + name + ": " + e.getMessage());
            }
        }
        try {
            return fields.deployment();
        } catch (IllegalArgumentException e) {
            throw wrong(line, String.valueOf(e.getMessage()));
        }
    }

    private void require(boolean isRight, String otherwise) {
        if (!isRight) {
            throw wrong(line(), otherwise);
        }
    }

    private int line() {
        return tokens.currentTokenLocation().getLineNr();
    }

    private IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException(file + ", line " + line + ", " + what);
    }
}
