package io.headgate.portal.simulation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.headgate.model.config.AttributeType;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Source;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.TownGuess;
import io.headgate.reference.ZipCounty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a canonical lead that decides where it goes; the person's data may be sent, and is not read. */
@JsonIgnoreProperties({"first_name", "last_name", "email", "phone", "phone_alt", "source_lead_id", "cost", "consent"})
record CanonicalLead(
        @Nullable String sourceId,
        @Nullable String serviceLine,
        @Nullable String segment,
        @Nullable String language,
        @Nullable String campaign,
        @Nullable String subId,
        @Nullable Boolean test,
        @Nullable Place address,
        @Nullable Map<String, @Nullable Object> attributes) {

    private static final double COUNTED_SHARE = 10.0;

    @JsonIgnoreProperties({"line1", "line2", "country"})
    record Place(
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip) {}

    /** The source that the lead is taken for: the one named, else the first that may send this service line. */
    @Nullable
    Source source(ConfigDocument document, @Nullable String named) {
        var wanted = named == null ? sourceId : named;
        return document.vendors().stream()
                .flatMap(vendor -> vendor.sources().stream())
                .filter(source -> wanted == null ? covers(source) : source.id().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private boolean covers(Source source) {
        return source.serviceLines().isEmpty()
                || serviceLine == null
                || source.serviceLines().contains(serviceLine);
    }

    /** The facts as intake and validation would hand them to routing. */
    LeadFacts facts(String ofSource, String ofVendor, @Nullable Source source, Instant now, ReferenceData reference) {
        return new LeadFacts(
                ofSource,
                ofVendor,
                campaign,
                subId,
                serviceLine,
                segment,
                language,
                Boolean.TRUE.equals(test),
                now,
                location(reference),
                coarse(source),
                null,
                null);
    }

    private Location location(ReferenceData reference) {
        if (address == null) {
            return Location.UNKNOWN;
        }
        var guess = address.zip() == null ? guessed(reference) : null;
        var zip = address.zip() == null ? null : fiveDigits(address.zip());
        var place = guess != null
                ? guess.place()
                : zip == null ? null : reference.zip(zip).orElse(null);
        if (place == null) {
            var state = address.state() == null ? null : address.state().strip().toUpperCase(Locale.ROOT);
            return new Location(zip, address.city(), state, List.of(), null, null, null);
        }
        var counties = reference.countiesOf(place.zip()).stream()
                .filter(county -> county.primary() || county.percent() >= COUNTED_SHARE)
                .map(ZipCounty::fips)
                .toList();
        var zone = place.zone() == null ? null : place.zone().getId();
        var confidence = guess == null || guess.candidates() == 1 ? null : Double.valueOf(guess.confidence());
        return new Location(
                place.zip(), place.city(), place.state(), counties, place.lat(), place.lon(), zone, confidence);
    }

    private @Nullable TownGuess guessed(ReferenceData reference) {
        if (address == null || address.city() == null || address.state() == null) {
            return null;
        }
        return TownGuess.of(reference, address.city(), address.state()).orElse(null);
    }

    private static String fiveDigits(String zip) {
        var text = zip.strip();
        return text.length() > 5 ? text.substring(0, 5) : text;
    }

    private Map<String, Object> coarse(@Nullable Source source) {
        var kept = new LinkedHashMap<String, Object>();
        if (source == null || attributes == null) {
            return kept;
        }
        attributes.forEach((name, value) -> {
            var declared = source.schema().attributes().get(name);
            if (value != null && declared != null && isCoarse(declared.type())) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static boolean isCoarse(AttributeType type) {
        return switch (type) {
            case BOOLEAN, NUMBER, INTEGER, ENUM -> true;
            case STRING, DATE -> false;
        };
    }
}
