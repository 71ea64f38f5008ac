package io.headgate.messaging.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by SHA-256, which every Java platform has. Some are stored, so what they are made of never changes. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of a text in UTF-8. */
    public static byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 64 bits of the digest, where PostgreSQL wants a number. */
    public static long number(byte[] bytes) {
        return ByteBuffer.wrap(digest(bytes)).getLong();
    }

    /** The first 64 bits of the digest of a text in UTF-8. */
    public static long number(String text) {
        return ByteBuffer.wrap(digest(text)).getLong();
    }
}
