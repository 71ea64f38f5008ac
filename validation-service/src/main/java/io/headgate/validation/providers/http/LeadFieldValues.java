package io.headgate.validation.providers.http;

import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.outbound.core.Digits;
import io.headgate.validation.core.CheckSubject;
import org.jspecify.annotations.Nullable;

/** The values of a lead by the names that the configuration document has for its fields. */
final class LeadFieldValues {

    private static final String ATTRIBUTE = "attributes.";
    private static final String CONSENT = "consent.";
    private static final String ADDRESS = "address.";

    private LeadFieldValues() {}

    /** The value as text; null when the lead has none. */
    static @Nullable String find(CheckSubject subject, String field) {
        var value = value(subject, field);
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable String value(CheckSubject subject, String field) {
        if (field.startsWith(ATTRIBUTE)) {
            var value = subject.contact().attributes().get(field.substring(ATTRIBUTE.length()));
            return value == null ? null : Digits.writeText(value);
        }
        if (field.startsWith(CONSENT)) {
            var consent = subject.contact().consent();
            return consent == null ? null : of(consent, field);
        }
        return field.startsWith(ADDRESS)
                ? of(subject.contact().address(), field)
                : of(subject.contact(), subject.facts(), field);
    }

    private static @Nullable String of(Contact contact, LeadFacts facts, String field) {
        return switch (field) {
            case "first_name" -> contact.firstName();
            case "last_name" -> contact.lastName();
            case "email" -> contact.email();
            case "phone" -> contact.phone();
            case "phone_extension" -> contact.phoneExtension();
            case "phone_alt" -> contact.phoneAlt();
            case "phone_alt_extension" -> contact.phoneAltExtension();
            case "source_lead_id" -> contact.sourceLeadId();
            case "service_line" -> facts.serviceLine();
            case "segment" -> facts.segment();
            case "language" -> facts.language();
            case "campaign" -> facts.campaign();
            case "sub_id" -> facts.subId();
            case "test" -> Boolean.toString(facts.test());
            default -> null;
        };
    }

    private static @Nullable String of(Address address, String field) {
        return switch (field) {
            case "address.line1" -> address.line1();
            case "address.line2" -> address.line2();
            case "address.city" -> address.city();
            case "address.state" -> address.state();
            case "address.zip" -> address.zip();
            case "address.country" -> address.country();
            default -> null;
        };
    }

    private static @Nullable String of(Consent consent, String field) {
        var sellers = consent.sellers();
        return switch (field) {
            case "consent.text" -> consent.text();
            case "consent.captured_at" -> consent.capturedAt();
            case "consent.ip" -> consent.ip();
            case "consent.user_agent" -> consent.userAgent();
            case "consent.page_url" -> consent.pageUrl();
            case "consent.trusted_form_cert_url" -> consent.trustedFormCertUrl();
            case "consent.jornaya_lead_id" -> consent.jornayaLeadId();
            case "consent.sellers" -> sellers == null ? null : String.join(",", sellers);
            default -> null;
        };
    }
}
