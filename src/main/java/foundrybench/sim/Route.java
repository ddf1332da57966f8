package foundrybench.sim;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a request goes, by its path, its method and the `api-version` of its query.
sealed interface Route {
    /// A question to a deployment; null if the body names it.
    record Question(SimRules.Protocol protocol, @Nullable String deployment) implements Route {}

    /// The list of deployments.
    record Deployments() implements Route {}

    /// Paths by deployment and Responses outside v1 want a date; before this one Responses did not exist.
    String FIRST_RESPONSES = "2025-03-01";

    /// The only version that still lists deployments with a key alone.
    String LISTING = "2023-03-15-preview";

    Pattern BY_DEPLOYMENT = Pattern.compile("/openai/deployments/([^/]+)/chat/completions");
    Pattern DATED = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(-preview)?");

    static Route of(String method, URI uri) throws Refusal {
        var path = uri.getPath();
        var version = apiVersion(uri);
        var byDeployment = BY_DEPLOYMENT.matcher(path);
        if (byDeployment.matches()) {
            requireDate(version);
            return question(method, SimRules.Protocol.CHAT, byDeployment.group(1));
        }
        return switch (path) {
            case "/openai/v1/chat/completions" -> {
                requireV1(version);
                yield question(method, SimRules.Protocol.CHAT, null);
            }
            case "/openai/v1/responses" -> {
                requireV1(version);
                yield question(method, SimRules.Protocol.RESPONSES, null);
            }
            case "/openai/responses" -> {
                requireResponsesDate(version);
                yield question(method, SimRules.Protocol.RESPONSES, null);
            }
            case "/openai/deployments" -> deployments(method, version);
            default -> throw Refusal.resourceNotFound();
        };
    }

    private static Question question(String method, SimRules.Protocol protocol, @Nullable String deployment)
            throws Refusal {
        require("POST", method);
        return new Question(protocol, deployment);
    }

    private static Deployments deployments(String method, Optional<String> version) throws Refusal {
        if (!version.equals(Optional.of(LISTING))) {
            throw Refusal.resourceNotFound();
        }
        require("GET", method);
        return new Deployments();
    }

    private static void require(String wanted, String method) throws Refusal {
        if (!method.equals(wanted)) {
            throw Refusal.wrongMethod(method);
        }
    }

    private static void requireDate(Optional<String> version) throws Refusal {
        if (!version.map(DATED.asMatchPredicate()::test).orElse(false)) {
            throw Refusal.resourceNotFound();
        }
    }

    private static void requireResponsesDate(Optional<String> version) throws Refusal {
        if (version.equals(Optional.of("preview"))) {
            return;
        }
        requireDate(version);
        if (version.orElse("").substring(0, FIRST_RESPONSES.length()).compareTo(FIRST_RESPONSES) < 0) {
            throw Refusal.apiVersionTooOld();
        }
    }

    private static void requireV1(Optional<String> version) throws Refusal {
        if (!version.map(v -> v.equals("v1") || v.equals("preview") || v.equals("latest"))
                .orElse(true)) {
            throw Refusal.apiVersionUnknown();
        }
    }

    private static Optional<String> apiVersion(URI uri) {
        return Optional.ofNullable(uri.getQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .filter(pair -> pair.startsWith("api-version="))
                .map(pair -> pair.substring("api-version=".length()))
                .findFirst();
    }
}
