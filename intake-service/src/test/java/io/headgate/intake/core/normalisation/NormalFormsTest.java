package io.headgate.intake.core.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.core.reading.Fixtures;
import io.headgate.intake.core.reading.ParsedSubmission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Normal forms are final: normalising one gives it back, whatever was sent. */
class NormalFormsTest {

    // A longer name is refused before anything is read: see CostlyBodyTest.
    private static final int LONGEST_NAME = 300;

    private static final String PIECES = "aB\u00e9e\u0301\u0130\u1e9b\u0323\u00a0 \t\n"
            + "\u0000\ud83d\ude00\ud800\u2028\u202e09+-()./@x\u0665\u01c5\ufb01\u1100\u1161\u00df";

    static Stream<String> hostile() {
        return HostileStrings.ALL.stream();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileTextInEveryFieldIsKeptOrReportedAndNeverThrows(String text) {
        var body = new LinkedHashMap<String, Object>();
        for (var field : CanonicalField.values()) {
            body.put(field.path(), text);
        }
        for (var name : Fixtures.WEB.attributes().keySet()) {
            body.put("attributes." + name, text);
        }
        body.put("attributes.undeclared", text);
        if (text.length() <= LONGEST_NAME) {
            body.put(text, text);
        }

        assertStable(Fixtures.read(body));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void normalisingANormalFormChangesNothing(long seed) {
        var random = new Random(seed);
        var body = new LinkedHashMap<String, Object>();
        for (var field : CanonicalField.values()) {
            body.put(field.path(), value(random));
        }
        for (var name : List.of("home_owner", "budget", "rooms", "urgency", "move_in", "note", "other")) {
            body.put("attributes." + name, value(random));
        }

        assertStable(Fixtures.read(body));
    }

    @Test
    void noNormalTextHoldsAControlCharacterOrABrokenSurrogate() {
        for (var text : HostileStrings.ALL) {
            for (var cleaned : List.of(CleanText.line(text), CleanText.lines(text), CleanText.lowerCase(text))) {
                assertThat(cleaned.codePoints())
                        .noneMatch(point -> Character.getType(point) == Character.SURROGATE)
                        .noneMatch(point -> Character.isISOControl(point) && "\n\r\t".indexOf(point) < 0);
            }
        }
    }

    private static void assertStable(ParsedSubmission first) {
        var second = Fixtures.read(first.values());

        assertThat(second.values()).isEqualTo(first.values());
        assertThat(first.contact().toString()).isEqualTo("Contact[masked]");
        var known = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
        assertThat(first.errors()).allMatch(error -> known.contains(error.code()));
    }

    private static Object value(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt();
            case 2 -> new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(8));
            case 3 -> List.of(text(random), text(random));
            case 4 -> Map.of();
            case 5 -> digits(random);
            case 6 -> "+" + digits(random);
            case 7 -> "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            case 8 ->
                List.of("Texas", "tx", "NOW", "asap", "TERM", "commercial", "en_US", "usd")
                        .get(random.nextInt(8));
            default -> text(random);
        };
    }

    private static String digits(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(16); i >= 0; i--) {
            text.append(random.nextInt(10));
            if (random.nextInt(6) == 0) {
                text.append(" -.(".charAt(random.nextInt(4)));
            }
        }
        return text.toString();
    }

    private static String text(Random random) {
        var pieces = new ArrayList<Character>();
        for (var i = random.nextInt(24); i > 0; i--) {
            pieces.add(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        var text = new StringBuilder();
        pieces.forEach(text::append);
        return text.toString();
    }
}
