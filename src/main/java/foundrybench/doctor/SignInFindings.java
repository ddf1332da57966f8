package foundrybench.doctor;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Finding.Check;
import foundrybench.model.Finding.State;
import foundrybench.model.Finding;
import foundrybench.provider.Endpoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the trials of the deployments tell of sign-in, role and the deployments themselves.
record SignInFindings(Endpoint endpoint, Trials trials) {
    /// What a service says only to those it lets in.
    private static final Set<FailureKind> PROOFS =
            EnumSet.of(FailureKind.PERMISSION, FailureKind.DEPLOYMENT_NOT_FOUND, FailureKind.UNSUPPORTED_OPERATION);

    void tell(Consumer<Finding> each) {
        if (trials.all().isEmpty()) {
            each.accept(Finding.of(Check.AUTH, State.SKIPPED, "No deployment is known that could be tried."));
            return;
        }
        var refused = first(FailureKind.AUTH);
        if (refused != null) {
            each.accept(finding(Check.AUTH, refused));
            skip(each, Check.ROLE, Check.DEPLOYMENTS);
            return;
        }
        var network = first(FailureKind.NETWORK_DENIED);
        var fromAll = network == null ? null : finding(Check.REACH, network);
        if (fromAll != null) {
            each.accept(fromAll);
            skip(each, Check.AUTH, Check.ROLE, Check.DEPLOYMENTS);
            return;
        }
        if (!isJudged()) {
            skip(each, Check.AUTH, Check.ROLE);
            unjudged().forEach(each);
            return;
        }
        each.accept(Finding.of(Check.AUTH, State.OK, signedIn(endpoint.connection().auth())));
        var role = first(FailureKind.PERMISSION);
        if (role != null) {
            each.accept(finding(Check.ROLE, role));
            skip(each, Check.DEPLOYMENTS);
            return;
        }
        each.accept(Finding.of(Check.ROLE, State.OK, "Calls are allowed."));
        deployments().forEach(each);
    }

    /// Whether any answer tells that the service looked at more than the address: only that proves the key good.
    private boolean isJudged() {
        return trials.all().stream()
                .map(tried -> tried.outcome().failure())
                .anyMatch(failure -> verdict(failure) == Verdict.THERE
                        || (failure != null && PROOFS.contains(failure.kind())));
    }

    /// One for each way in which they failed, not one for each deployment.
    private List<Finding> unjudged() {
        var byKind = new LinkedHashMap<FailureKind, List<Trials.Tried>>();
        for (var tried : trials.all()) {
            var failure = tried.outcome().failure();
            if (failure != null) {
                byKind.computeIfAbsent(failure.kind(), _ -> new ArrayList<>()).add(tried);
            }
        }
        return byKind.values().stream().map(this::together).toList();
    }

    private Finding together(List<Trials.Tried> alike) {
        var first = finding(Check.DEPLOYMENTS, alike.getFirst());
        return new Finding(
                first.check(), State.FAILED, "%d of %d: %s".formatted(alike.size(), trials.all().size(), first.detail()),
                first.fix(), first.command(), first.requestId());
    }

    private static void skip(Consumer<Finding> each, Check... checks) {
        for (var check : checks) {
            each.accept(Finding.of(check, State.SKIPPED, "For what failed before it."));
        }
    }

    private List<Finding> deployments() {
        var findings = new ArrayList<Finding>();
        var good = new ArrayList<Trials.Tried>();
        for (var tried : trials.all()) {
            switch (verdict(tried.outcome().failure())) {
                case THERE -> good.add(tried);
                case MISSING -> findings.add(finding(Check.DEPLOYMENTS, tried));
                case UNKNOWN -> findings.add(note(tried));
            }
        }
        if (!good.isEmpty()) {
            var names = good.stream().map(t -> t.deployment().name()).collect(Collectors.joining(", "));
            findings.addFirst(Finding.of(
                    Check.DEPLOYMENTS, State.OK, "%d of %d are there: %s.".formatted(good.size(), trials.all().size(), names)));
        }
        return findings;
    }

    private enum Verdict { THERE, MISSING, UNKNOWN }

    /// What the service checks after key, role and deployment proves these good.
    private static Verdict verdict(@Nullable Failure failure) {
        if (failure == null) {
            return Verdict.THERE;
        }
        return switch (failure.kind()) {
            case BAD_REQUEST, UNSUPPORTED_PARAMETER, CONTEXT_LENGTH, CONTENT_FILTER, RATE_LIMIT, QUOTA -> Verdict.THERE;
            case DEPLOYMENT_NOT_FOUND, NOT_FOUND, UNSUPPORTED_OPERATION, MALFORMED -> Verdict.MISSING;
            case AUTH, PERMISSION, NETWORK_DENIED, SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY, TIMEOUT, TRUNCATED, STREAM_ERROR,
                    CONNECTION, BUDGET, CANCELLED, INTERRUPTED -> Verdict.UNKNOWN;
        };
    }

    private Trials.@Nullable Tried first(FailureKind kind) {
        return trials.all().stream()
                .filter(tried -> tried.outcome().failure() != null && tried.outcome().failure().kind() == kind)
                .findFirst()
                .orElse(null);
    }

    private static Finding finding(Check check, Trials.Tried tried) {
        var failure = tried.outcome().failure();
        if (failure == null) {
            throw new IllegalArgumentException("no failure: " + tried);
        }
        return Finding.failed(check, failure, tried.outcome().requestId());
    }

    private static Finding note(Trials.Tried tried) {
        var failed = finding(Check.DEPLOYMENTS, tried);
        return new Finding(
                failed.check(), State.NOTE, "%s could not be tried: %s".formatted(tried.deployment().name(), failed.detail()),
                failed.fix(), failed.command(), failed.requestId());
    }

    private static String signedIn(Auth auth) {
        return switch (auth) {
            case Auth.EnvironmentKey(var variable) -> "The key in %s is accepted.".formatted(variable);
            case Auth.FileKey(var file, var variable) -> "The key %s in %s is accepted.".formatted(variable, file);
            case Auth.KeyVault(var vault, var secret) -> "The secret %s came from Key Vault %s and is accepted.".formatted(secret, vault);
            case Auth.Entra _ -> "The token of Entra ID is accepted.";
            case Auth.MemoryKey _ -> "The key is accepted.";
            case Auth.None() -> "Nothing is asked for.";
        };
    }
}
