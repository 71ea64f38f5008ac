package io.headgate.delivery.core;

import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lead as a receiver may see it: the canonical fields, by the names of the public contract. It names no other
 * party and no price but the receiver's own, of the attributes only those that the source declares, and as the
 * consumer's address only what the consumer gave; what the lead was routed by stands beside it, marked.
 *
 * @param fields the canonical document; absent values are left out
 * @param extras fields that only a mapping can ask for
 * @param attributes everything that the source sent beyond the canonical fields, for mappings that name it
 */
public record LeadDocument(
        Map<String, @Nullable Object> fields,
        Map<String, @Nullable Object> extras,
        Map<String, @Nullable Object> attributes) {

    private static final String ATTRIBUTES = "attributes";
    // Where intake keeps what the vendor says that the lead cost.
    private static final String COST = "cost.";

    public static LeadDocument of(
            LeadId leadId, int round, Allocation allocation, LeadFacts facts, Contact contact, Origin origin) {
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
        put(fields, "phone_extension", contact.phoneExtension());
        put(fields, "phone_alt", contact.phoneAlt());
        put(fields, "phone_alt_extension", contact.phoneAltExtension());
        put(fields, "address", address(contact.address(), facts));
        put(fields, "consent", consent(contact.consent()));
        put(fields, "location", location(contact.address(), facts));
        put(fields, ATTRIBUTES, delivered(contact, facts, origin));
        put(fields, "price", money(allocation));
        put(fields, "test", facts.test());
        var extras = new LinkedHashMap<String, @Nullable Object>();
        put(extras, "allocation_id", allocation.allocationId().toString());
        put(extras, "endpoint_id", allocation.endpointId());
        put(extras, "client_id", allocation.clientId());
        put(extras, "source_id", facts.sourceId());
        put(extras, "source_name", origin.sourceName());
        put(extras, "vendor_id", facts.vendorId());
        put(extras, "vendor_name", origin.vendorName());
        put(extras, "cost", cost(contact, origin));
        put(extras, "sub_id", facts.subId());
        put(extras, "source_lead_id", contact.sourceLeadId());
        put(
                extras,
                "county",
                facts.location().counties().isEmpty()
                        ? null
                        : facts.location().counties().getFirst());
        put(extras, "time_zone", facts.location().timeZone());
        put(extras, "lat", facts.location().lat());
        put(extras, "lon", facts.location().lon());
        return new LeadDocument(fields, extras, contact.attributes());
    }

    /** The value at a path such as {@code address.zip}; an attribute is found by its bare name as well. Null when absent. */
    public @Nullable Object valueAt(String path) {
        var found = walk(fields, path);
        if (found == null) {
            found = walk(extras, path);
        }
        return found != null ? found : attribute(path);
    }

    private @Nullable Object attribute(String path) {
        var prefix = ATTRIBUTES + ".";
        return attributes.get(path.startsWith(prefix) ? path.substring(prefix.length()) : path);
    }

    // What a source may send and nobody agreed on stays here: it may be anything, such as what the vendor was paid.
    private static Map<String, @Nullable Object> delivered(Contact contact, LeadFacts facts, Origin origin) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        contact.attributes().forEach((name, value) -> {
            // What was declared when the lead came is declared, whatever the source's schema says by now.
            var declared =
                    origin.declared().contains(name) || facts.attributes().containsKey(name);
            if ((declared || origin.undeclared()) && !name.startsWith(COST)) {
                out.put(name, value);
            }
        });
        return out;
    }

    // The vendor's own word for this lead before the contract's for all of them.
    private static @Nullable Map<String, @Nullable Object> cost(Contact contact, Origin origin) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        put(out, "amount", contact.attributes().get(COST + "amount"));
        put(out, "currency", contact.attributes().get(COST + "currency"));
        if (out.containsKey("amount") || origin.cost() == null) {
            return out.isEmpty() ? null : out;
        }
        put(out, "amount", origin.cost().amount());
        put(out, "currency", origin.cost().currency());
        return out;
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

    // What was guessed never stands as the consumer's own word. Only the town and the state of the ZIP that was
    // sent are
    // filled in.
    private static Map<String, @Nullable Object> address(Address address, LeadFacts facts) {
        var sure = wasSent(address, facts);
        var out = new LinkedHashMap<String, @Nullable Object>();
        put(out, "line1", address.line1());
        put(out, "line2", address.line2());
        put(
                out,
                "city",
                address.city() != null || !sure
                        ? address.city()
                        : facts.location().city());
        put(
                out,
                "state",
                address.state() != null || !sure
                        ? address.state()
                        : facts.location().state());
        put(out, "zip", address.zip());
        put(out, "zip4", address.zip4());
        put(out, "country", address.country());
        return out;
    }

    // Where the lead was taken to be when it was routed.
    private static @Nullable Map<String, @Nullable Object> location(Address address, LeadFacts facts) {
        var place = facts.location();
        var out = new LinkedHashMap<String, @Nullable Object>();
        put(out, "zip", place.zip());
        put(out, "city", place.city());
        put(out, "state", place.state());
        put(out, "county", place.counties().isEmpty() ? null : place.counties().getFirst());
        if (place.zip() != null) {
            var sent = wasSent(address, facts);
            put(out, "zip_from", sent ? "sent" : "inferred");
            // A guess from before its confidence was known is left without one.
            put(out, "zip_confidence", sent || place.zipConfidence() != null ? place.certaintyOfZip() : null);
        }
        return out.isEmpty() ? null : out;
    }

    private static boolean wasSent(Address address, LeadFacts facts) {
        return address.zip() != null && address.zip().equals(facts.location().zip());
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
