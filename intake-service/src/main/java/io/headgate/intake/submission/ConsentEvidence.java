package io.headgate.intake.submission;

import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadId;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals consent under a key of its own: it must be kept for years even when the person is erased before. */
@Component
class ConsentEvidence {

    private final ContactSealer sealer;
    private final PersonKeys keys;

    ConsentEvidence(ContactSealer sealer, PersonKeys keys) {
        this.sealer = sealer;
        this.keys = keys;
    }

    @Nullable
    Sealed sealed(LeadId leadId, @Nullable Consent consent) {
        if (consent == null) {
            return null;
        }
        var evidence = new Contact(null, null, null, null, null, Address.NONE, consent, null, Map.of());
        return sealer.seal(leadId, evidence, keys.fresh());
    }
}
