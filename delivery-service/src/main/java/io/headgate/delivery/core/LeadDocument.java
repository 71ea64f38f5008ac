package io.headgate.delivery.core;

import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.Address;
import io.headgate.model.shared.Consent;
import io.headgate.model.shared.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lead as a receiver may see it: the canonical fields, by the names of the public contract. It names no other
 * party and no price but the receiver's own.
 *
 * @param fields the canonical document; absent values are left out
 * @param extras fields that only a mapping can ask for
 */
public record LeadDocument(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> extras) {

    private static final String ATTRIBUTES = "attributes";

    public static LeadDocument of(LeadId leadId, int round, Allocation allocation, LeadFacts facts, Contact contact) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        put(fields, "lead_id", leadId.toString());
        put(fields, "delivery_id", allocation.deliveryId().toString());
        put(fields, "version", round);
        put(fields, "received_at", facts.receivedAt().toString());
        put(fields, "service_line", facts.serviceLine());
        put(fields, "segment", facts.segment());
        put(fields, "language", facts.language());
        put(fields, "campaign", facts.campaign());
        put(fields, "first_name", contact.firstName());
        put(fields, "last_name", contact.lastName());
        put(fields, "email", contact.email());
        put(fields, "phone", contact.phone());
        put(fields, "phone_alt", contact.phoneAlt());
        put(fields, "address", address(contact.address(), facts));
        put(fields, "consent", consent(contact.consent()));
        put(fields, ATTRIBUTES, new LinkedHashMap<>(contact.attributes()));
        put(fields, "price", money(allocation));
        put(fields, "test", facts.test());
        var extras = new LinkedHashMap<String, @Nullable Object>();
        put(extras, "allocation_id", allocation.allocationId().toString());
        put(extras, "endpoint_id", allocation.endpointId());
        put(extras, "client_id", allocation.clientId());
        put(extras, "source_id", facts.sourceId());
        put(extras, "sub_id", facts.subId());
        put(extras, "source_lead_id", contact.sourceLeadId());
        put(
                extras,
                "county",
                facts.location().counties().isEmpty()
                        ? null
                        : facts.location().counties().getFirst());
        put(extras, "time_zone", facts.location().timeZone());
        return new LeadDocument(fields, extras);
    }

    /** The value at a path such as {@code address.zip}; an attribute is found by its bare name as well. Null when absent. */
    public @Nullable Object at(String path) {
        var found = walk(fields, path);
        if (found == null) {
            found = walk(extras, path);
        }
        return found != null ? found : attribute(path);
    }

    private @Nullable Object attribute(String path) {
        if (!(fields.get(ATTRIBUTES) instanceof Map<?, ?> attributes)) {
            return null;
        }
        var prefix = ATTRIBUTES + ".";
        return attributes.get(path.startsWith(prefix) ? path.substring(prefix.length()) : path);
    }

    private static @Nullable Object walk(Map<?, ?> map, String path) {
        Object value = map;
        for (var name : path.split("\\.")) {
            if (!(value instanceof Map<?, ?> inner)) {
                return null;
            }
            value = inner.get(name);
        }
        return value;
    }

    // What the gazetteer verified fills what the source left out.
    private static Map<String, @Nullable Object> address(Address address, LeadFacts facts) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        put(out, "line1", address.line1());
        put(out, "line2", address.line2());
        put(
                out,
                "city",
                address.city() != null ? address.city() : facts.location().city());
        put(
                out,
                "state",
                address.state() != null ? address.state() : facts.location().state());
        put(out, "zip", address.zip() != null ? address.zip() : facts.location().zip());
        put(out, "zip4", address.zip4());
        put(out, "country", address.country());
        return out;
    }

    private static @Nullable Map<String, @Nullable Object> consent(@Nullable Consent consent) {
        if (consent == null) {
            return null;
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        put(out, "text", consent.text());
        put(out, "captured_at", consent.capturedAt());
        put(out, "ip", consent.ip());
        put(out, "user_agent", consent.userAgent());
        put(out, "page_url", consent.pageUrl());
        put(out, "trusted_form_cert_url", consent.trustedFormCertUrl());
        put(out, "jornaya_lead_id", consent.jornayaLeadId());
        put(out, "sellers", consent.sellers());
        return out;
    }

    private static Map<String, @Nullable Object> money(Allocation allocation) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        put(out, "amount", allocation.price().amount());
        put(out, "currency", allocation.price().currency());
        return out;
    }

    private static void put(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
