package io.headgate.intake.core.reading;

import static io.headgate.intake.core.normalisation.CanonicalField.CAMPAIGN;
import static io.headgate.intake.core.normalisation.CanonicalField.CITY;
import static io.headgate.intake.core.normalisation.CanonicalField.EMAIL;
import static io.headgate.intake.core.normalisation.CanonicalField.LANGUAGE;
import static io.headgate.intake.core.normalisation.CanonicalField.PHONE;
import static io.headgate.intake.core.normalisation.CanonicalField.SEGMENT;
import static io.headgate.intake.core.normalisation.CanonicalField.SERVICE_LINE;
import static io.headgate.intake.core.normalisation.CanonicalField.SOURCE_LEAD_ID;
import static io.headgate.intake.core.normalisation.CanonicalField.STATE;
import static io.headgate.intake.core.normalisation.CanonicalField.SUB_ID;
import static io.headgate.intake.core.normalisation.CanonicalField.TEST;
import static io.headgate.intake.core.normalisation.CanonicalField.ZIP;

import io.headgate.intake.core.normalisation.CanonicalField;
import io.headgate.intake.core.normalisation.Lookups;
import io.headgate.model.config.AttributeType;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.person.Address;
import io.headgate.model.person.Consent;
import io.headgate.model.person.Contact;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A submission read under its source's terms: the person, the facts, and what is wrong with it. */
public final class ParsedSubmission {

    private static final Pattern STATE_CODE = Pattern.compile("[A-Z]{2}");

    private static final String ATTRIBUTES = "attributes.";
    private static final Set<AttributeType> COARSE =
            Set.of(AttributeType.BOOLEAN, AttributeType.NUMBER, AttributeType.INTEGER, AttributeType.ENUM);

    private final Map<String, Object> values;
    private final List<FieldError> errors;
    private final SourceTerms terms;
    private final Lookups lookups;

    ParsedSubmission(Map<String, Object> values, List<FieldError> errors, SourceTerms terms, Lookups lookups) {
        this.values = Collections.unmodifiableMap(values);
        this.errors = List.copyOf(errors);
        this.terms = terms;
        this.lookups = lookups;
    }

    /** The normal values by canonical path. */
    public Map<String, Object> values() {
        return values;
    }

    /** Every bad field; none repeats the value it had. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Why the terms refuse the submission as a whole, if they do. */
    public Optional<ReasonCode> refusal(Instant at) {
        if (!errors.isEmpty()) {
            return Optional.of(ReasonCode.SCHEMA_INVALID);
        }
        if (!terms.inForce(at)) {
            return Optional.of(ReasonCode.CONTRACT_NOT_IN_FORCE);
        }
        var line = text(SERVICE_LINE);
        return line == null || terms.covers(line)
                ? Optional.empty()
                : Optional.of(ReasonCode.SERVICE_LINE_NOT_IN_CONTRACT);
    }

    /** The phone by which the person can be recognised; null when it is none or everybody's. */
    public @Nullable String identifyingPhone() {
        var phone = phone();
        return phone != null && lookups.identifiesByPhone(phone) ? phone : null;
    }

    /** The e-mail address by which the person can be recognised; null when it is none or everybody's. */
    public @Nullable String identifyingEmail() {
        var email = email();
        return email != null && lookups.identifiesByEmail(email) ? email : null;
    }

    /** The source's own name for the lead; null when it has none, or one that stands for nothing. */
    public @Nullable String identifyingSourceLeadId() {
        var own = sourceLeadId();
        return own != null && !lookups.isPlaceholder(own) ? own : null;
    }

    public @Nullable String phone() {
        return text(PHONE);
    }

    public @Nullable String email() {
        return text(EMAIL);
    }

    public @Nullable String serviceLine() {
        return text(SERVICE_LINE);
    }

    public @Nullable String sourceLeadId() {
        return text(SOURCE_LEAD_ID);
    }

    public boolean test() {
        return Boolean.TRUE.equals(values.get(TEST.path()));
    }

    /** Everything personal, for the vault. */
    public Contact contact() {
        return new Contact(
                text(CanonicalField.FIRST_NAME),
                text(CanonicalField.LAST_NAME),
                email(),
                phone(),
                text(CanonicalField.PHONE_ALT),
                address(),
                consent(),
                sourceLeadId(),
                attributes(),
                text(CanonicalField.PHONE_EXTENSION),
                text(CanonicalField.PHONE_ALT_EXTENSION));
    }

    /** What facts and decisions may see. */
    public LeadFacts facts(
            Instant receivedAt, @Nullable String phoneKey, @Nullable String emailKey, @Nullable String sourceLeadKey) {
        return new LeadFacts(
                terms.sourceId(),
                terms.vendorId(),
                text(CAMPAIGN),
                text(SUB_ID),
                serviceLine(),
                text(SEGMENT),
                text(LANGUAGE),
                test(),
                receivedAt,
                place(),
                coarseAttributes(),
                phoneKey,
                emailKey,
                sourceLeadKey);
    }

    // Only what is checked to be a place: a city, and a state nobody knows, are free text in which anything may stand.
    // They
    // travel sealed; validation names the verified place.
    private Location place() {
        var state = text(STATE);
        var known = state != null && STATE_CODE.matcher(state).matches() ? state : null;
        return new Location(text(ZIP), null, known, List.of(), null, null, null);
    }

    /** The consent evidence as it was sent, if any was. */
    public @Nullable Consent consent() {
        if (values.keySet().stream().noneMatch(path -> path.startsWith("consent."))) {
            return null;
        }
        return new Consent(
                text(CanonicalField.CONSENT_TEXT),
                text(CanonicalField.CAPTURED_AT),
                text(CanonicalField.IP),
                text(CanonicalField.USER_AGENT),
                text(CanonicalField.PAGE_URL),
                text(CanonicalField.TRUSTED_FORM),
                text(CanonicalField.JORNAYA),
                sellers());
    }

    private Address address() {
        return new Address(
                text(CanonicalField.LINE1),
                text(CanonicalField.LINE2),
                text(CITY),
                text(STATE),
                text(ZIP),
                text(CanonicalField.ZIP4),
                text(CanonicalField.COUNTRY));
    }

    private @Nullable List<String> sellers() {
        return values.get(CanonicalField.SELLERS.path()) instanceof List<?> sellers
                ? sellers.stream().map(String::valueOf).toList()
                : null;
    }

    // What the vendor says a lead cost has no field of its own in the vault; it is kept, not dropped.
    private Map<String, @Nullable Object> attributes() {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((path, value) -> {
            if (path.startsWith(ATTRIBUTES)) {
                attributes.put(path.substring(ATTRIBUTES.length()), value);
            } else if (path.startsWith("cost.")) {
                attributes.put(path, value);
            }
        });
        return attributes;
    }

    private Map<String, Object> coarseAttributes() {
        var coarse = new HashMap<String, Object>();
        terms.attributes().forEach((name, attribute) -> {
            var value = values.get(ATTRIBUTES + name);
            if (value != null && COARSE.contains(attribute.type())) {
                coarse.put(name, value);
            }
        });
        return coarse;
    }

    private @Nullable String text(CanonicalField field) {
        return values.get(field.path()) instanceof String text ? text : null;
    }
}
