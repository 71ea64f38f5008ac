package io.headgate.config.condition.field;

import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a lead as conditions see them.
 *
 * @param lineType what the phone check found, as the document writes it
 * @param grade the score's grade, where a check gave one
 * @param identity from 0 to 1, how surely name, phone and address belong together, where a check said so
 * @param now the moment of the decision; without it no condition on hours holds
 */
public record LeadFields(
        LeadFacts facts,
        @Nullable String lineType,
        @Nullable String grade,
        @Nullable Double identity,
        @Nullable Instant now)
        implements FieldSource {

    /** A lead outside of any decision. */
    public LeadFields(LeadFacts facts, @Nullable String lineType, @Nullable String grade) {
        this(facts, lineType, grade, null, null);
    }

    /** A lead whose identity nobody checked. */
    public LeadFields(LeadFacts facts, @Nullable String lineType, @Nullable String grade, Instant now) {
        this(facts, lineType, grade, null, now);
    }

    @Override
    public Location place() {
        return facts.location();
    }

    @Override
    public @Nullable Object value(Field field) {
        return switch (field.known()) {
            case SERVICE_LINE -> facts.serviceLine();
            case SEGMENT -> facts.segment();
            case SOURCE_ID -> facts.sourceId();
            case VENDOR_ID -> facts.vendorId();
            case CAMPAIGN -> facts.campaign();
            case SUB_ID -> facts.subId();
            case LANGUAGE -> facts.language();
            case ZIP -> facts.location().zip();
            case ZIP_CONFIDENCE -> facts.location().certaintyOfZip();
            case COUNTY -> facts.location().counties();
            case STATE -> facts.location().state();
            case LINE_TYPE -> lineType;
            case SCORE_GRADE -> grade;
            case SCORE_IDENTITY -> identity;
            case RECEIVED_HOUR -> hour(received());
            case RECEIVED_DAY -> day(received());
            case TEST -> facts.test();
            case ATTRIBUTE ->
                field.attribute() == null ? null : facts.attributes().get(field.attribute());
        };
    }

    /** By the clock where the lead is: who asked at nine in the evening did so at nine for himself. */
    private @Nullable ZonedDateTime received() {
        var zone = Zones.known(facts.location().timeZone());
        return zone == null ? null : facts.receivedAt().atZone(zone);
    }

    private static @Nullable Object hour(@Nullable ZonedDateTime received) {
        return received == null ? null : received.getHour();
    }

    private static @Nullable Object day(@Nullable ZonedDateTime received) {
        return received == null
                ? null
                : received.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
    }
}
