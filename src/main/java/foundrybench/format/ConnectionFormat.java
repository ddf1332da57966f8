package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.wire.Json;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A connection as it is kept and shipped: `{"name", "kind", "endpoint", "apiVersion", "auth": {"way", …},
/// "resource": {"name", "group", "vault", "secret"}}`. Ways: `key-env` with `variable`, `key-file` with `file` and
/// `variable`, `keyvault` with `vault` and `secret`, `entra` with `scope`, `typed`, `none`. There is no place for a
/// key.
public final class ConnectionFormat {
    private ConnectionFormat() {}

    /// As JSON, without where it was found.
    public static ObjectNode toJson(Connection connection) {
        var json = Json.object()
                .put("name", connection.name())
                .put("kind", wireName(connection.kind()))
                .put("endpoint", connection.endpoint().toString())
                .put("apiVersion", connection.apiVersion());
        json.set("auth", auth(connection.auth()));
        var resource = connection.resource();
        if (!resource.equals(AzureResource.of(connection.endpoint()))) {
            json.putObject("resource")
                    .put("name", resource.name())
                    .put("group", resource.group())
                    .put("vault", resource.vault())
                    .put("secret", resource.secret());
        }
        return json;
    }

    /// The connection that was written so.
    ///
    /// @param source where it was found, in words
    /// @throws FormatException naming the field that is missing or wrong
    public static Connection fromJson(JsonFields json, String source) throws FormatException {
        var name = json.text("name");
        if (name.isBlank()) {
            throw json.wrong("name", "is empty");
        }
        var endpoint = endpoint(json);
        var apiVersion = json.optionalText("apiVersion");
        return new Connection(
                name,
                json.choice("kind", Connection.Kind.values(), ConnectionFormat::wireName),
                endpoint,
                auth(json.object("auth"), name),
                apiVersion == null ? Connection.DEFAULT_API_VERSION : apiVersion,
                source,
                false,
                resource(json.optionalObject("resource"), endpoint));
    }

    /// The kind as it is written on the command line too.
    public static String wireName(Connection.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The way to sign in.
    public static ObjectNode auth(Auth auth) {
        return switch (auth) {
            case Auth.EnvironmentKey(var variable) -> Json.object().put("way", "key-env").put("variable", variable);
            case Auth.FileKey(var file, var variable) ->
                Json.object().put("way", "key-file").put("file", file).put("variable", variable);
            case Auth.KeyVault(var vault, var secret) ->
                Json.object().put("way", "keyvault").put("vault", vault).put("secret", secret);
            case Auth.Entra(var scope) -> Json.object().put("way", "entra").put("scope", scope);
            case Auth.MemoryKey _ -> Json.object().put("way", "typed");
            case Auth.None() -> Json.object().put("way", "none");
        };
    }

    private static Auth auth(JsonFields json, String connection) throws FormatException {
        var way = json.text("way");
        return switch (way) {
            case "key-env" -> new Auth.EnvironmentKey(json.text("variable"));
            case "key-file" -> new Auth.FileKey(json.text("file"), json.text("variable"));
            case "keyvault" -> new Auth.KeyVault(json.text("vault"), json.text("secret"));
            case "entra" -> entra(json.optionalText("scope"));
            case "typed" -> new Auth.MemoryKey(connection);
            case "none" -> new Auth.None();
            default -> throw json.wrong("way", "is \"%s\", none of key-env, key-file, keyvault, entra, typed, none".formatted(way));
        };
    }

    private static Auth entra(@Nullable String scope) {
        return new Auth.Entra(scope == null ? Auth.Entra.COGNITIVE_SERVICES : scope);
    }

    private static AzureResource resource(@Nullable JsonFields json, URI endpoint) throws FormatException {
        var told = AzureResource.of(endpoint);
        return json == null
                ? told
                : new AzureResource(
                                json.optionalText("name"),
                                json.optionalText("group"),
                                json.optionalText("vault"),
                                json.optionalText("secret"))
                        .or(told);
    }

    private static URI endpoint(JsonFields json) throws FormatException {
        var text = json.text("endpoint");
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw json.wrong("endpoint", "is no address: " + text);
        }
    }
}
