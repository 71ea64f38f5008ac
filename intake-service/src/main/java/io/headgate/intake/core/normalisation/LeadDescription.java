package io.headgate.intake.core.normalisation;

import java.util.LinkedHashMap;
import java.util.Map;

/** The canonical lead for those who describe it to others: each path with the kind of value that it takes. */
public final class LeadDescription {

    private LeadDescription() {}

    /** What a value looks like in JSON. */
    public enum Kind {
        TEXT,
        FLAG,
        TEXTS
    }

    /** Every canonical field, in the order of the guide. */
    public static Map<String, Kind> fields() {
        var fields = new LinkedHashMap<String, Kind>();
        for (var field : CanonicalField.values()) {
            fields.put(
                    field.path(),
                    switch (field.form()) {
                        case FLAG -> Kind.FLAG;
                        case LIST -> Kind.TEXTS;
                        case LINE,
                                LINES,
                                ID,
                                EMAIL,
                                PHONE,
                                EXTENSION,
                                STATE,
                                ZIP,
                                ZIP4,
                                COUNTRY,
                                SEGMENT,
                                LANGUAGE,
                                AMOUNT,
                                CURRENCY -> Kind.TEXT;
                    });
        }
        return fields;
    }
}
