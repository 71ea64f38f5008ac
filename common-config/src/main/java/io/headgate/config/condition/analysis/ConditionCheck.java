package io.headgate.config.condition.analysis;

import io.headgate.config.area.ZipSet;
import io.headgate.config.condition.Condition;
import io.headgate.config.condition.Condition.AllOf;
import io.headgate.config.condition.Condition.AnyOf;
import io.headgate.config.condition.Condition.Between;
import io.headgate.config.condition.Condition.Compare;
import io.headgate.config.condition.Condition.Exists;
import io.headgate.config.condition.Condition.In;
import io.headgate.config.condition.Condition.Inside;
import io.headgate.config.condition.Condition.Matches;
import io.headgate.config.condition.Condition.NoneOf;
import io.headgate.config.condition.Condition.Within;
import io.headgate.config.condition.ConditionProblem;
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.condition.field.FieldType;
import io.headgate.model.config.Area;
import io.headgate.model.config.Radius;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds comparisons that ask for a field no lead has, or for a value the field can never take. */
public final class ConditionCheck {

    private final FieldCatalogue catalogue;
    private final List<ConditionProblem> problems = new ArrayList<>();

    public ConditionCheck(FieldCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public List<ConditionProblem> problems(Condition condition) {
        check(condition);
        return List.copyOf(problems);
    }

    private void check(Condition condition) {
        switch (condition) {
            case AllOf(var parts) -> parts.forEach(this::check);
            case AnyOf(var parts) -> parts.forEach(this::check);
            case NoneOf(var parts) -> parts.forEach(this::check);
            case Compare compare -> compare(compare);
            case In(var field, var values, var at) -> values.forEach(value -> value(field, value, at));
            case Between(var field, var low, var high, var at) -> {
                ordered(field, "between", at);
                value(field, low, at);
                value(field, high, at);
            }
            case Matches(var field, var _, var at) -> text(field, at);
            case Exists(var field, var at) -> known(field, at);
            case Inside(var area, var at) -> area(area, at);
            case Within _ -> {}
        }
    }

    private void compare(Compare compare) {
        if (compare.op().orders()) {
            ordered(compare.field(), compare.op().symbol(), compare.at());
        }
        value(compare.field(), compare.value(), compare.at());
    }

    private boolean known(String field, int at) {
        if (catalogue.entry(field).isPresent()) {
            return true;
        }
        var detail = field.startsWith("lead.attributes.")
                ? "No source's schema declares the attribute %s.".formatted(field)
                : "There is no field %s. Known: %s.".formatted(field, String.join(", ", catalogue.paths()));
        var unknown = new ConditionProblem(at, ConditionProblem.Kind.UNKNOWN_FIELD, detail);
        if (!problems.contains(unknown)) {
            problems.add(unknown);
        }
        return false;
    }

    private void ordered(String field, String operator, int at) {
        catalogue.entry(field).ifPresent(entry -> {
            if (entry.type() == FieldType.TEXT || entry.type() == FieldType.BOOLEAN) {
                type(at, "%s does not go with %s, which is %s.".formatted(operator, field, words(entry.type())));
            }
        });
    }

    private void text(String field, int at) {
        if (known(field, at)) {
            var type = catalogue.entry(field).orElseThrow().type();
            if (type != FieldType.TEXT && type != FieldType.MIXED) {
                type(at, "matches does not go with %s, which is %s.".formatted(field, words(type)));
            }
        }
    }

    private void value(String field, Literal value, int at) {
        if (!known(field, at)) {
            return;
        }
        var entry = catalogue.entry(field).orElseThrow();
        var fits =
                switch (entry.type()) {
                    case TEXT -> value instanceof Literal.Text;
                    case NUMBER -> value instanceof Literal.Decimal;
                    case BOOLEAN -> value instanceof Literal.Bool;
                    case DATE -> value instanceof Literal.Text(var text) && isDate(text);
                    case MIXED -> true;
                };
        if (!fits) {
            type(at, "%s is %s and cannot be compared with %s.".formatted(field, words(entry.type()), value.kind()));
        } else if (!entry.values().isEmpty()
                && value instanceof Literal.Text(var text)
                && !entry.values().contains(text)) {
            type(at, "%s is never '%s'; it is one of %s.".formatted(field, text, some(entry)));
        }
    }

    private void area(Area area, int at) {
        Stream.concat(area.zips().stream(), area.exceptZips().stream())
                .filter(zip -> ZipSet.number(zip) < 0)
                .forEach(zip -> type(at, "'%s' is no ZIP of five digits.".formatted(zip)));
        Stream.concat(area.counties().stream(), area.exceptCounties().stream())
                .filter(fips -> !catalogue.knowsCounty(fips))
                .forEach(fips -> type(at, "There is no county by FIPS code '%s'.".formatted(fips)));
        area.states().stream()
                .filter(code -> !catalogue.knowsState(code))
                .forEach(code -> type(at, "There is no state by postal code '%s'.".formatted(code)));
        var radius = area.radius();
        if (radius != null && !(Math.abs(radius.lat()) <= 90 && Math.abs(radius.lon()) <= 180)) {
            type(at, "The radius is around no point on earth.");
        }
        if (radius != null && !(radius.miles() > 0 && radius.miles() <= Radius.LARGEST_MILES)) {
            type(at, "A radius is above 0 and at most %d miles.".formatted(Radius.LARGEST_MILES));
        }
    }

    private void type(int at, String detail) {
        problems.add(new ConditionProblem(at, ConditionProblem.Kind.TYPE, detail));
    }

    private static String some(FieldCatalogue.Entry entry) {
        var most = 12;
        var shown = entry.values().stream().limit(most).toList();
        return String.join(", ", shown) + (entry.values().size() > most ? ", …" : "");
    }

    private static String words(FieldType type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date such as '2026-03-01'";
            case MIXED -> "of several types";
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
