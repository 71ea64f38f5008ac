package io.headgate.service.crypto;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.person.Contact;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadId;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Seals a lead's contact under its person's key, bound to the lead: a sealed contact moved to another lead does not open. */
public final class ContactSealer {

    // What a source sent is opened with every digit that it had.
    private static final JsonMapper CONTACTS = EventJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final PersonKeys keys;

    public ContactSealer(PersonKeys keys) {
        this.keys = keys;
    }

    public Sealed seal(LeadId leadId, Contact contact, PersonKey key) {
        var plain = CONTACTS.writeValueAsBytes(contact);
        return new Sealed(key.wrapped(), new Aes(key.raw()).seal(plain, leadId.toString()));
    }

    /**
     * Opens a contact.
     *
     * @throws UnsealableException when it was sealed for another lead or under another master key
     */
    public Contact open(LeadId leadId, Sealed sealed) {
        var key = keys.unwrap(sealed.wrappedKey());
        return CONTACTS.readValue(new Aes(key.raw()).open(sealed.data(), leadId.toString()), Contact.class);
    }
}
