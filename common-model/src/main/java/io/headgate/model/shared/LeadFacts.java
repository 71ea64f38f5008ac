package io.headgate.model.shared;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a lead without knowing the person: the only part of a lead that facts, logs and decisions see.
 *
 * @param attributes only those the source's schema declares as boolean, number or enum; free text stays sealed
 * @param phoneKey keyed hash of the phone (blind index), equal for equal phones, useless without the master key
 * @param emailKey likewise of the e-mail address
 * @param sourceLeadKey likewise of the source's own id of the lead
 */
public record LeadFacts(
        String sourceId,
        String vendorId,
        @Nullable String campaign,
        @Nullable String subId,
        @Nullable String serviceLine,
        @Nullable String segment,
        @Nullable String language,
        boolean test,
        Instant receivedAt,
        Location location,
        Map<String, Object> attributes,
        @Nullable String phoneKey,
        @Nullable String emailKey,
        @Nullable String sourceLeadKey) {

    public LeadFacts {
        attributes = Map.copyOf(attributes);
    }

    /** Facts of a lead for which its source has no id of its own. */
    public LeadFacts(
            String sourceId,
            String vendorId,
            @Nullable String campaign,
            @Nullable String subId,
            @Nullable String serviceLine,
            @Nullable String segment,
            @Nullable String language,
            boolean test,
            Instant receivedAt,
            Location location,
            Map<String, Object> attributes,
            @Nullable String phoneKey,
            @Nullable String emailKey) {
        this(
                sourceId,
                vendorId,
                campaign,
                subId,
                serviceLine,
                segment,
                language,
                test,
                receivedAt,
                location,
                attributes,
                phoneKey,
                emailKey,
                null);
    }

    public LeadFacts at(Location verified) {
        return new LeadFacts(
                sourceId,
                vendorId,
                campaign,
                subId,
                serviceLine,
                segment,
                language,
                test,
                receivedAt,
                verified,
                attributes,
                phoneKey,
                emailKey,
                sourceLeadKey);
    }
}
