package io.headgate.outbound.core;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses outbound calls may connect to: public unicast ones, and those that the installation's owner allowed by
 * name of their block. It judges addresses, not names; whoever resolves a name has every one of its addresses judged.
 */
public final class EgressPolicy {

    private static final List<Cidr> FORBIDDEN_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // Azure's metadata and DNS host, the one such address in public space.
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    // Global unicast is the only v6 space in use; everything beside it (loopback, link-local, unique local, multicast,
    // segment routing 5f00::/16, local NAT64 64:ff9b:1::/48, v4-compatible) is refused by not being in it.
    private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

    private static final List<Cidr> FORBIDDEN_V6 = blocks(
            // Protocol assignments: Teredo, benchmarking, ORCHID.
            "2001::/23",
            "2001:db8::/32",
            // 6to4 carries any v4 address inside; nobody runs it any more.
            "2002::/16",
            "3fff::/20");

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final int V4_BYTES = 4;

    private final List<Cidr> allowed;
    private final List<Cidr> denied;
    private final Set<String> deniedHosts;

    /**
     * A policy.
     *
     * @param allowed blocks that may be reached although they are private
     * @param denied addresses and host names that may never be reached, such as our own
     */
    public EgressPolicy(List<String> allowed, List<String> denied) {
        this.allowed = allowed.stream().map(Cidr::parse).toList();
        this.denied = denied.stream()
                .filter(EgressPolicy::looksLikeAddress)
                .map(Cidr::parse)
                .toList();
        this.deniedHosts = Set.copyOf(denied.stream()
                .filter(entry -> !looksLikeAddress(entry))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Whether a connection to the address may be made over TLS. */
    public boolean permits(InetAddress address) {
        return !inAny(denied, address) && (inAny(allowed, address) || isPublic(address));
    }

    /** Whether a connection without TLS may be made: a lead travels in the clear only inside a network the owner named. */
    public boolean permitsPlain(InetAddress address) {
        return !inAny(denied, address) && inAny(allowed, address);
    }

    /** Whether the (lower-case ASCII) name itself is one of those never to be reached. */
    public boolean permitsHost(String host) {
        return !deniedHosts.contains(host);
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !inAny(FORBIDDEN_V4, address);
        }
        var bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            return !FORBIDDEN_V4.stream().anyMatch(block -> block.contains(lastFour(bytes)));
        }
        return GLOBAL_UNICAST.contains(bytes) && !inAny(FORBIDDEN_V6, address);
    }

    private static byte[] lastFour(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length);
    }

    private static boolean inAny(List<Cidr> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean looksLikeAddress(String text) {
        return text.indexOf(':') >= 0 || text.matches("[0-9./]+");
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
