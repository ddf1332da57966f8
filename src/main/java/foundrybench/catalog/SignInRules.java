package foundrybench.catalog;

import foundrybench.model.Connection.Auth;
import foundrybench.model.KeyShape;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a way to sign in must look like. A key that was put where only the name of its place belongs is refused
/// without being repeated.
final class SignInRules {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /// Key Vault's own rules for names of vaults and secrets.
    private static final Pattern VAULT = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9-]{1,127}");

    private SignInRules() {}

    /// @throws CatalogException saying what is wrong, in words for the person
    static void check(Auth auth) throws CatalogException {
        switch (auth) {
            case Auth.EnvironmentKey(var variable) -> checkVariable(variable);
            case Auth.FileKey(_, var variable) -> checkVariable(variable);
            case Auth.KeyVault(var vault, var secret) -> {
                checkVault(vault);
                check(SECRET.matcher(secret).matches(), "A secret's name in Key Vault is letters, digits and hyphens.");
            }
            case Auth.Entra(var scope) ->
                check(isHttps(scope), "The scope is an https address such as %s.".formatted(Auth.Entra.COGNITIVE_SERVICES));
            case Auth.MemoryKey _, Auth.None() -> {}
        }
    }

    private static void checkVariable(String variable) throws CatalogException {
        check(
                VARIABLE.matcher(variable).matches() && !KeyShape.isIn(variable),
                "The key's place is the name of an environment variable, such as FOUNDRY_API_KEY: letters, digits and _."
                        + " The key itself does not belong there.");
    }

    private static void checkVault(String vault) throws CatalogException {
        boolean isAddress = vault.contains("/");
        check(
                isAddress ? isHttps(vault) : VAULT.matcher(vault).matches(),
                "A Key Vault is named by 3 to 24 letters, digits and hyphens, or by its https address.");
    }

    private static boolean isHttps(String text) {
        try {
            var uri = URI.create(text.strip());
            return "https".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void check(boolean holds, String message) throws CatalogException {
        if (!holds) {
            throw new CatalogException(message);
        }
    }
}
