package io.headgate.service.crypto;

/** One person's data key: raw for use in memory, wrapped for keeping. Deleting every wrapped copy erases the person. */
public final class PersonKey {

    private final byte[] raw;
    private final String wrapped;

    PersonKey(byte[] raw, String wrapped) {
        this.raw = raw.clone();
        this.wrapped = wrapped;
    }

    byte[] raw() {
        return raw.clone();
    }

    /** The form that may be stored: encrypted under the installation's key. */
    public String wrapped() {
        return wrapped;
    }

    @Override
    public String toString() {
        return "PersonKey[masked]";
    }
}
