package io.headgate.service.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The installation's one secret; every other key is derived from it by purpose, so that no two purposes share a key. */
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is missing or not 32 bytes of Base64; the message says what to do
     */
    public static MasterKey of(@Nullable String base64) {
        try {
            var bytes = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return new MasterKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(advice(), e);
        }
        throw new IllegalStateException(advice());
    }

    private static String advice() {
        return "headgate.master-key (HEADGATE_MASTER_KEY) must be 32 random bytes in Base64: openssl rand -base64 32";
    }

    byte[] derive(String purpose) {
        try {
            return Hkdf.computeHkdf(
                    "HMACSHA256",
                    secret,
                    new byte[0],
                    ("headgate/v1/" + purpose).getBytes(StandardCharsets.UTF_8),
                    BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is not available", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[masked]";
    }
}
