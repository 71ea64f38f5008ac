package io.headgate.config.condition;

import io.headgate.model.shared.LeadFacts;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a lead as conditions see them.
 *
 * @param lineType what the phone check found, as the document writes it
 * @param grade the score's grade, where a check gave one
 */
public record LeadFields(
        LeadFacts facts,
        @Nullable String lineType,
        @Nullable String grade) implements FieldSource {

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
            case COUNTY -> facts.location().counties();
            case STATE -> facts.location().state();
            case LINE_TYPE -> lineType;
            case SCORE_GRADE -> grade;
            case TEST -> facts.test();
            case ATTRIBUTE ->
                field.attribute() == null ? null : facts.attributes().get(field.attribute());
        };
    }
}
