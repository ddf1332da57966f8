package foundrybench.provider;

import foundrybench.model.ConnectionTrouble;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A proxy that is spoken to in plain HTTP; the tunnel it opens for `https` is encrypted from end to end.
///
/// @param user `null` when it wants no sign-in
/// @param source where it was found, in words
/// @param passwordSource where its password is looked for, in words
public record HttpProxy(
        String host, int port, @Nullable String user, @Nullable Secret password, String source, String passwordSource) {
    private static final int DEFAULT_PORT = 80;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<info>.*)@)?(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?/?");

    /// Reads a proxy's address as variables have it: `http://USER:PASSWORD@HOST:PORT`, of which only the host must
    /// be there. Signs of user and password may be written as in addresses, `%40` for `@`.
    ///
    /// @throws NetworkException when it is none
    static HttpProxy parse(String text, String source) throws NetworkException {
        var address = ADDRESS.matcher(text.strip());
        if (!address.matches()) { // not repeated: it may hold a password
            throw new NetworkException("%s is no address of a proxy, such as http://HOST:PORT.".formatted(source));
        }
        var scheme = address.group("scheme") == null ? "http" : address.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw new NetworkException("%s names a proxy of kind %s: only http:// is known. (What goes through it to https is encrypted all the same.)"
                    .formatted(source, scheme));
        }
        int port = address.group("port") == null ? DEFAULT_PORT : Integer.parseInt(address.group("port"));
        if (port < 1 || port > LARGEST_PORT) {
            throw new NetworkException("%s: a proxy's port is 1 to 65535, not %d.".formatted(source, port));
        }
        var info = address.group("info");
        int colon = info == null ? -1 : info.indexOf(':');
        var user = info == null || info.isEmpty() ? null : decoded(colon < 0 ? info : info.substring(0, colon));
        var password = info == null || colon < 0 ? "" : decoded(info.substring(colon + 1));
        return new HttpProxy(address.group("host").toLowerCase(Locale.ROOT), port, user, secret(password), source, source);
    }

    /// The same proxy with a password from elsewhere.
    HttpProxy withPassword(@Nullable String value, String valueSource) {
        return new HttpProxy(host, port, user, secret(value == null ? "" : value), source, valueSource);
    }

    /// Host and port.
    public String place() {
        return host + ":" + port;
    }

    /// What signs in to it, as a header holds it; `null` when there is no user.
    @Nullable Secret authorization() {
        return user == null ? null : new Secret("Basic " + pair(user));
    }

    /// Takes the password out too, alone and as a header holds it.
    Mask mask(Mask key) {
        return user == null || password == null ? key : key.and(password.mask()).and(new Secret(pair(user)).mask());
    }

    private String pair(String name) {
        var pair = name + ":" + (password == null ? "" : password.reveal());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// As failures name it.
    ConnectionTrouble.Proxy told() {
        return new ConnectionTrouble.Proxy(place(), source, passwordSource);
    }

    private static @Nullable Secret secret(String password) {
        return password.isEmpty() ? null : Secret.ofPassword(password);
    }

    /// With `%40` read as `@`; a percent sign before anything else stays.
    private static String decoded(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean isCode = text.charAt(i) == '%' && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0 && Character.digit(text.charAt(i + 2), 16) >= 0;
            if (isCode) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                int point = text.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point) - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
