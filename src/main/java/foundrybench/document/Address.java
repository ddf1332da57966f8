package foundrybench.document;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A web address as it is really asked for: in ASCII alone, so that no letter looks like another one, nothing turns the
/// direction of the text, and the host stands there as the network knows it (`xn--…` for one of other letters).
///
/// @param text the whole of it, begins with `http://` or `https://`
/// @param host whom it leads to
public record Address(String text, String host) {
    private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#\\\\@\\s]+?)(:\\d{1,5})?([/?#][^\\\\]*)?");
    private static final int LONGEST = 2000;
    private static final String MUST_BE_ENCODED = " \"<>^`{|}[]";

    /// The address that a link names; nothing when it is none of the web, hides a name before its host, or is wrong.
    public static Optional<Address> of(String target) {
        var form = FORM.matcher(target);
        if (target.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        try {
            var host = IDN.toASCII(form.group(2), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            var port = form.group(3) == null ? "" : form.group(3);
            var rest = form.group(4) == null ? "" : encoded(form.group(4));
            var text = form.group(1).toLowerCase(Locale.ROOT) + "://" + host + port + rest;
            return host.equals(URI.create(text).getHost()) ? Optional.of(new Address(text, host)) : Optional.empty();
        } catch (IllegalArgumentException e) { // no host, or no address, that there could be
            return Optional.empty();
        }
    }

    /// What a link names, in ASCII alone: the address as it is asked for, or if that is none, what stands there.
    public static String shown(String target) {
        return of(target).map(Address::text).orElseGet(() -> encoded(target));
    }

    private static String encoded(String rest) {
        var encoded = new ByteArrayOutputStream();
        for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || b == 0x7f || MUST_BE_ENCODED.indexOf(b) >= 0) {
                encoded.writeBytes("%%%02X".formatted(b & 0xff).getBytes(StandardCharsets.US_ASCII));
            } else {
                encoded.write(b);
            }
        }
        return encoded.toString(StandardCharsets.US_ASCII);
    }
}
