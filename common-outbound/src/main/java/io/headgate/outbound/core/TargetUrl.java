package io.headgate.outbound.core;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a receiver in its one unambiguous form: http or https, an ASCII name or a canonical literal, an
 * allowed port, no user info, no fragment. Spellings that two programs may read differently are refused.
 */
public sealed interface TargetUrl {

    /** May be used, as far as the spelling goes; the address behind the name is judged when it is connected to. */
    record Target(URI uri, String host, int port, boolean plain) implements TargetUrl {}

    /** May not be used. */
    record Refused(String detail) implements TargetUrl {}

    Set<Integer> LOW_PORTS = Set.of(80, 443, 8443);
    int FIRST_HIGH_PORT = 1024;
    int LAST_PORT = 65_535;
    Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:@\\[\\]]+)(?::(\\d{0,5}))?");
    Pattern QUAD = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    Pattern NUMERIC_LABEL = Pattern.compile("\\d+|0x[0-9a-f]*");

    /** Reads a receiver's URL. */
    static TargetUrl parse(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return new Refused("no url is configured");
        }
        try {
            return read(new URI(url.strip()));
        } catch (URISyntaxException e) {
            return new Refused("the url cannot be read");
        }
    }

    private static TargetUrl read(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return new Refused("only http and https can be delivered to");
        }
        var authority = uri.getRawAuthority();
        if (authority == null || authority.isEmpty()) {
            return new Refused("the url has no host");
        }
        if (authority.indexOf('@') >= 0) {
            return new Refused("a url must not carry credentials");
        }
        var matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return new Refused("the url's host cannot be read");
        }
        var plain = scheme.equals("http");
        var port = port(matcher.group(2), plain);
        if (!LOW_PORTS.contains(port) && (port < FIRST_HIGH_PORT || port > LAST_PORT)) {
            return new Refused("port " + port + " is not allowed");
        }
        var host = host(matcher.group(1));
        if (host == null) {
            return new Refused("the url's host is not a plain name or address");
        }
        return target(uri, scheme, host, port, plain);
    }

    private static TargetUrl target(URI uri, String scheme, String host, int port, boolean plain) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Target(URI.create(scheme + "://" + host + ":" + port + path + query), host, port, plain);
    }

    private static int port(@Nullable String digits, boolean plain) {
        if (digits == null || digits.isEmpty()) {
            return plain ? 80 : 443;
        }
        return Integer.parseInt(digits);
    }

    private static @Nullable String host(String raw) {
        if (raw.startsWith("[")) {
            return literalV6(raw);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(raw, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
        var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        var lastLabel = name.substring(name.lastIndexOf('.') + 1);
        // 2130706433, 0x7f.1 and 0177.0.0.1 are 127.0.0.1 to some resolvers and names to others.
        if (name.isEmpty() || (NUMERIC_LABEL.matcher(lastLabel).matches() && !isQuad(name))) {
            return null;
        }
        return name;
    }

    private static boolean isQuad(String name) {
        if (!QUAD.matcher(name).matches()) {
            return false;
        }
        for (var part : name.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String literalV6(String raw) {
        var inner = raw.substring(1, raw.length() - 1);
        if (inner.indexOf('%') >= 0 || inner.indexOf(':') < 0) {
            return null;
        }
        try {
            var address = InetAddress.ofLiteral(inner);
            // ::ffff:127.0.0.1 is 127.0.0.1 to every socket, so it is written as that.
            return address instanceof Inet4Address ? address.getHostAddress() : "[" + address.getHostAddress() + "]";
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
