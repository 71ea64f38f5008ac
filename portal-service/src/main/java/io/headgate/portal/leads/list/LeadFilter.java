package io.headgate.portal.leads.list;

import io.headgate.model.shared.ReasonCode;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.LeadStatus;
import io.headgate.portal.core.Page;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question for leads, read: SQL conditions over lead_view, and the values that go with them. */
final class LeadFilter {

    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");
    private static final Set<String> STATUSES =
            Arrays.stream(LeadStatus.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> REASONS =
            Arrays.stream(ReasonCode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** What a keyed hash was made of, and where stories keep it; leads told before there were stories have lead_key. */
    enum KeyKind {
        PHONE("phone_key"),
        EMAIL("email_key"),
        SOURCE_LEAD("source_lead_key");

        private final String column;

        KeyKind(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<FieldProblem> problems = new ArrayList<>();
    private int limit = Page.DEFAULT_LIMIT;

    private LeadFilter() {}

    /**
     * Reads what needs nothing but the question itself; {@link #person} and {@link #typed} add the rest.
     *
     * @throws ProblemException 400 with every field that cannot be read
     */
    static LeadFilter of(LeadQuery query) {
        var filter = new LeadFilter();
        filter.any("source_id", query.source());
        filter.any("vendor_id", query.vendor());
        filter.any("campaign", query.campaign());
        filter.outcome(query.outcome());
        filter.oneOf("reason", "reason", query.reason(), REASONS);
        filter.any("service_line", query.service_line());
        filter.any("state", query.state() == null ? null : query.state().toUpperCase(Locale.ROOT));
        filter.zip(query.zip());
        filter.test(query.test());
        filter.when(query);
        filter.finding(query.finding());
        filter.limited(query.limit());
        if (query.name() != null) {
            filter.wrong("name", "NOT_SEARCHABLE", "Names are sealed and cannot be searched; phone and email can.");
        }
        filter.refuse();
        return filter;
    }

    List<String> conditions() {
        return conditions;
    }

    Map<String, Object> values() {
        return values;
    }

    int limit() {
        return limit;
    }

    /** Narrows to the leads of a key; without one, because what was typed has no such form, the field is refused. */
    void person(String field, KeyKind kind, @Nullable String key) {
        if (key == null) {
            wrong(field, "WRONG_FORM", "This is no " + field.replace('_', ' ') + " that a lead could have.");
            return;
        }
        anyKey(field, Map.of(kind, key));
    }

    /** Narrows to the leads that have one of the keys; without any, no lead is found. */
    void anyKey(String name, Map<KeyKind, String> keys) {
        if (keys.isEmpty()) {
            none();
            return;
        }
        var found = new ArrayList<String>();
        found.add("SELECT lead_id FROM lead_key WHERE key = ANY(:key_%s)".formatted(name));
        values.put("key_" + name, keys.values().toArray(String[]::new));
        keys.forEach((kind, key) -> {
            var parameter = kind.column() + "_" + name;
            found.add("SELECT lead_id FROM lead_story WHERE %s = :%s".formatted(kind.column(), parameter));
            values.put(parameter, key);
        });
        conditions.add("lead_id = ANY(ARRAY(" + String.join(" UNION ALL ", found) + "))");
    }

    void column(String column, String value) {
        conditions.add(column + " = :typed");
        values.put("typed", value);
    }

    void ids(LeadIdRange range) {
        conditions.add("lead_id BETWEEN :idFrom AND :idTo");
        values.put("idFrom", range.from());
        values.put("idTo", range.to());
    }

    private void none() {
        conditions.add("false");
    }

    void refuse() {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.BAD_PARAMETER, "Some parameters are not right.", problems);
        }
    }

    // A lead that one endpoint took may be in doubt at another.
    private void outcome(@Nullable String written) {
        oneOf("outcome", "status", written, STATUSES);
        if (values.get("status") instanceof List<?> asked && asked.contains(LeadStatus.UNCONFIRMED.name())) {
            conditions.removeLast();
            conditions.add(asked.size() == 1 ? "unconfirmed" : "(status IN (:status) OR unconfirmed)");
        }
    }

    private void finding(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return;
        }
        if (written.strip().equalsIgnoreCase("accepted_late")) {
            conditions.add("accepted_late");
        } else {
            wrong("finding", "NOT_ALLOWED", "accepted_late.");
        }
    }

    // By the time of a delivery, its endpoint and client are those of that delivery: a lead may have several.
    private void when(LeadQuery query) {
        var time = query.time() == null || query.time().isBlank()
                ? "received"
                : query.time().strip().toLowerCase(Locale.ROOT);
        switch (time) {
            case "received" -> {
                any("endpoint_id", query.endpoint());
                any("client_id", query.client());
                moment("from", query.from(), "received_at >= :from");
                moment("to", query.to(), "received_at < :to");
            }
            case "delivered" -> {
                var outer = List.copyOf(conditions);
                conditions.clear();
                any("endpoint_id", query.endpoint());
                any("client_id", query.client());
                moment("from", query.from(), "at >= :from");
                moment("to", query.to(), "at < :to");
                var inner = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
                conditions.clear();
                conditions.addAll(outer);
                conditions.add("lead_id IN (SELECT lead_id FROM lead_delivered" + inner + ")");
            }
            default -> wrong("time", "NOT_ALLOWED", "received or delivered.");
        }
    }

    private void any(String column, @Nullable String written) {
        if (written != null && !written.isBlank()) {
            conditions.add(column + " IN (:" + column + ")");
            values.put(column, split(written, UnaryOperator.identity()));
        }
    }

    private void oneOf(String field, String column, @Nullable String written, Set<String> allowed) {
        if (written == null || written.isBlank()) {
            return;
        }
        var asked = split(written, text -> text.toUpperCase(Locale.ROOT));
        if (allowed.containsAll(asked)) {
            conditions.add(column + " IN (:" + column + ")");
            values.put(column, asked);
        } else {
            wrong(
                    field,
                    "NOT_ALLOWED",
                    "One or more of "
                            + allowed.stream()
                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private void zip(@Nullable String written) {
        if (written != null
                && !written.isBlank()
                && !split(written, UnaryOperator.identity()).stream()
                        .allMatch(zip -> FIVE_DIGITS.matcher(zip).matches())) {
            wrong("zip", "WRONG_FORM", "Five digits; several are separated by commas.");
            return;
        }
        any("zip", written);
    }

    private void test(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return;
        }
        switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> conditions.add("test");
            case "false" -> conditions.add("NOT test");
            default -> wrong("test", "NOT_ALLOWED", "true or false.");
        }
    }

    private void moment(String field, @Nullable String written, String condition) {
        if (written == null || written.isBlank()) {
            return;
        }
        try {
            Instant moment = OffsetDateTime.parse(written.strip()).toInstant();
            conditions.add(condition);
            values.put(field, java.util.Objects.requireNonNull(Utc.of(moment)));
        } catch (DateTimeException e) {
            wrong(field, "WRONG_FORM", "A moment with its offset, such as 2026-11-30T08:00:00Z.");
        }
    }

    private void limited(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return;
        }
        try {
            limit = Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            limit = 0;
        }
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            wrong("limit", "OUT_OF_RANGE", "A whole number from 1 to " + Page.MAX_LIMIT + ".");
        }
    }

    private void wrong(String field, String code, String detail) {
        problems.add(new FieldProblem(field, code, detail));
    }

    private static List<String> split(String written, UnaryOperator<String> form) {
        return Arrays.stream(written.replace("\0", "").strip().split("\\s*,\\s*"))
                .map(form)
                .toList();
    }
}
