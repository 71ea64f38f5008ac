package io.headgate.config.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names by which documents speak of a lead's fields: those of the canonical lead, and those only deliveries see. */
public final class LeadPaths {

    private static final String ATTRIBUTES = "attributes.";

    private static final List<String> CANONICAL = List.of(
            "first_name",
            "last_name",
            "email",
            "phone",
            "phone_extension",
            "phone_alt",
            "phone_alt_extension",
            "address.line1",
            "address.line2",
            "address.city",
            "address.state",
            "address.zip",
            "address.country",
            "service_line",
            "segment",
            "language",
            "campaign",
            "sub_id",
            "source_lead_id",
            "test",
            "cost.amount",
            "cost.currency",
            "consent.text",
            "consent.captured_at",
            "consent.ip",
            "consent.user_agent",
            "consent.page_url",
            "consent.trusted_form_cert_url",
            "consent.jornaya_lead_id",
            "consent.sellers");

    private static final List<String> OF_DELIVERY = List.of(
            "lead_id",
            "delivery_id",
            "allocation_id",
            "endpoint_id",
            "client_id",
            "source_id",
            "source_name",
            "vendor_id",
            "vendor_name",
            "received_at",
            "address.zip4",
            "location.zip",
            "location.zip_from",
            "location.zip_confidence",
            "location.city",
            "location.state",
            "location.county",
            "county",
            "time_zone",
            "lat",
            "lon",
            "price.amount",
            "price.currency");

    private LeadPaths() {}

    /** The fields a source can send. */
    public static List<String> canonical() {
        return CANONICAL;
    }

    /** The fields a delivery can use: the canonical ones and what the platform knows of the lead. */
    public static Set<String> deliverable() {
        var all = new LinkedHashSet<>(CANONICAL);
        all.addAll(OF_DELIVERY);
        return all;
    }

    /** Whether the path names an attribute, as in attributes.home_owner. */
    public static boolean isAttribute(String path) {
        return path.startsWith(ATTRIBUTES) && path.length() > ATTRIBUTES.length();
    }

    /** The attribute's name, or the path itself when it names none. */
    public static String attribute(String path) {
        return isAttribute(path) ? path.substring(ATTRIBUTES.length()) : path;
    }
}
