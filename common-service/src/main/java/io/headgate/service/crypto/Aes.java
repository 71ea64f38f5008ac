package io.headgate.service.crypto;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** AES-256-GCM through Tink, Base64 on the outside, bound to the context it was sealed for. */
final class Aes {

    private final AesGcmJce aead;

    Aes(byte[] key) {
        try {
            aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    String seal(byte[] plain, String context) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    byte[] open(String sealed, String context) {
        try {
            return aead.decrypt(Base64.getDecoder().decode(sealed), context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnsealableException(e);
        }
    }
}
