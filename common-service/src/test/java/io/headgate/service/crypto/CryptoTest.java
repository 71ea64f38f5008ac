package io.headgate.service.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.model.person.Address;
import io.headgate.model.person.Contact;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.shared.LeadId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CryptoTest {

    private final MasterKey master = MasterKey.of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private final MasterKey other = MasterKey.of("MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private final PersonKeys keys = new PersonKeys(master);
    private final ContactSealer sealer = new ContactSealer(keys);
    private final Contact ada = new Contact(
            "Ada", "Reyes", "ada@example.com", "+15125550123", null, Address.NONE, null, "x-1", Map.of("pets", "two"));

    @Test
    void opensWhatItSealedForTheSameLead() {
        var lead = new LeadId(UUID.randomUUID());

        assertThat(sealer.open(lead, sealer.seal(lead, ada, keys.fresh()))).isEqualTo(ada);
    }

    @Test
    void opensANumberWithEveryDigitThatItHad() {
        var lead = new LeadId(UUID.randomUUID());
        var numbers = Map.<String, Object>of(
                "whole", new BigInteger("12345678901234567890"), "part", new BigDecimal("0.1234567890123456789"));
        var contact = new Contact(null, null, null, null, null, Address.NONE, null, null, new HashMap<>(numbers));

        assertThat(sealer.open(lead, sealer.seal(lead, contact, keys.fresh())).attributes())
                .isEqualTo(numbers);
        var shortened = new Contact(
                null, null, null, null, null, Address.NONE, null, null, Map.of("n", new BigDecimal("1.2E+3")));
        assertThat(sealer.open(lead, sealer.seal(lead, shortened, keys.fresh())).attributes())
                .isEqualTo(Map.of("n", 1200));
    }

    @Test
    void doesNotOpenAContactMovedToAnotherLead() {
        var sealed = sealer.seal(new LeadId(UUID.randomUUID()), ada, keys.fresh());

        assertThatThrownBy(() -> sealer.open(new LeadId(UUID.randomUUID()), sealed))
                .isInstanceOf(UnsealableException.class);
    }

    @Test
    void doesNotOpenUnderAnotherMasterKey() {
        var lead = new LeadId(UUID.randomUUID());
        var sealed = sealer.seal(lead, ada, keys.fresh());

        assertThatThrownBy(() -> new ContactSealer(new PersonKeys(other)).open(lead, sealed))
                .isInstanceOf(UnsealableException.class);
    }

    @Test
    void neverPrintsAPersonOrAKey() {
        assertThat(ada + " " + keys.fresh() + " " + master)
                .doesNotContain("Ada")
                .doesNotContain("512");
    }

    @Test
    void aSecretOpensOnlyUnderItsOwnRef() {
        var secrets = new SecretSealer(keys);
        var sealed = secrets.seal("dealer-114-webhook", "whsec_x");

        assertThat(secrets.open("dealer-114-webhook", sealed)).isEqualTo("whsec_x");
        assertThatThrownBy(() -> secrets.open("dealer-88-webhook", sealed)).isInstanceOf(UnsealableException.class);
    }

    @Test
    void theBlindIndexIsStablePerKindAndPerInstallation() {
        var index = new BlindIndex(master);

        assertThat(index.of("phone", "+15125550123")).isEqualTo(index.of("phone", "+15125550123"));
        assertThat(index.of("phone", "a")).isNotEqualTo(index.of("email", "a"));
        assertThat(index.of("phone", "a")).isNotEqualTo(new BlindIndex(other).of("phone", "a"));
    }

    @Test
    void aMistypedKeyIsRefusedWithoutLookingItUp() {
        var apiKeys = new ApiKeys(master);
        var key = apiKeys.generate(KeyChanged.Owner.SOURCE);
        var mistyped = key.key().substring(0, 20)
                + (key.key().charAt(20) == 'a' ? 'b' : 'a')
                + key.key().substring(21);

        assertThat(apiKeys.check(key.key())).contains(key.keyId());
        assertThat(apiKeys.check(mistyped)).isEmpty();
        assertThat(apiKeys.check("")).isEmpty();
        assertThat(apiKeys.hash(key.key())).isEqualTo(key.hash());
        assertThat(apiKeys.checkToken(apiKeys.newPostingToken())).isTrue();
        assertThat(apiKeys.checkToken("hgp_x")).isFalse();
    }

    @Test
    void saysWhatToDoWhenTheMasterKeyIsMissing() {
        assertThatThrownBy(() -> MasterKey.of(null)).hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> MasterKey.of("short")).hasMessageContaining("openssl rand -base64 32");
    }
}
