package io.headgate.service.crypto;

/** Keyed hashes by which the same person is recognised without knowing who it is. Useless without the master key. */
public final class BlindIndex {

    private final KeyedHash hash;

    public BlindIndex(MasterKey masterKey) {
        hash = new KeyedHash(masterKey.derive("blind-index"));
    }

    /**
     * The index of one normalised value.
     *
     * @param kind phone or email: equal texts of two kinds get different indexes
     * @return 64 hex digits
     */
    public String of(String kind, String normalisedValue) {
        return hash.hex(kind + "\n" + normalisedValue);
    }
}
