package io.headgate.service.crypto;

import java.security.SecureRandom;

/** Makes person keys and unwraps stored ones. */
public final class PersonKeys {

    private static final int BYTES = 32;
    private static final String CONTEXT = "person-key";

    private final Aes kek;
    private final SecureRandom random = new SecureRandom();

    public PersonKeys(MasterKey masterKey) {
        kek = new Aes(masterKey.derive("person-key-encryption"));
    }

    public PersonKey fresh() {
        var raw = new byte[BYTES];
        random.nextBytes(raw);
        return new PersonKey(raw, kek.seal(raw, CONTEXT));
    }

    /**
     * Unwraps a stored key.
     *
     * @throws UnsealableException when it was wrapped under another master key
     */
    public PersonKey unwrap(String wrapped) {
        return new PersonKey(kek.open(wrapped, CONTEXT), wrapped);
    }
}
