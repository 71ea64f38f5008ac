package io.headgate.routing.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values in few bytes: small numbers are short, and a text that was written before is a number. */
final class Packer {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new HashMap<>();

    /** Any number; those near zero, of either sign, are short. */
    Packer number(long value) {
        var rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~SEVEN_BITS) != 0) {
            out.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    Packer fixed(long value) {
        for (var shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    Packer id(UUID value) {
        return fixed(value.getMostSignificantBits()).fixed(value.getLeastSignificantBits());
    }

    Packer packText(String value) {
        var known = texts.putIfAbsent(value, texts.size());
        if (known != null) {
            return number(known);
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        number(-1 - bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** A moment in full: decisions compare them to the last digit. */
    Packer moment(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    Packer momentOrNone(@Nullable Instant value) {
        return value == null ? number(0) : number(1).moment(value);
    }

    Packer numberOrNone(@Nullable Long value) {
        return value == null ? number(0) : number(1).number(value);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
