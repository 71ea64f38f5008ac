package io.headgate.outbound.core;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** A block of addresses such as {@code 10.0.0.0/8}; a single address is a block of one. */
public record Cidr(List<Byte> network, int prefix) {

    private static final int BITS = 8;
    private static final int BYTE_MASK = 0xff;

    public Cidr {
        network = List.copyOf(network);
        if (prefix < 0 || prefix > network.size() * BITS) {
            throw new IllegalArgumentException("the prefix does not fit the address");
        }
    }

    /**
     * Reads the usual notation; never asks a name server.
     *
     * @throws IllegalArgumentException when it is no address or the prefix does not fit
     */
    public static Cidr parse(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral((slash < 0 ? text : text.substring(0, slash)).strip())
                .getAddress();
        var prefix = slash < 0
                ? address.length * BITS
                : Integer.parseInt(text.substring(slash + 1).strip());
        return new Cidr(boxed(address), prefix);
    }

    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        if (address.length != network.size()) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit += BITS) {
            var mask = BYTE_MASK << Math.max(0, BITS - (prefix - bit)) & BYTE_MASK;
            if ((address[bit / BITS] & mask) != (network.get(bit / BITS) & mask)) {
                return false;
            }
        }
        return true;
    }

    private static List<Byte> boxed(byte[] bytes) {
        var out = new Byte[bytes.length];
        Arrays.setAll(out, i -> bytes[i]);
        return List.of(out);
    }
}
