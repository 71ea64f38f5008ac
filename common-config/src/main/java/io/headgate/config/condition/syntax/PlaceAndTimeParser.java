package io.headgate.config.condition.syntax;

import static io.headgate.config.condition.syntax.TokenCursor.expected;

import io.headgate.config.condition.Condition;
import io.headgate.config.condition.field.Zones;
import io.headgate.config.condition.syntax.Lexer.SyntaxProblem;
import io.headgate.model.config.Area;
import io.headgate.model.config.Radius;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the conditions that are no comparisons:
 *
 * <pre>
 * place    = "inside" "(" part { "," part } ")"
 * part     = ["except"] ("zip" | "county") text { "," text }
 *          | "state" text { "," text }
 *          | "radius" latitude "," longitude "," miles
 * time     = "within" "hours" "(" schedule [ "," zone ] ")"
 * schedule = text such as 'mon-fri 08:00-18:00, sat 09:00-13:00, except us-federal'
 * </pre>
 */
final class PlaceAndTimeParser {

    private final TokenCursor tokens;

    private final List<String> zips = new ArrayList<>();
    private final List<String> counties = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> exceptZips = new ArrayList<>();
    private final List<String> exceptCounties = new ArrayList<>();
    private @Nullable Radius radius;

    private PlaceAndTimeParser(TokenCursor tokens) {
        this.tokens = tokens;
    }

    /** What stands in the parentheses of inside(…). */
    static Condition.Inside inside(TokenCursor tokens) {
        return new PlaceAndTimeParser(tokens).inside();
    }

    private Condition.Inside inside() {
        var at = tokens.take().at();
        tokens.expect(Token.Kind.OPEN, "an opening parenthesis");
        do {
            part();
        } while (tokens.take(Token.Kind.COMMA));
        tokens.expect(Token.Kind.CLOSE, "a comma or a closing parenthesis");
        var area = new Area(zips, counties, states, radius, exceptZips, exceptCounties);
        if (area.includesNothing()) {
            throw new SyntaxProblem(at, "An area has ZIPs, counties, states or a radius.");
        }
        return new Condition.Inside(area, at);
    }

    private void part() {
        var except = tokens.takeWord("except");
        var kind = tokens.take();
        if (kind.isWord("zip")) {
            texts(except ? exceptZips : zips);
        } else if (kind.isWord("county")) {
            texts(except ? exceptCounties : counties);
        } else if (!except && kind.isWord("state")) {
            texts(states);
        } else if (!except && kind.isWord("radius")) {
            radius(kind);
        } else {
            throw expected(kind, except ? "zip or county" : "zip, county, state, radius or except");
        }
    }

    // A comma may go on with this list or begin the next part: what follows it tells.
    private void texts(List<String> into) {
        into.add(tokens.expect(Token.Kind.TEXT, "a text in quotes").text());
        while (tokens.peek().kind() == Token.Kind.COMMA && tokens.afterNext().kind() == Token.Kind.TEXT) {
            tokens.take();
            into.add(tokens.take().text());
        }
    }

    private void radius(Token kind) {
        if (radius != null) {
            throw new SyntaxProblem(kind.at(), "An area has one radius.");
        }
        var lat = number("a latitude");
        tokens.expect(Token.Kind.COMMA, "a comma and the longitude");
        var lon = number("a longitude");
        tokens.expect(Token.Kind.COMMA, "a comma and the miles");
        radius = new Radius(lat, lon, number("a number of miles"));
    }

    private double number(String what) {
        return new BigDecimal(tokens.expect(Token.Kind.NUMBER, what).text()).doubleValue();
    }

    static Condition.Within within(TokenCursor tokens) {
        var at = tokens.take().at();
        if (!tokens.takeWord("hours")) {
            throw expected(tokens.peek(), "hours");
        }
        tokens.expect(Token.Kind.OPEN, "an opening parenthesis");
        var schedule = tokens.expect(Token.Kind.TEXT, "hours such as 'mon-fri 08:00-18:00'");
        String zone = null;
        if (tokens.take(Token.Kind.COMMA)) {
            var named = tokens.expect(Token.Kind.TEXT, "a time zone in quotes");
            zone = named.text();
            if (!Zones.isNamed(zone)) {
                throw new SyntaxProblem(named.at(), "'%s' is no time zone such as 'America/Chicago'.".formatted(zone));
            }
        }
        tokens.expect(Token.Kind.CLOSE, "a closing parenthesis");
        return new Condition.Within(Schedule.read(schedule), zone, at);
    }
}
