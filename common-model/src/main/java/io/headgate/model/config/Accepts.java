package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which leads an endpoint takes; an empty list means no restriction.
 *
 * @param contacts the ways to reach the person that must all be there: phone, email
 * @param languages as the lead states it; a lead that states none speaks English
 * @param sources only these; {@code exceptSources} all but these
 * @param grades of the score; a lead without a grade has none of them
 * @param minIdentity the least confidence, 0 to 1, with which name, phone and address belong together; a lead whose
 *     identity nobody checked has none
 */
public record Accepts(
        @JsonProperty("line_types") List<LineType> lineTypes,
        @Nullable String condition,
        List<DedupeKey> contacts,
        List<String> languages,
        List<String> sources,
        @JsonProperty("except_sources") List<String> exceptSources,
        List<String> grades,

        @JsonProperty("min_identity") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal minIdentity) {

    /** Every lead. */
    public static final Accepts ANYTHING =
            new Accepts(List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public Accepts {
        lineTypes = lineTypes == null ? List.of() : List.copyOf(lineTypes);
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
        languages = languages == null ? List.of() : List.copyOf(languages);
        sources = sources == null ? List.of() : List.copyOf(sources);
        exceptSources = exceptSources == null ? List.of() : List.copyOf(exceptSources);
        grades = grades == null ? List.of() : List.copyOf(grades);
    }
}
