package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.AzureResource;
import foundrybench.model.Deployment.Limits;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the lists of deployments that others write: of `az cognitiveservices account deployment list -o json` (or
/// `show`, of one), the same wrapped in `value` as Azure's REST answers it, a Foundry project's, the data plane's
/// `{"data": [{"id", "model"}]}`, and the `/models` of servers that speak OpenAI's API.
///
/// Capabilities are texts, and one that is missing is not known. Limits are told for any period, mostly ten seconds.
public final class DeploymentListFormat {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
    private static final Set<String> OTHER_USES =
            Set.of("embeddings", "imagegenerations", "imageedits", "audiotranscriptions", "audiospeech", "videogenerations");

    private final List<ListedDeployment> deployments = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private AzureResource resource = AzureResource.UNKNOWN;

    private DeploymentListFormat() {}

    /// Reads a list.
    ///
    /// @throws JsonException with line and column, when it is no JSON
    /// @throws FormatException naming the field, when it is no list of deployments
    public static DeploymentListing read(String text) throws JsonException, FormatException {
        var reading = new DeploymentListFormat();
        reading.add(Json.parseForeign(new StringReader(text), text.length()));
        return new DeploymentListing(reading.deployments, reading.resource, reading.remarks);
    }

    private void add(JsonNode json) throws FormatException {
        if (json.isArray()) {
            addManaged(JsonFields.ofEach(json));
            return;
        }
        if (!json.isObject()) {
            throw none();
        }
        var fields = JsonFields.of(json, "the file");
        if (json.path("value").isArray()) {
            addManaged(fields.objects("value"));
            if (fields.value("nextLink") != null) {
                remarks.add("The list goes on elsewhere (nextLink): this is only its first page.");
            }
        } else if (json.path("data").isArray()) {
            addServed(fields.objects("data"));
        } else if (json.has("name") && json.has("properties")) {
            addManaged(List.of(fields));
        } else {
            throw none();
        }
    }

    private static FormatException none() {
        return new FormatException(
                "this",
                "is no list of deployments: give what `az cognitiveservices account deployment list -o json` writes");
    }

    private void addManaged(List<JsonFields> entries) throws FormatException {
        for (var entry : entries) {
            var id = entry.optionalText("id");
            resource = id == null ? resource : resource.or(AzureResource.ofId(id));
            add(managed(entry), entry);
        }
    }

    private void addServed(List<JsonFields> entries) throws FormatException {
        for (var entry : entries) {
            if (entry.value("lifecycle_status") != null) {
                throw new FormatException(
                        "this", "is the catalogue of models that could be deployed, not the list of what is deployed");
            }
            var model = entry.optionalText("model");
            var name = nameIn(entry, "id");
            add(
                    new ListedDeployment(
                            name, model == null && !name.isEmpty() ? name : model, null, null, null, null,
                            entry.optionalText("status"), null, null, false, Limits.UNKNOWN),
                    entry);
        }
    }

    private void add(ListedDeployment listed, JsonFields entry) {
        var name = listed.name();
        if (name.isEmpty()) {
            remarks.add("%s has no name and is left out.".formatted(entry.place()));
        } else if (!listed.isAskable()) {
            remarks.add("%s is left out: it speaks neither chat/completions nor Responses.".formatted(name));
        } else if (!names.add(name)) {
            remarks.add("%s is there twice: the first counts.".formatted(name));
        } else {
            deployments.add(listed);
            var state = listed.state();
            if (state != null && !state.equalsIgnoreCase("Succeeded")) {
                remarks.add("%s cannot be called yet, or no more: its state is %s.".formatted(name, state));
            }
        }
    }

    private static ListedDeployment managed(JsonFields entry) throws FormatException {
        var properties = entry.optionalObject("properties");
        var inside = properties == null ? entry : properties;
        var model = inside.optionalObject("model");
        var sku = entry.optionalObject("sku");
        var capabilities = inside.optionalObject("capabilities");
        return new ListedDeployment(
                nameIn(entry, "name"),
                model == null ? entry.optionalText("modelName") : model.optionalText("name"),
                model == null ? entry.optionalText("modelVersion") : model.optionalText("version"),
                model == null ? entry.optionalText("modelPublisher") : model.optionalText("format"),
                sku == null ? null : sku.optionalText("name"),
                sku == null ? null : sku.optionalNumber("capacity"),
                inside.optionalText("provisioningState"),
                capability(capabilities, "chatCompletion", "chat_completion"),
                capability(capabilities, "responses"),
                capabilities != null && isOther(capabilities),
                new Limits(
                        perMinute(inside, "token"),
                        perMinute(inside, "request"),
                        number(capabilities, "maxContextToken"),
                        number(capabilities, "maxOutputToken")));
    }

    private static String nameIn(JsonFields entry, String field) throws FormatException {
        var name = entry.optionalText(field);
        return name == null ? "" : name.strip();
    }

    private static @Nullable Boolean capability(@Nullable JsonFields capabilities, String... names) {
        for (var name : names) {
            var value = capabilities == null ? null : capabilities.value(name);
            var text = value == null ? "" : value.asText().strip().toLowerCase(Locale.ROOT);
            if (text.equals("true") || text.equals("false")) {
                return Boolean.valueOf(text);
            }
        }
        return null;
    }

    private static boolean isOther(JsonFields capabilities) {
        return capabilities.names().stream()
                .filter(name -> OTHER_USES.contains(name.replace("_", "").toLowerCase(Locale.ROOT)))
                .anyMatch(name -> Boolean.TRUE.equals(capability(capabilities, name)));
    }

    private static @Nullable Long number(@Nullable JsonFields capabilities, String name) {
        var value = capabilities == null ? null : capabilities.value(name);
        try {
            var number = value == null ? 0 : Long.parseLong(value.asText().strip());
            return number > 0 ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// The least of what the list says under this key.
    private static @Nullable Long perMinute(JsonFields properties, String key) throws FormatException {
        Long least = null;
        if (properties.value("rateLimits") == null) {
            return null;
        }
        for (var limit : properties.objects("rateLimits")) {
            var count = limit.optionalDecimal("count");
            var period = limit.optionalDecimal("renewalPeriod");
            if (key.equals(limit.optionalText("key")) && count != null && period != null && count.signum() > 0 && period.signum() > 0) {
                long perMinute = count.multiply(SECONDS).divide(period, 0, RoundingMode.DOWN).longValue();
                least = least == null ? perMinute : Long.min(least, perMinute);
            }
        }
        return least == null || least <= 0 ? null : least;
    }
}
