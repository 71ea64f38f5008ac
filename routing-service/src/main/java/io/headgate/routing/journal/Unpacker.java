package io.headgate.routing.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packer} wrote, in the same order. */
final class Unpacker {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private final ByteBuffer in;
    private final List<String> texts = new ArrayList<>();

    Unpacker(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    long number() {
        var raw = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = in.get();
            raw |= (long) (next & SEVEN_BITS) << shift;
            if ((next & MORE) == 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    long fixed() {
        return in.getLong();
    }

    UUID id() {
        return new UUID(in.getLong(), in.getLong());
    }

    String unpackText() {
        var head = number();
        if (head >= 0) {
            return texts.get(Math.toIntExact(head));
        }
        var bytes = new byte[Math.toIntExact(-1 - head)];
        in.get(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    Instant moment() {
        return Instant.ofEpochSecond(number(), number());
    }

    @Nullable
    Instant momentOrNone() {
        return number() == 0 ? null : moment();
    }

    @Nullable
    Long numberOrNone() {
        return number() == 0 ? null : number();
    }

    <T> List<T> list(Supplier<T> one) {
        var many = count();
        var all = new ArrayList<T>(many);
        for (var i = 0; i < many; i++) {
            all.add(one.get());
        }
        return all;
    }
}
