package foundrybench.catalog;

import foundrybench.model.Connection;
import foundrybench.model.KeyShape;
import java.net.InetAddress;
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
    private static final int LARGEST_PORT = 65_535;

    private static final Set<String> PORTALS = Set.of("ai.azure.com", "oai.azure.com", "portal.azure.com");

    /// `acct-x.openai.azure.com`, perhaps with a port or a path.
    private static final Pattern HOST_ALONE = Pattern.compile(
            "[a-z0-9-]+\\.(?:openai|cognitiveservices|services\\.ai)\\.azure\\.(?:com|us|cn)(?::\\d+)?(?:[/?#].*)?", Pattern.CASE_INSENSITIVE);

    /// Only a dated version: `v1` and `preview` belong to the v1 route, which needs none.
    private static final Pattern API_VERSION =
            Pattern.compile("(?:^|&)api-version=(\\d{4}-\\d{2}-\\d{2}(?:-preview)?)(?:&|$)");

    /// @throws CatalogException when it is no address, or one that would send a key in clear text
    static EndpointAddress parse(String pasted, Connection.Kind kind) throws CatalogException {
        var uri = uri(plain(pasted));
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var host = uri.getHost();
        if (host == null || !Set.of("http", "https").contains(scheme)) {
            throw new CatalogException(
                    "The endpoint %s is no address like https://NAME.cognitiveservices.azure.com/.".formatted(shown(pasted)));
        }
        if (PORTALS.contains(host.toLowerCase(Locale.ROOT))) {
            throw new CatalogException(
                    "%s is a page of the portal. Copy the endpoint that it shows, like https://NAME.cognitiveservices.azure.com/.".formatted(host));
        }
        if (uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
            throw new CatalogException("The endpoint's port is 1 to 65535, not %d.".formatted(uri.getPort()));
        }
        if (uri.getUserInfo() != null || uri.getRawPath().contains("@")) { // a name or key may hold a slash
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

    /// Without the quotes that shells and mails put around it; one of Azure's hosts alone is meant encrypted.
    private static String plain(String pasted) {
        var bare = pasted.strip().replaceAll("^[\"'<]+|[\"'>]+$", "").strip();
        return HOST_ALONE.matcher(bare).matches() ? "https://" + bare : bare;
    }

    private static URI uri(String pasted) throws CatalogException {
        try {
            return new URI(pasted);
        } catch (URISyntaxException e) {
            throw new CatalogException("The endpoint %s is no address: %s.".formatted(shown(pasted), e.getReason()));
        }
    }

    /// What was pasted, without what may be secret in it: a name before the host, a query, a key in the wrong place.
    private static String shown(String pasted) {
        return KeyShape.hidden(pasted.strip().replaceFirst("//.*@", "//…@").replaceFirst("[?#].*", ""));
    }

    /// Whether the host is this machine by its very letters: other names, such as `127.0.0.1.example.com`,
    /// may lead anywhere.
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // a name
        }
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
