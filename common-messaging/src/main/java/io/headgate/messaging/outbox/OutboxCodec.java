package io.headgate.messaging.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jpountz.lz4.LZ4Factory;

/**
 * The messages of one row as one value: one byte for the form, four for the length of what is compressed, and that, by
 * LZ4. It costs the database's log a third and the processor less than an array for each property would.
 */
final class OutboxCodec {

    private static final byte FORM = 1;
    private static final int HEAD = 5;
    private static final LZ4Factory LZ4 = LZ4Factory.safeInstance();

    private OutboxCodec() {}

    static byte[] write(List<OutboxMessage> messages) {
        var plain = plain(messages);
        var compressor = LZ4.fastCompressor();
        var all = new byte[HEAD + compressor.maxCompressedLength(plain.length)];
        int length = compressor.compress(plain, 0, plain.length, all, HEAD);
        var head = ByteBuffer.wrap(all);
        head.put(FORM).putInt(plain.length);
        return Arrays.copyOf(all, HEAD + length);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException if a newer build wrote it in a form that this one does not know
     */
    static List<OutboxMessage> read(byte[] all) {
        var head = ByteBuffer.wrap(all);
        byte form = head.get();
        if (form != FORM) {
            throw new IllegalStateException("an outbox row has the form " + form + ", which this build cannot read");
        }
        var plain = new byte[head.getInt()];
        LZ4.fastDecompressor().decompress(all, HEAD, plain, 0, plain.length);
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            int count = in.readInt();
            var messages = new ArrayList<OutboxMessage>(count);
            for (int i = 0; i < count; i++) {
                messages.add(message(in));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] plain(List<OutboxMessage> messages) {
        var bytes = new ByteArrayOutputStream(4096);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(messages.size());
            for (var message : messages) {
                out.writeLong(message.id().getMostSignificantBits());
                out.writeLong(message.id().getLeastSignificantBits());
                out.writeUTF(message.topic());
                write(out, message.key().getBytes(StandardCharsets.UTF_8));
                out.writeUTF(message.type());
                var trace = message.traceparent();
                out.writeBoolean(trace != null);
                if (trace != null) {
                    out.writeUTF(trace);
                }
                out.writeLong(message.time().getEpochSecond());
                out.writeInt(message.time().getNano());
                write(out, message.payload());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static OutboxMessage message(DataInputStream in) throws IOException {
        var id = new UUID(in.readLong(), in.readLong());
        var topic = in.readUTF();
        var key = new String(bytes(in), StandardCharsets.UTF_8);
        var type = in.readUTF();
        var trace = in.readBoolean() ? in.readUTF() : null;
        var time = Instant.ofEpochSecond(in.readLong(), in.readInt());
        return new OutboxMessage(id, topic, key, type, bytes(in), trace, time);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
