package foundrybench.catalog;

import foundrybench.model.Connection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// An endpoint as people paste it: with or without the slash, a path or an api-version.
///
/// @param base what paths are put behind, ending in `/`
/// @param apiVersion the one in the pasted address, if any
record EndpointAddress(URI base, Optional<String> apiVersion) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Pattern API_VERSION = Pattern.compile("(?:^|&)api-version=([^&]+)");

    /// @throws CatalogException when it is no address, or one that would send a key in clear text
    static EndpointAddress parse(String pasted, Connection.Kind kind) throws CatalogException {
        var uri = uri(pasted.strip());
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var host = uri.getHost();
        if (host == null || !Set.of("http", "https").contains(scheme)) {
            throw new CatalogException(
                    "The endpoint %s is no address like https://NAME.cognitiveservices.azure.com/.".formatted(pasted));
        }
        if (uri.getUserInfo() != null) {
            throw new CatalogException("The endpoint has a name or key before its host: take it out, an address is public.");
        }
        if (scheme.equals("http") && !isLoopback(host)) {
            throw new CatalogException(
                    "The endpoint %s://%s is not encrypted: http is for this machine only. Use https.".formatted(scheme, host));
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var base = scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path(uri, kind);
        return new EndpointAddress(URI.create(base), apiVersion(uri));
    }

    private static URI uri(String pasted) throws CatalogException {
        try {
            return new URI(pasted);
        } catch (URISyntaxException e) {
            throw new CatalogException("The endpoint %s is no address: %s.".formatted(pasted, e.getReason()));
        }
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.startsWith("127.");
    }

    private static String path(URI uri, Connection.Kind kind) {
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        var kept = switch (kind) {
            case AZURE -> path.replaceFirst("/(openai|api/projects|models)(/.*)?$", "");
            case OPENAI -> path.replaceFirst("/(chat/completions|responses|models)/?$", "");
        };
        return kept.endsWith("/") ? kept : kept + "/";
    }

    private static Optional<String> apiVersion(URI uri) {
        var found = API_VERSION.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
