package io.headgate.reconciliation.web;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time that a list is asked for: from a moment on, and before another. */
public record TimeRange(Instant from, Instant before) {

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    /**
     * Days, both included, in the zone given; or moments with an offset, of which the second is not included.
     *
     * @throws ProblemException 400 naming what cannot be read
     */
    public static TimeRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        var errors = new ArrayList<FieldProblem>();
        var first = from == null ? EVER : moment("from", from, zone, 0, errors);
        var last = to == null ? NEVER : moment("to", to, zone, 1, errors);
        if (first != null && last != null && !first.isBefore(last)) {
            errors.add(new FieldProblem("to", "WRONG_ORDER", "It ends before it begins."));
        }
        if (first == null || last == null || !errors.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.BAD_PARAMETER, "Some parameters are not right.", List.copyOf(errors));
        }
        return new TimeRange(first, last);
    }

    /** What to say of another parameter that cannot be read. */
    public static ProblemException bad(String field, String detail) {
        return new ProblemException(
                ProblemCode.BAD_PARAMETER,
                "Some parameters are not right.",
                List.of(new FieldProblem(field, "WRONG_FORM", detail)));
    }

    private static @Nullable Instant moment(
            String field, String text, ZoneId zone, int daysLater, List<FieldProblem> errors) {
        try {
            var moment = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toInstant();
            var year = moment.atZone(zone).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Reported below, like what is no date at all.
        }
        errors.add(new FieldProblem(
                field, "WRONG_FORM", "A day such as 2026-03-31, or a moment such as 2026-03-31T08:00:00Z, is needed."));
        return null;
    }
}
