package io.headgate.service.crypto;

import io.headgate.model.person.Sealed;
import java.nio.charset.StandardCharsets;

/** Seals the secrets that endpoints refer to by {@code secret_ref}, each bound to its ref. */
public final class SecretSealer {

    private final PersonKeys keys;

    public SecretSealer(PersonKeys keys) {
        this.keys = keys;
    }

    public Sealed seal(String ref, String secret) {
        var key = keys.fresh();
        return new Sealed(
                key.wrapped(), new Aes(key.raw()).seal(secret.getBytes(StandardCharsets.UTF_8), context(ref)));
    }

    /**
     * Opens a secret.
     *
     * @throws UnsealableException when it was sealed for another ref or under another master key
     */
    public String open(String ref, Sealed sealed) {
        var key = keys.unwrap(sealed.wrappedKey());
        return new String(new Aes(key.raw()).open(sealed.data(), context(ref)), StandardCharsets.UTF_8);
    }

    private static String context(String ref) {
        return "secret:" + ref;
    }
}
