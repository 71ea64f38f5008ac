package io.headgate.config.condition;

import io.headgate.config.condition.field.Field;
import io.headgate.config.condition.field.LeadFields;
import io.headgate.model.config.Area;
import io.headgate.model.config.Hours;
import io.headgate.model.shared.Location;
import io.headgate.reference.GreatCircle;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a condition means, written down as plainly as possible and without any of the compiler's code. */
final class NaiveEvaluation {

    private final LeadFields lead;
    private final Predicate<LocalDate> holidays;

    NaiveEvaluation(LeadFields lead, Predicate<LocalDate> holidays) {
        this.lead = lead;
        this.holidays = holidays;
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var parts) -> parts.stream().allMatch(this::holds);
            case Condition.AnyOf(var parts) -> parts.stream().anyMatch(this::holds);
            case Condition.NoneOf(var parts) -> parts.stream().noneMatch(this::holds);
            case Condition.Compare(var field, var op, var value, var _)
            when op == Operator.NOT_EQUAL ->
                !values(field).isEmpty() && values(field).stream().noneMatch(found -> equal(found, value));
            case Condition.Compare(var field, var op, var value, var _) ->
                values(field).stream().anyMatch(found -> compares(found, op, value));
            case Condition.In(var field, var values, var _) ->
                values(field).stream().anyMatch(found -> values.stream().anyMatch(value -> equal(found, value)));
            case Condition.Between(var field, var low, var high, var _) ->
                values(field).stream()
                        .anyMatch(found ->
                                compares(found, Operator.AT_LEAST, low) && compares(found, Operator.AT_MOST, high));
            case Condition.Matches(var field, var pattern, var _) ->
                values(field).stream()
                        .anyMatch(found -> found instanceof String text && Pattern.matches(pattern, text));
            case Condition.Exists(var field, var _) -> !values(field).isEmpty();
            case Condition.Inside(var area, var _) -> inside(area, lead.place());
            case Condition.Within(var hours, var zone, var _) -> within(hours, zone);
        };
    }

    private List<?> values(String path) {
        var found = lead.value(Field.of(path).orElseThrow());
        return found == null ? List.of() : found instanceof List<?> several ? several : List.of(found);
    }

    private static boolean equal(Object found, Literal value) {
        return compares(found, Operator.EQUAL, value);
    }

    private static boolean compares(Object found, Operator op, Literal value) {
        int order;
        if (found instanceof Number number && value instanceof Literal.Decimal(var wanted, var _)) {
            order = number.doubleValue() < wanted ? -1 : number.doubleValue() > wanted ? 1 : 0;
        } else if (found instanceof Boolean bool && value instanceof Literal.Bool(var wanted)) {
            order = bool == wanted ? 0 : bool ? 1 : -1;
        } else if (found instanceof String text && value instanceof Literal.Text(var wanted)) {
            order = text.compareTo(wanted);
        } else {
            return false;
        }
        return switch (op.symbol()) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean inside(Area area, Location place) {
        var in = area.zips().contains(String.valueOf(place.zip()))
                || place.counties().stream().anyMatch(area.counties()::contains)
                || area.states().contains(String.valueOf(place.state()))
                || area.radius() != null
                        && place.lat() != null
                        && place.lon() != null
                        && GreatCircle.miles(
                                        place.lat(),
                                        place.lon(),
                                        area.radius().lat(),
                                        area.radius().lon())
                                <= area.radius().miles();
        return in
                && !area.exceptZips().contains(String.valueOf(place.zip()))
                && place.counties().stream().noneMatch(area.exceptCounties()::contains);
    }

    private boolean within(Hours hours, String zone) {
        var clock = zone == null ? lead.place().timeZone() : zone;
        if (clock == null) {
            return false;
        }
        var local = lead.now().atZone(ZoneId.of(clock));
        if (hours.holidays() != null && holidays.test(local.toLocalDate())) {
            return false;
        }
        return hours.days().entrySet().stream()
                .filter(day -> names(day.getKey(), local.getDayOfWeek()))
                .flatMap(day -> day.getValue().stream())
                .anyMatch(span -> contains(span, local.toLocalTime()));
    }

    private static boolean names(String key, DayOfWeek wanted) {
        var ends = Stream.of(key.split("-"))
                .map(name -> Stream.of(DayOfWeek.values())
                        .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (var day = ends.getFirst(); ; day = day.plus(1)) {
            if (day == wanted) {
                return true;
            }
            if (day == ends.getLast()) {
                return false;
            }
        }
    }

    private static boolean contains(String span, LocalTime time) {
        var ends = span.split("-");
        return time.compareTo(LocalTime.parse(ends[0])) >= 0
                && (ends[1].equals("24:00") || time.isBefore(LocalTime.parse(ends[1])));
    }
}
