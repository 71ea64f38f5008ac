package io.headgate.service.crypto;

/** What services show each other: derived from the master key, so that nothing needs to be handed around. */
public final class ServiceToken {

    private final String value;

    public ServiceToken(MasterKey masterKey) {
        value = new KeyedHash(masterKey.derive("service-token")).hex("service");
    }

    public String value() {
        return value;
    }

    public boolean matches(String presented) {
        return ApiKeys.same(value, presented);
    }

    @Override
    public String toString() {
        return "ServiceToken[masked]";
    }
}
