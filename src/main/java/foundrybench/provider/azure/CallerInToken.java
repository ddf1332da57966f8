package foundrybench.provider.azure;

import foundrybench.model.SignInTrouble.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom a token of Entra ID names. That is for whom it was made and no business of its bearer's: what it tells is
/// used in advice alone, and it may tell nothing.
final class CallerInToken {
    private static final Pattern PERSON = Pattern.compile("\"(?:scp|upn|unique_name)\"\\s*:");
    private static final Pattern CLIENT_ID = Pattern.compile("\"(?:appid|azp)\"\\s*:\\s*\"([0-9A-Za-z-]+)\"");

    private CallerInToken() {}

    /// Empty when it does not tell.
    static Optional<Caller> of(String token) {
        var claims = claims(token);
        if (PERSON.matcher(claims).find()) {
            return Optional.of(new Caller.Person());
        }
        var clientId = CLIENT_ID.matcher(claims);
        return clientId.find() ? Optional.of(new Caller.Identity(clientId.group(1))) : Optional.empty();
    }

    private static String claims(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
