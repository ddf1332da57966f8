package foundrybench.doctor;

import foundrybench.format.DeploymentListFormat;
import foundrybench.format.DeploymentListing;
import foundrybench.format.FormatException;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Finding.Check;
import foundrybench.model.Finding.State;
import foundrybench.model.Finding;
import foundrybench.provider.DeploymentLister.Listing;
import foundrybench.provider.Endpoint;
import foundrybench.wire.JsonException;
import java.util.List;
import java.util.function.Consumer;

/// What the list of models of a server tells of sign-in, role and what is served. A model that is tried there may be
/// loaded for it, so none is.
///
/// @param expected those that should be there; none when only the server knows
record ServedFindings(Endpoint endpoint, Listing listing, List<Deployment> expected) {
    void tell(Consumer<Finding> each) {
        switch (listing) {
            case Listing.Listed(var body) -> listed(body, each);
            case Listing.NotListed(var failure) -> notListed(failure, each);
        }
    }

    private void listed(String body, Consumer<Finding> each) {
        each.accept(Finding.of(Check.AUTH, State.OK, "The list of models is given to %s.".formatted(caller())));
        each.accept(Finding.of(Check.ROLE, State.SKIPPED, "This kind of server knows no roles."));
        try {
            served(DeploymentListFormat.read(body)).forEach(each);
        } catch (JsonException | FormatException e) {
            each.accept(note("The list of models cannot be read: %s.".formatted(e.getMessage())));
        }
    }

    private List<Finding> served(DeploymentListing list) {
        var names = list.facts().stream().map(DeploymentFacts::name).toList();
        if (names.isEmpty()) {
            return List.of(note("No model is served."));
        }
        var served = Finding.of(Check.DEPLOYMENTS, State.OK, names.size() == 1
                ? "1 model is served: %s.".formatted(names.getFirst())
                : "%d models are served: %s.".formatted(names.size(), String.join(", ", names)));
        var missing = expected.stream().map(Deployment::name).filter(name -> !names.contains(name)).toList();
        return missing.isEmpty() ? List.of(served) : List.of(served, missing(missing));
    }

    private static Finding missing(List<String> names) {
        return new Finding(
                Check.DEPLOYMENTS, State.FAILED, "Kept in the list and not served: %s.".formatted(String.join(", ", names)),
                "Pull or load them on the server, or keep its own list.", "foundry-bench deployments list --live --save", null);
    }

    private void notListed(Failure failure, Consumer<Finding> each) {
        switch (failure.kind()) {
            case AUTH, PERMISSION -> {
                each.accept(Finding.failed(failure.kind() == FailureKind.AUTH ? Check.AUTH : Check.ROLE, failure, null));
                each.accept(Finding.of(Check.DEPLOYMENTS, State.SKIPPED, "For what failed before it."));
            }
            case NETWORK_DENIED, DEPLOYMENT_NOT_FOUND, NOT_FOUND, UNSUPPORTED_OPERATION, UNSUPPORTED_PARAMETER, BAD_REQUEST,
                    CONTEXT_LENGTH, CONTENT_FILTER, RATE_LIMIT, QUOTA, SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY, TIMEOUT, TRUNCATED,
                    MALFORMED, STREAM_ERROR, CONNECTION, BUDGET, CANCELLED, INTERRUPTED -> {
                each.accept(Finding.of(Check.AUTH, State.SKIPPED, "Only the list of models would tell."));
                each.accept(new Finding(
                        Check.DEPLOYMENTS, expected.isEmpty() ? State.FAILED : State.NOTE, "The list of models was not given: %s. %s".formatted(failure.summary(), failure.detail()),
                        failure.fix(), failure.command(), null));
            }
        }
    }

    private static Finding note(String words) {
        return new Finding(
                Check.DEPLOYMENTS, State.NOTE, words, "Load a model there, or name it yourself: foundry-bench deployments add NAME.", null, null);
    }

    private String caller() {
        return endpoint.connection().auth() instanceof Auth.None ? "anyone, without a key" : "who signs in this way";
    }
}
