package io.headgate.outbound.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.person.Sealed;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.service.crypto.MasterKey;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.service.crypto.SecretSealer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecretLookupTest {

    private final SecretSealer sealer = sealer("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private final SecretSealer other = sealer("MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private final SecretLookup lookup = new SecretLookup(sealer);

    @Test
    void givesTheCurrentSecretFirst() {
        var sealed = secret(sealer.seal("crm", "new"), sealer.seal("crm", "old"));

        assertThat(lookup.openSecrets(sealed, "crm")).containsExactly("new", "old");
    }

    @Test
    void givesNothingForNoReferenceAndForAnUnknownOne() {
        var sealed = secret(sealer.seal("crm", "new"), null);

        assertThat(lookup.openSecrets(sealed, null)).isEmpty();
        assertThat(lookup.openSecrets(sealed, "erp")).isEmpty();
    }

    @Test
    void treatsASecretSealedUnderAnotherMasterKeyAsNotSet() {
        assertThat(lookup.openSecrets(secret(other.seal("crm", "new"), null), "crm"))
                .isEmpty();
        assertThat(lookup.openSecrets(secret(sealer.seal("crm", "new"), other.seal("crm", "old")), "crm"))
                .containsExactly("new");
    }

    @Test
    void treatsASecretSealedForAnotherReferenceAsNotSet() {
        assertThat(lookup.openSecrets(secret(sealer.seal("erp", "new"), null), "crm"))
                .isEmpty();
    }

    private static Map<String, SecretChanged> secret(Sealed value, @Nullable Sealed previous) {
        return Map.of("crm", new SecretChanged("crm", value, previous, Instant.parse("2026-03-02T10:00:00Z")));
    }

    private static SecretSealer sealer(String masterKey) {
        return new SecretSealer(new PersonKeys(MasterKey.of(masterKey)));
    }
}
