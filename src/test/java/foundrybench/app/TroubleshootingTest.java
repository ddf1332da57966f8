package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.catalog.KnownConnections;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Connection;
import foundrybench.model.ConnectionTrouble;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Protocol;
import foundrybench.model.Samples;
import foundrybench.model.Shortfall.Budgeted;
import foundrybench.model.Shortfall;
import foundrybench.model.SignInText;
import foundrybench.model.SignInTrouble;
import foundrybench.model.Unanswered;
import foundrybench.model.UnansweredText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The page on troubleshooting says what the program says. `-Drewrite=true` writes it anew.
class TroubleshootingTest {
    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final String BEGIN = "own texts: TroubleshootingTest writes it with -Drewrite=true. -->\n";
    private static final String END = "<!-- The end of it. -->\n";
    private static final Set<FailureKind> OURS =
            EnumSet.of(FailureKind.BUDGET, FailureKind.CANCELLED, FailureKind.INTERRUPTED, FailureKind.CONNECTION);
    private static final Connection TEAM = KnownConnections.of(List.of(), null).find("aucert-ai").orElseThrow();
    private static final Connection VAULT = new Connection(
            TEAM.name(), TEAM.kind(), TEAM.endpoint(), new Connection.Auth.KeyVault("aucertdev-kv-41e0x5", "foundry-api-key"),
            TEAM.apiVersion(), TEAM.source(), false, TEAM.resource());
    private static final List<SignInTrouble> SIGN_INS = List.of(
            new SignInTrouble.NotSignedIn(SignInTrouble.Where.MACHINE, List.of(
                    new SignInTrouble.Tried(SignInTrouble.Way.AZURE_CLI, new SignInTrouble.Why.NotSignedIn()),
                    new SignInTrouble.Tried(SignInTrouble.Way.DEVELOPER_CLI, new SignInTrouble.Why.NotInstalled()))),
            new SignInTrouble.OtherTenant(),
            new SignInTrouble.NoVaultRole(new SignInTrouble.Caller.Person()),
            new SignInTrouble.NoSecret(),
            new SignInTrouble.SecretDisabled(),
            new SignInTrouble.SecretUnusable(),
            new SignInTrouble.VaultFirewall(),
            new SignInTrouble.VaultUnreached("aucertdev-kv-41e0x5.vault.azure.net", new ConnectionTrouble.NameNotFound()),
            new SignInTrouble.VaultSilent("aucertdev-kv-41e0x5.vault.azure.net", Duration.ofSeconds(7)),
            new SignInTrouble.VaultFailed(503));
    private static final List<Shortfall> SHORTFALLS = List.of(
            shortfall(Budgeted.RUN, "0.01", "0.0042", "0.0081"),
            shortfall(Budgeted.RUN, "0.005", "0", "0.0081"),
            new Shortfall(Budgeted.DAY, new BigDecimal("5"), new BigDecimal("4.995"), 2, new BigDecimal("0.0081"), null),
            shortfall(Budgeted.DAY, "5", "0", null),
            new Shortfall(Budgeted.DAY, new BigDecimal("5"), BigDecimal.ZERO, 0, null, "The store of sessions cannot be read."));
    private static final ConnectionTrouble.Proxy PROXY =
            new ConnectionTrouble.Proxy("proxy.example.com:8080", "HTTPS_PROXY", "HTTPS_PROXY");
    private static final List<ConnectionTrouble> TROUBLES = List.of(
            new ConnectionTrouble.NameNotFound(),
            new ConnectionTrouble.Refused(),
            new ConnectionTrouble.ConnectTimeout(Duration.ofSeconds(8)),
            new ConnectionTrouble.PrivateAddress("10.1.2.3"),
            new ConnectionTrouble.UnknownAuthority(),
            new ConnectionTrouble.CertificateDates(Instant.parse("2026-11-24T10:00:00Z")),
            new ConnectionTrouble.OtherHost(),
            new ConnectionTrouble.Tls(),
            new ConnectionTrouble.ProxyUnreachable(PROXY),
            new ConnectionTrouble.ProxySignIn(PROXY, ConnectionTrouble.ProxySignIn.Given.NOTHING),
            new ConnectionTrouble.ProxySignIn(PROXY, ConnectionTrouble.ProxySignIn.Given.PASSWORD),
            new ConnectionTrouble.ProxySignIn(PROXY, ConnectionTrouble.ProxySignIn.Given.OTHER_SCHEME),
            new ConnectionTrouble.ProxyRefused(PROXY, 403),
            new ConnectionTrouble.ProxyRefused(PROXY, 502),
            new ConnectionTrouble.Broken());

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        var page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        var made = made();
        if (Boolean.getBoolean("rewrite")) {
            Files.writeString(PAGE, page.substring(0, begin) + made + page.substring(end));
        } else {
            assertEquals(made, page.substring(begin, end));
        }
    }

    @Test
    void noReasonForAMissingConnectionIsLeftOut() {
        assertEquals(
                Arrays.stream(ConnectionTrouble.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                TROUBLES.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void noReasonForAMissingKeyOrTokenIsLeftOut() {
        assertEquals(
                Arrays.stream(SignInTrouble.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                SIGN_INS.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    private static String made() {
        var page = new StringBuilder("\n## What the service answers\n");
        for (var kind : FailureKind.values()) {
            if (!OURS.contains(kind)) {
                var failure = FailureText.describe(kind, about());
                page.append("\n### ").append(failure.title()).append("\n\nKind `").append(kind.wireName()).append("`. ");
                page.append(body(failure));
            }
        }
        page.append("\n## No answer\n\nThe call completed, and there is no text.\n");
        for (var why : Unanswered.values()) {
            if (why != Unanswered.REFUSED && why != Unanswered.TOOL_CALLS) { // these have words of the model's
                page.append("\n**%s.** %s %s\n".formatted(
                        UnansweredText.title(why), UnansweredText.detail(why, cut()), UnansweredText.fix(why, null)));
            }
        }
        page.append("\n## No connection\n\nKind `connection`; its code says which of these it is.\n");
        for (var trouble : TROUBLES) {
            var failure = FailureText.describe(FailureKind.CONNECTION, about().unconnected(trouble, ""));
            page.append("\n**").append(trouble.code()).append("**: ").append(body(failure));
        }
        page.append("\n## Sign-in to Azure and Key Vault\n\nKind `auth` without an HTTP status: the service was not asked yet.\n");
        for (var trouble : SIGN_INS) {
            var failure = SignInText.describe(trouble, VAULT, null, null);
            page.append("\n### ").append(failure.title()).append("\n\n").append(body(failure));
        }
        page.append("\n## Budgets\n\nKind `budget`, exit code 4: the call was not sent.\n");
        for (var lacking : SHORTFALLS) {
            page.append("\n- ").append(body(FailureText.describe(FailureKind.BUDGET, about().beyond(lacking))));
        }
        return page.append('\n').toString();
    }

    private static Shortfall shortfall(Budgeted budget, String limit, String spent, @Nullable String most) {
        return new Shortfall(
                budget, new BigDecimal(limit), new BigDecimal(spent), 0, most == null ? null : new BigDecimal(most), null);
    }

    /// Ended without anything, at a limit of a thousand tokens.
    private static Completion cut() {
        return new CompletionBuilder(Samples.call("1", Samples.deployment("Kimi-K2.6", Protocol.CHAT)))
                .add(new UsageReported(Samples.usage(21L, 0L, 1_000L, 1_000L)))
                .add(new Finished(FinishReason.STOP))
                .snapshot();
    }

    private static FailureFacts about() {
        var byKey = new Connection(
                TEAM.name(),
                TEAM.kind(),
                TEAM.endpoint(),
                new Connection.Auth.EnvironmentKey("FOUNDRY_API_KEY"),
                TEAM.apiVersion(),
                TEAM.source(),
                false,
                TEAM.resource());
        return FailureFacts.about(Samples.deployment("Kimi-K2.6", Protocol.CHAT), byKey);
    }

    private static String body(Failure failure) {
        var command = failure.command() == null ? "" : "\n```sh\n%s\n```\n".formatted(failure.command());
        return "%s %s\n%s".formatted(failure.detail(), failure.fix(), command);
    }
}
