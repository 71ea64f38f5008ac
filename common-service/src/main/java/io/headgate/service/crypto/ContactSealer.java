package io.headgate.service.crypto;

import io.headgate.messaging.EventJson;
import io.headgate.model.shared.Contact;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Sealed;

/** Seals a lead's contact under its person's key, bound to the lead: a sealed contact moved to another lead does not open. */
public final class ContactSealer {

    private final PersonKeys keys;

    public ContactSealer(PersonKeys keys) {
        this.keys = keys;
    }

    public Sealed seal(LeadId leadId, Contact contact, PersonKey key) {
        var plain = EventJson.mapper().writeValueAsBytes(contact);
        return new Sealed(key.wrapped(), new Aes(key.raw()).seal(plain, leadId.toString()));
    }

    /**
     * Opens a contact.
     *
     * @throws UnsealableException when it was sealed for another lead or under another master key
     */
    public Contact open(LeadId leadId, Sealed sealed) {
        var key = keys.unwrap(sealed.wrappedKey());
        return EventJson.mapper().readValue(new Aes(key.raw()).open(sealed.data(), leadId.toString()), Contact.class);
    }
}
