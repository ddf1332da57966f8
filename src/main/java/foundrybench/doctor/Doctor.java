package foundrybench.doctor;

import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Finding.Check;
import foundrybench.model.Finding.State;
import foundrybench.model.Finding;
import foundrybench.provider.Access;
import foundrybench.provider.Endpoint;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.Trial;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Looks a connection over in the order in which one thing builds on the other: name, proxy, address, TLS, clock,
/// sign-in, role, deployments. Calls no model. What cannot be looked at, for what failed before it, is said to be
/// skipped.
public final class Doctor {
    private static final int SECONDS_FOR_A_NAME = 8;

    private final Trial trial;
    private final NetworkSettings network;
    private final InstantSource clock;

    /// @param network the way to the network that the trials take
    /// @param clock this machine's
    public Doctor(Trial trial, NetworkSettings network, InstantSource clock) {
        this.trial = trial;
        this.network = network;
        this.clock = clock;
    }

    /// Examines, and tells each finding as it is made, on this thread.
    ///
    /// @param deployments those that should be there; none when only the service knows
    public void examine(Endpoint endpoint, List<Deployment> deployments, Consumer<Finding> each) {
        var connection = endpoint.connection();
        var name = name(connection);
        each.accept(name);
        if (name.state() == State.FAILED) {
            skip(each, Check.PROXY, Check.REACH, Check.TLS, Check.CLOCK, Check.AUTH, Check.ROLE, Check.DEPLOYMENTS);
            return;
        }
        if (!reached(connection, trial.reach(endpoint), each)) {
            skip(each, Check.AUTH, Check.ROLE, Check.DEPLOYMENTS);
            return;
        }
        if (endpoint.access() instanceof Access.Denied(var failure)) {
            each.accept(Finding.failed(Check.AUTH, failure, null));
            skip(each, Check.ROLE, Check.DEPLOYMENTS);
            return;
        }
        switch (connection.kind()) {
            case AZURE -> new SignInFindings(endpoint, Trials.of(trial, endpoint, deployments)).tell(each);
            case OPENAI -> new ServedFindings(endpoint, trial.listed(endpoint), deployments).tell(each);
        }
    }

    private Finding name(Connection connection) {
        var host = connection.endpoint().getHost();
        if (network.proxyFor(connection.endpoint()).isPresent()) {
            return Finding.of(Check.DNS, State.SKIPPED, "The proxy looks the name up.");
        }
        var looked = CompletableFuture.supplyAsync(() -> addresses(host), task -> Thread.ofVirtual().start(task));
        try {
            var found = looked.get(SECONDS_FOR_A_NAME, TimeUnit.SECONDS);
            return found.isEmpty()
                    ? new Finding(Check.DNS, State.FAILED, "No name server here knows %s.".formatted(host),
                            "Check the endpoint's spelling, the network and the VPN. Where only a proxy knows names, set HTTPS_PROXY or --proxy.",
                            "nslookup " + host, null)
                    : Finding.of(Check.DNS, State.OK, "%s leads to %s.".formatted(host, found));
        } catch (TimeoutException e) {
            return new Finding(Check.DNS, State.FAILED, "No name server answered within %d s.".formatted(SECONDS_FOR_A_NAME),
                    "Check the network and the VPN.", "nslookup " + host, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look-up ends in a value", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.of(Check.DNS, State.SKIPPED, "Stopped.");
        }
    }

    private static String addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /// Whether something answered; tells of proxy, address, TLS and clock.
    private boolean reached(Connection connection, Trial.Outcome outcome, Consumer<Finding> each) {
        var failure = outcome.failure();
        if (outcome.status() != null || failure == null) {
            each.accept(Finding.of(Check.PROXY, State.OK, proxy(connection)));
            each.accept(Finding.of(Check.REACH, State.OK, connection.place() + " answers."));
            each.accept(Finding.of(Check.TLS, State.OK, tls(connection)));
            each.accept(ClockFinding.of(outcome.date(), clock));
            return true;
        }
        var at = place(failure);
        for (var check : List.of(Check.PROXY, Check.REACH, Check.TLS)) {
            int order = check.compareTo(at);
            if (order < 0) {
                var good = check == Check.PROXY ? proxy(connection) : connection.place() + " was reached.";
                each.accept(Finding.of(check, State.OK, good));
            } else if (order == 0) {
                each.accept(Finding.failed(check, failure, outcome.requestId()));
            } else {
                skip(each, check);
            }
        }
        skip(each, Check.CLOCK);
        return false;
    }

    /// Where on the way it failed, by the failure's code; see [foundrybench.model.ConnectionTrouble].
    private static Check place(Failure failure) {
        var code = failure.kind() == FailureKind.CONNECTION && failure.code() != null ? failure.code() : "";
        return switch (code) {
            case "proxy-unreachable", "proxy-sign-in", "proxy-refused" -> Check.PROXY;
            case "unknown-authority", "certificate-dates", "other-host", "tls" -> Check.TLS;
            default -> Check.REACH;
        };
    }

    private String proxy(Connection connection) {
        return network.proxyFor(connection.endpoint())
                .map(proxy -> "Through %s (from %s).".formatted(proxy.place(), proxy.source()))
                .orElse("None.");
    }

    private String tls(Connection connection) {
        if (!"https".equals(connection.endpoint().getScheme())) {
            return "Not encrypted, and stays on this machine.";
        }
        return network.extraTrust() == null
                ? "The certificate is trusted."
                : "The certificate is trusted; %s counts as well.".formatted(network.extraTrust().source());
    }

    private static void skip(Consumer<Finding> each, Check... checks) {
        for (var check : checks) {
            each.accept(Finding.of(check, State.SKIPPED, "For what failed before it."));
        }
    }
}
