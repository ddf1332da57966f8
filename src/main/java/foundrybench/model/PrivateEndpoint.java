package foundrybench.model;

import java.util.Locale;

/// The words for a resource whose public access is off, so that its private endpoint alone leads there.
final class PrivateEndpoint {
    private static final String SAID = "public access is disabled"; // as captured from the service

    private PrivateEndpoint() {}

    /// Whether that is what the service said.
    static boolean isMeant(FailureFacts facts) {
        return facts.message() != null && facts.message().toLowerCase(Locale.ROOT).contains(SAID);
    }

    static String detail() {
        return "Public access to the resource is off, and this call came by the public way: only its private endpoint leads there.";
    }

    static String fix(FailureFacts facts) {
        var host = facts.connection() == null ? "HOST" : facts.connection().endpoint().getHost();
        return "Call from the virtual network that has the private endpoint, or through the VPN into it. There nslookup %s gives a private address (10.…, say); if it gives a public one, that network's name server does not know the endpoint, or a proxy is in between: name the host in NO_PROXY."
                .formatted(host);
    }
}
