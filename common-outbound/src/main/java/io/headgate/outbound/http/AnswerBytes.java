package io.headgate.outbound.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** Makes text of what came over the wire: unpacked, in its charset, without the marks and spaces at its ends. */
final class AnswerBytes {

    private static final int CHUNK = 8192;
    private static final int BYTE = 0xff;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private AnswerBytes() {}

    /**
     * A body without its compression.
     *
     * @param whole false when it was cut, cannot be unpacked, or is larger than what is read of an answer
     */
    record Unpacked(byte[] bytes, boolean whole) {}

    /** Nothing compressed was asked for; some receivers and their proxies send it all the same. */
    static Unpacked unpacked(byte[] bytes, @Nullable String encoding) {
        var named = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (startsWith(bytes, GZIP_FIRST, GZIP_SECOND)) {
            return inflated(bytes, GZIPInputStream::new);
        }
        return switch (named) {
            // A proxy that unpacked it and left the header.
            case "", "identity", "gzip", "x-gzip" -> new Unpacked(bytes, true);
            case "deflate" -> inflated(bytes, InflaterInputStream::new);
            default -> new Unpacked(bytes, bytes.length == 0);
        };
    }

    /** The text. A byte order mark says more about the charset than the header does. */
    static String decodeText(byte[] bytes, @Nullable String contentType) {
        return stripped(new String(bytes, charset(bytes, contentType)));
    }

    @FunctionalInterface
    private interface Inflating {
        InputStream over(InputStream packed) throws IOException;
    }

    private static Unpacked inflated(byte[] bytes, Inflating inflating) {
        var out = new ByteArrayOutputStream();
        try (var in = inflating.over(new ByteArrayInputStream(bytes))) {
            var chunk = new byte[CHUNK];
            int count;
            while ((count = in.read(chunk)) >= 0) {
                out.write(chunk, 0, Math.min(count, OutboundHttpClient.LARGEST_ANSWER - out.size()));
                if (out.size() == OutboundHttpClient.LARGEST_ANSWER) {
                    return new Unpacked(out.toByteArray(), false);
                }
            }
            return new Unpacked(out.toByteArray(), true);
        } catch (IOException e) {
            return new Unpacked(out.toByteArray(), false);
        }
    }

    private static Charset charset(byte[] bytes, @Nullable String contentType) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            return StandardCharsets.UTF_32BE;
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        // No text begins with a zero, so it says where the high byte of the first character stands.
        if (bytes.length >= 2 && bytes[0] == 0 && bytes[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] != 0 && bytes[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return named(contentType);
    }

    private static Charset named(@Nullable String contentType) {
        try {
            var type = ContentType.parseLenient(contentType);
            return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        } catch (RuntimeException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean startsWith(byte[] bytes, int... signs) {
        if (bytes.length < signs.length) {
            return false;
        }
        for (var i = 0; i < signs.length; i++) {
            if ((bytes[i] & BYTE) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    // Each file that a script includes may leave a mark of its own, with line ends between.
    private static String stripped(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isPadding(text.charAt(from))) {
            from++;
        }
        while (to > from && isPadding(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isPadding(char c) {
        return c == '\uFEFF' || c == '\u200B' || c == '\u00A0' || c == '\0' || Character.isWhitespace(c);
    }
}
