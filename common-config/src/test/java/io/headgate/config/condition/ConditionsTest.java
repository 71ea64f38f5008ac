package io.headgate.config.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.config.TestDocuments;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.condition.field.FieldSource;
import io.headgate.config.condition.field.LeadFields;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Location;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final FieldSource LEAD = new LeadFields(
            new LeadFacts(
                    "searchpros-web",
                    "searchpros",
                    "spring",
                    null,
                    "termite",
                    "residential",
                    "en",
                    false,
                    Instant.EPOCH,
                    new Location("78729", "Austin", "TX", List.of("48491", "48453"), 30.4, -97.7, "America/Chicago"),
                    Map.of("home_owner", true, "budget", 250.5, "rooms", 4, "moved_on", "2026-03-01", "name", "O'Hara"),
                    null,
                    null),
            "mobile",
            "B",
            0.75,
            Instant.parse("2026-04-01T13:30:00Z"));

    /**
     * The table of docs/guides/configuration.md: of what is missing, or of another type, no comparison holds, and none throws.
     * Other expression languages answer true, or fail.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // missing: sub_id and attributes.nothing
                "lead.sub_id == 'x' | false",
                "lead.sub_id != 'x' | false",
                "lead.sub_id in ['x'] | false",
                "lead.sub_id not in ['x'] | true",
                "not lead.sub_id in ['x'] | true",
                "lead.sub_id matches '.*' | false",
                "lead.sub_id not matches '.*' | true",
                "lead.sub_id exists | false",
                "lead.attributes.nothing < 5 | false",
                "lead.attributes.nothing > 5 | false",
                "lead.attributes.nothing == 0 | false",
                "lead.attributes.nothing between 0 and 9 | false",
                "lead.attributes.nothing not between 0 and 9 | true",
                "not lead.attributes.nothing < 5 | true",
                // numbers compare as numbers, whole or not
                "lead.attributes.rooms == 4.0 | true",
                "lead.attributes.budget > 250 | true",
                "lead.attributes.rooms < 4.5 | true",
                // another type: name is text, rooms a number, home_owner a truth
                "lead.attributes.name > 5 | false",
                "lead.attributes.name == 0 | false",
                "lead.attributes.rooms == '4' | false",
                "lead.attributes.rooms != '4' | true",
                "lead.attributes.rooms in ['4'] | false",
                "lead.attributes.rooms matches '4' | false",
                "lead.attributes.home_owner == 'true' | false",
                "lead.attributes.home_owner == 1 | false",
                "lead.attributes.name == true | false"
            })
    void answersForWhatIsMissingAndForOtherTypesAsTheGuideSays(String condition, boolean holds) {
        assertThat(Conditions.compile(condition).test(LEAD)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lead.attributes.home_owner == true",
                "lead.score.grade in ['A','B']",
                "lead.score.grade in ['B']",
                "lead.state == 'TX' and lead.zip == \"78729\"",
                "lead.state == 'CA' or lead.state == 'TX'",
                "lead.state == 'CA' or lead.state == 'NV' or not lead.test == true",
                "not (lead.state == 'CA' and lead.zip == '78729')",
                "NOT lead.state == 'CA' AND lead.language == 'en'",
                "lead.attributes.budget > 250",
                "lead.attributes.budget >= 250.5",
                "lead.attributes.budget <= 250.50",
                "lead.attributes.budget != 250",
                "lead.attributes.rooms == 4.0",
                "lead.attributes.rooms in [1, 4, 9]",
                "lead.attributes.rooms between 4 and 5",
                "lead.attributes.rooms not between 5 and 9",
                "lead.attributes.rooms > -3",
                "lead.attributes.moved_on >= '2026-01-15'",
                "lead.attributes.moved_on between '2026-03-01' and '2026-03-31'",
                "lead.attributes.name == 'O\\'Hara'",
                "lead.attributes.name == \"O'Hara\"",
                "lead.county == '48491'",
                "lead.county == '48453'",
                "lead.county in ['48001','48453']",
                "lead.county != '48001'",
                "lead.state not in ['CA','NV']",
                "lead.zip matches '787\\d{2}'",
                "lead.zip not matches '9.*'",
                "lead.campaign exists",
                "not lead.sub_id exists",
                "lead.line_type == 'mobile'",
                "(((lead.test == false)))",
                "lead.score.identity >= 0.7",
                "lead.zip_confidence == 1",
                "lead.received_hour == 18 and lead.received_day == 'wed'",
                "inside(zip '78729')",
                "inside(zip '1', '78729', county '48000')",
                "inside(county '48453')",
                "inside(state 'TX', except zip '78717')",
                "inside(radius 30.4, -97.6, 7)",
                "not inside(state 'TX', except county '48453')",
                "within hours('wed 08:30-09:00', 'America/Chicago')",
                "within hours('mon-fri 08:30-09:00, except us-federal')",
                "within hours('wed 13:30-24:00', 'UTC')",
                "ANY(lead.test == true, lead.state == 'TX')",
                "all(lead.test == false, lead.state == 'TX') and none(lead.test == true, lead.state == 'CA')"
            })
    void holdsForTheLead(String text) {
        assertThat(Conditions.compile(text).test(LEAD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lead.attributes.home_owner == false",
                "lead.score.grade in ['A']",
                "lead.state == 'tx'",
                "lead.attributes.budget < 250.5",
                "lead.attributes.rooms between 5 and 9",
                "lead.county != '48453'",
                "lead.zip matches '787'",
                "lead.sub_id exists",
                "lead.state == 'TX' and lead.test == true",
                "lead.attributes.home_owner == 'true'",
                "lead.attributes.name > 5",
                "lead.score.identity > 0.75",
                "inside(zip '78717', county '48000', state 'CA')",
                "inside(radius 30.4, -97.6, 5)",
                "inside(state 'TX', except county '48453')",
                "within hours('wed 08:00-08:30', 'America/Chicago')",
                "within hours('tue 08:00-09:00', 'America/Chicago')",
                "within hours('wed', 'America/Chicago')",
                "none(lead.test == true, lead.state == 'TX')"
            })
    void doesNotHoldForTheLead(String text) {
        assertThat(Conditions.compile(text).test(LEAD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lead.sub_id == 'x'",
                "lead.sub_id != 'x'",
                "lead.sub_id in ['x']",
                "lead.sub_id matches '.*'",
                "lead.attributes.nothing < 5",
                "lead.attributes.nothing != 5"
            })
    void treatsEveryComparisonWithAMissingFieldAsFalse(String text) {
        assertThat(Conditions.compile(text).test(LEAD)).isFalse();
        assertThat(Conditions.compile("not " + text).test(LEAD)).isTrue();
    }

    @Test
    void bindsAndTighterThanOr() {
        assertThat(parsed("lead.state == 'A' or lead.state == 'B' and lead.test == true"))
                .isInstanceOf(Condition.AnyOf.class);
        assertThat(Conditions.compile("lead.state == 'TX' or lead.state == 'B' and lead.test == true")
                        .test(LEAD))
                .isTrue();
        assertThat(Conditions.compile("(lead.state == 'TX' or lead.state == 'B') and lead.test == true")
                        .test(LEAD))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lead.state = 'TX' | 11 | Write == to compare.",
                "lead.state == TX | 14 | Expected a value; put text in quotes: 'TX'.",
                "lead.state == 'TX | 14 | The text that starts here has no closing quote.",
                "lead.state == 'TX' && lead.test == true | 19 | Write and, or, not.",
                "lead.state == 'TX' lead.test | 19 | Expected and, or, or the end, found 'lead.test'.",
                "lead.state | 10 | Expected ==, !=, <, <=, >, >=, in, between, matches or exists, found the end.",
                "lead.state in 'TX' | 14 | Expected a list such as ['A','B'], found the text 'TX'.",
                "lead.state in ['TX' | 19 | Expected a comma or a closing bracket, found the end.",
                "lead.state in [] | 15 | Expected a value, found ']'.",
                "(lead.state == 'TX' | 19 | Expected and, or, or a closing parenthesis, found the end.",
                "lead.attributes.a between 1 | 27 | Expected and with the upper value, found the end.",
                "and | 0 | Expected a field such as lead.state, found 'and'.",
                "'TX' == lead.state | 0 | Expected a field such as lead.state, found the text 'TX'.",
                "lead.zip matches '(' | 17 | The pattern cannot be read: missing closing ).",
                "lead.zip matches '((a{99}){99}){99}' | 17 | The counted repetitions of a pattern multiply to at most"
                        + " 1,000.",
                "lead.zip matches '(a)\\1' | 17 | The pattern cannot be read: invalid escape sequence.",
                "lead.attributes.a == 1.2.3 | 21 | 1.2.3 is no number.",
                "lead.state ~= 'TX' | 11 | There is no use for '~' here.",
                "inside() | 7 | Expected zip, county, state, radius or except, found ')'.",
                "inside(except zip '1') | 0 | An area has ZIPs, counties, states or a radius.",
                "inside(except state 'TX') | 14 | Expected zip or county, found 'state'.",
                "inside(zip 78717) | 11 | Expected a text in quotes, found '78717'.",
                "inside(zip '1' '2') | 15 | Expected a comma or a closing parenthesis, found the text '2'.",
                "inside(radius 30.5, -97.7) | 25 | Expected a comma and the miles, found ')'.",
                "inside(radius 1, 2, 3, radius 1, 2, 3) | 23 | An area has one radius.",
                "within ('mon 08:00-09:00') | 7 | Expected hours, found '('.",
                "within hours('mon 8-9') | 13 | A span is written 08:00-18:00.",
                "within hours('noday 08:00-09:00') | 13 | A day is mon, tue, wed, thu, fri, sat or sun; a range is"
                        + " mon-fri.",
                "within hours('mon 08:00-09:00, except sundays') | 13 | Except what? Known: us-federal.",
                "within hours('mon 08:00-09:00', 'Chicago') | 32 | 'Chicago' is no time zone such as"
                        + " 'America/Chicago'.",
                "none(lead.test exists | 21 | Expected a comma or a closing parenthesis, found the end."
            })
    void pointsAtTheFirstMistake(String text, int position, String detail) {
        assertThat(refused(text)).containsExactly(new ConditionProblem(position, ConditionProblem.Kind.SYNTAX, detail));
    }

    @Test
    void refusesConditionsThatAreTooDeepTooLongOrTooMany() {
        assertThat(refused("(".repeat(5_000) + "lead.test == true")).isNotEmpty();
        assertThat(refused("not ".repeat(100) + "lead.test == true")).isNotEmpty();
        assertThat(refused("lead.state == '" + "x".repeat(20_000) + "'")).isNotEmpty();
        assertThat(refused("lead.test == true or ".repeat(600) + "lead.test == true"))
                .isNotEmpty();
        assertThat(refused("")).isNotEmpty();
    }

    @Test
    void answersForAnyTextWithAConditionOrAMistake() {
        var random = new Random(7);
        var pieces = List.of(
                "lead.state",
                "==",
                "'TX'",
                "(",
                ")",
                "and",
                "or",
                "not",
                "in",
                "[",
                "]",
                ",",
                "1",
                "-",
                "matches",
                "'",
                "\"",
                "\\",
                "exists",
                "between",
                "\0",
                "ü",
                "🏠",
                " ",
                "=",
                "<");
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var i = 0; i < random.nextInt(12); i++) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? " " : "");
            }
            assertThat(Conditions.read(text.toString())).isNotNull();
        }
    }

    @Timeout(120)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(x|x)*y",
                "(x|xx)*y",
                "(x+)+y",
                "x*x*x*x*x*x*y",
                "(?:x?){50}y",
                ".*.*.*.*.*=.*",
                "(x{1,30}){30}y"
            })
    void answersPatternsAtOnceThatMakeOthersHang(String pattern) {
        var field = "lead.campaign matches '%s'".formatted(pattern);
        var compiled = Conditions.compile(parsed(field));
        assertThat(compiled.test(_ -> "x".repeat(256))).isFalse();
        assertThat(compiled.test(_ -> "y".repeat(257))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lead.atributes.home_owner == true | UNKNOWN_FIELD | There is no field lead.atributes.home_owner.",
                "lead.attributes.roof == true | UNKNOWN_FIELD | No source's schema declares the attribute",
                "lead.attributes.home_owner == 'yes' | TYPE | is true or false and cannot be compared with text",
                "lead.attributes.budget == 'much' | TYPE | is a number and cannot be compared with text",
                "lead.attributes.home_owner > true | TYPE | > does not go with",
                "lead.state < 'TX' | TYPE | < does not go with lead.state, which is text.",
                "lead.zip == 78717 | TYPE | is text and cannot be compared with a number",
                "lead.attributes.urgency == 'soon' | TYPE | is never 'soon'; it is one of now, week, month.",
                "lead.service_line in ['termite','roofing'] | TYPE | is never 'roofing'",
                "lead.segment == 'Residential' | TYPE | is never 'Residential'",
                "lead.source_id == 'searchpros' | TYPE | is never 'searchpros'",
                "lead.attributes.budget matches '1.*' | TYPE | matches does not go with",
                "lead.line_type between 'a' and 'b' | TYPE | between does not go with"
            })
    void saysWhatCanNeverHold(String text, ConditionProblem.Kind kind, String detail) {
        var problems = Conditions.check(parsed(text), FieldCatalogue.of(TestDocuments.example()));
        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem.kind())
                .isEqualTo(kind));
        assertThat(problems).anySatisfy(problem -> assertThat(problem.detail()).contains(detail));
    }

    @Test
    void findsEveryTypeMistakeWithItsPosition() {
        var problems = Conditions.check(
                parsed("lead.zip == 1 and lead.nothing exists"), FieldCatalogue.of(TestDocuments.example()));
        assertThat(problems)
                .extracting(ConditionProblem::position, ConditionProblem::kind)
                .containsExactly(tuple(0, ConditionProblem.Kind.TYPE), tuple(18, ConditionProblem.Kind.UNKNOWN_FIELD));
    }

    @Test
    void letsAnAttributeBeComparedFreelyWhenSourcesDisagreeOnItsType() {
        var network = TestDocuments.read("""
            vendors:
              - {id: a, sources: [{id: a-1, schema: {attributes: {age: {type: number}}}}]}
              - {id: b, sources: [{id: b-1, schema: {attributes: {age: {type: string}}}}]}
            """);
        var fields = FieldCatalogue.of(network);
        assertThat(Conditions.check(parsed("lead.attributes.age > 3 and lead.attributes.age == 'old'"), fields))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lead.attributes.home_owner == true | home owner is yes",
                "lead.score.grade in ['A','B'] | score grade is A or B",
                "lead.state == 'TX' and not lead.test == true | state is TX and it is not true that test lead is yes",
                "lead.zip in ['1','2','3'] or lead.sub_id exists | ZIP is 1, 2 or 3 or sub id is known",
                "lead.attributes.budget between 10 and 20.50 | budget is between 10 and 20.50",
                "lead.state == 'TX' and (lead.zip == '1' or lead.zip == '2') | state is TX and (ZIP is 1 or ZIP is 2)",
                "lead.campaign matches 'spring.*' | campaign looks like spring.*",
                "inside(zip '1', '2', county '3', state 'TX') | the lead is in ZIP 1 or 2 or county 3 or state TX",
                "inside(radius 30.50, -97.7, 15, except zip '1') | the lead is in 15 miles around 30.5, -97.7, but not"
                        + " in ZIP 1",
                "within hours('mon-fri 08:00-18:00', 'America/New_York') | the time is mon-fri 08:00-18:00 in New York",
                "not within hours('sat 09:00-13:00') | it is not true that the time is sat 09:00-13:00 where the lead"
                        + " is",
                "none(lead.test == true, lead.zip == '1') | none of these: test lead is yes, ZIP is 1",
                "lead.score.identity > 0.8 and lead.received_hour < 9 | identity confidence is above 0.8 and hour of"
                        + " receipt is below 9"
            })
    void saysItInPlainWords(String text, String sentence) {
        assertThat(Conditions.sentence(parsed(text))).isEqualTo(sentence);
    }

    private static Condition parsed(String text) {
        assertThat(Conditions.read(text)).isInstanceOf(ConditionReading.Parsed.class);
        return ((ConditionReading.Parsed) Conditions.read(text)).condition();
    }

    private static List<ConditionProblem> refused(String text) {
        assertThat(Conditions.read(text)).isInstanceOf(ConditionReading.Refused.class);
        return ((ConditionReading.Refused) Conditions.read(text)).problems();
    }
}
