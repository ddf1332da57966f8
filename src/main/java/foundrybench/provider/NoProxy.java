package foundrybench.provider;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The hosts that are reached without the proxy, as `NO_PROXY` names them: a host means itself and all below it,
/// with or without a leading dot, perhaps with a port; an address or a block of them (`10.0.0.0/8`); `*` means all.
/// Names are not looked up. This machine, and the addresses on its own wire, are always reached without.
///
/// @param entries as they were written
public record NoProxy(List<String> entries) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    public NoProxy {
        entries = entries.stream().map(e -> e.strip().toLowerCase(Locale.ROOT)).filter(e -> !e.isEmpty()).toList();
    }

    /// The entries of a variable, between commas or blanks.
    static NoProxy parse(String text) {
        return new NoProxy(Arrays.asList(text.split("[,\\s]+")));
    }

    /// Whether this host is reached without the proxy.
    boolean matches(String host, int port) {
        var name = bare(host.toLowerCase(Locale.ROOT));
        var address = literal(name);
        return isNear(name, address) || entries.stream().anyMatch(entry -> matches(entry, name, address, port));
    }

    private static boolean isNear(String name, @Nullable InetAddress address) {
        return address == null
                ? name.equals("localhost") || name.endsWith(".localhost")
                : address.isLoopbackAddress() || address.isLinkLocalAddress();
    }

    private static boolean matches(String entry, String name, @Nullable InetAddress address, int port) {
        if (entry.equals("*")) {
            return true;
        }
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && NUMBER.matcher(entry.substring(colon + 1)).matches()
                && !entry.contains("/") && literal(bare(entry)) == null;
        if (hasPort && Integer.parseInt(entry.substring(colon + 1)) != port) {
            return false;
        }
        var host = bare(hasPort ? entry.substring(0, colon) : entry);
        return address == null ? isBelow(name, host) : isIn(address, host);
    }

    private static boolean isBelow(String name, String host) {
        var suffix = host.startsWith("*.") ? host.substring(2) : host.startsWith(".") ? host.substring(1) : host;
        return !suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix));
    }

    private static boolean isIn(InetAddress address, String block) {
        int slash = block.indexOf('/');
        var base = literal(slash < 0 ? block : block.substring(0, slash));
        if (base == null || base.getAddress().length != address.getAddress().length) {
            return false;
        }
        if (slash >= 0 && !NUMBER.matcher(block.substring(slash + 1)).matches()) {
            return false;
        }
        int all = base.getAddress().length * 8;
        int bits = slash < 0 ? all : Math.min(all, Integer.parseInt(block.substring(slash + 1)));
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((base.getAddress()[bit / 8] ^ address.getAddress()[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /// An address of IPv6 without its brackets.
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /// The address that a text is; `null` for a name.
    static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null; // a name
        }
    }
}
