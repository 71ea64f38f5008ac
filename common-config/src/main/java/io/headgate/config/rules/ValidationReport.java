package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.ValidationFindings;
import io.headgate.config.document.ProblemCollector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the validator's findings, and the small checks that many parts of the document share. */
public final class ValidationReport {

    // Java makes a new set of its six hundred each time it is asked.
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LONGEST_NAME = 200;
    private static final int LAST_YEAR = 9999;
    private static final int MOST_OF_A_KIND = 50;
    private static final int MONEY_DECIMALS = 6;
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000");

    private final ProblemCollector errors = new ProblemCollector();
    private final ProblemCollector warnings = new ProblemCollector();
    private final Map<ConfigCode, Integer> bulk = new EnumMap<>(ConfigCode.class);

    public void error(String path, ConfigCode code, String detail) {
        errors.add(path, code, detail);
    }

    public void warning(String path, ConfigCode code, String detail) {
        warnings.add(path, code, detail);
    }

    /** A warning of a kind that large networks have by the thousand: the first fifty are listed, the others counted. */
    public void lint(String path, ConfigCode code, String detail) {
        if (bulk.merge(code, 1, Integer::sum) <= MOST_OF_A_KIND) {
            warning(path, code, detail);
        }
    }

    public ValidationFindings findings() {
        bulk.forEach((code, count) -> {
            if (count > MOST_OF_A_KIND) {
                warning(
                        "",
                        ConfigCode.TOO_MANY_PROBLEMS,
                        "%,d more warnings %s are not listed.".formatted(count - MOST_OF_A_KIND, code));
            }
        });
        bulk.clear();
        return new ValidationFindings(errors.all(), warnings.all());
    }

    public void id(String path, String id) {
        if (!ID.matcher(id).matches()) {
            error(
                    path,
                    ConfigCode.INVALID_VALUE,
                    "%s is no id: lower-case letters, digits and dashes, at most 63."
                            .formatted(MessageText.quoted(id)));
        }
    }

    public void name(String path, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            error(path, ConfigCode.INVALID_VALUE, "A name has 1 to %d characters.".formatted(LONGEST_NAME));
        }
    }

    public void zone(String path, @Nullable String zone) {
        if (zone != null && !ZONES.contains(zone)) {
            error(
                    path,
                    ConfigCode.INVALID_VALUE,
                    "%s is no time zone such as America/Chicago.".formatted(MessageText.quoted(zone)));
        }
    }

    public void money(String path, @Nullable BigDecimal amount) {
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0) {
            error(path, ConfigCode.INVALID_VALUE, "An amount is not below zero.");
        }
        if (amount.stripTrailingZeros().scale() > MONEY_DECIMALS) {
            error(path, ConfigCode.INVALID_VALUE, "An amount has at most six decimals.");
        }
        if (amount.compareTo(MOST_MONEY) > 0) {
            error(path, ConfigCode.INVALID_VALUE, "An amount is at most a thousand million.");
        }
    }

    void positive(String path, @Nullable Duration duration) {
        if (duration != null && (duration.isZero() || duration.isNegative())) {
            error(path, ConfigCode.INVALID_VALUE, "A duration is longer than nothing.");
        }
    }

    public void atLeast(String path, int value, int least) {
        if (value < least) {
            error(path, ConfigCode.INVALID_VALUE, "%d is less than the least possible, %d.".formatted(value, least));
        }
    }

    public void share(String path, @Nullable BigDecimal share) {
        if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            error(path, ConfigCode.INVALID_VALUE, "A share lies between 0 and 1.");
        }
    }

    public void period(String path, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && from.isAfter(to)) {
            error(path, ConfigCode.FROM_AFTER_TO, "It starts on %s, after its end on %s.".formatted(from, to));
        }
        if (isBeyondCalendars(from) || isBeyondCalendars(to)) {
            error(path, ConfigCode.INVALID_VALUE, "It starts and ends in the years 1 to %d.".formatted(LAST_YEAR));
        }
    }

    // Java can write dates that no moment in any time zone belongs to.
    private static boolean isBeyondCalendars(@Nullable LocalDate date) {
        return date != null && (date.getYear() < 1 || date.getYear() > LAST_YEAR);
    }

    void point(String path, double lat, double lon) {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            error(path, ConfigCode.INVALID_VALUE, "The point is nowhere on earth.");
        }
    }

    public void references(String path, List<String> ids, DocumentIndex.Names known) {
        for (var i = 0; i < ids.size(); i++) {
            reference(path + "[" + i + "]", ids.get(i), known);
        }
    }

    public void reference(String path, String id, DocumentIndex.Names known) {
        if (!known.contains(id)) {
            error(
                    path,
                    ConfigCode.UNKNOWN_REFERENCE,
                    "There is no %s %s.%s".formatted(known.what(), MessageText.quoted(id), known.didYouMean(id)));
        }
    }

    /** Reports each value that stands twice in the list. */
    public void distinct(String path, List<String> values) {
        var seen = new HashSet<String>();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (!seen.add(value)) {
                error(
                        path + "[" + i + "]",
                        ConfigCode.DUPLICATE_ID,
                        "%s stands twice.".formatted(MessageText.quoted(value)));
            }
        }
    }
}
