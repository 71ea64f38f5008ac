package io.headgate.config.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.config.ConfigCode;
import io.headgate.config.ConfigProblem;
import io.headgate.config.ConfigValidator;
import io.headgate.config.TestDocuments;
import io.headgate.config.ValidationFindings;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipPlace;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each question of the lint, with a network that it is about and one that it is nearly about. */
class LintTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");

    /** Two dealers whom plans and rights may name, and a call centre that takes what is left. */
    private static final String NETWORK = """
        service_lines: [{id: termite}, {id: hvac}]
        vendors: [{id: v, sources: [{id: web, service_lines: [termite], schema: {required: [phone], attributes: {owner: {type: boolean}, urgency: {type: enum, values: [now, week]}, budget: {type: number, min: 0}, rooms: {type: integer}, note: {type: string}}}}]}]
        clients:
          - {id: a, %s endpoints: [{id: a-1, price: "40.00", %s delivery: {method: http, url: "https://a.example/"}}]}
          - {id: b, endpoints: [{id: b-1, price: "30.00", %s delivery: {method: http, url: "https://b.example/"}}]}
          - {id: c, endpoints: [{id: calls, priority: 900, caps: [{limit: 9000, per: day}], delivery: {method: http, url: "https://c.example/"}}]}
        """;

    private static final String PLANS =
            "plans: [{id: all, steps: [{id: by-right, pool: territory}, {id: rest, pool: [calls]}]}]\n";
    private static final String RIGHTS = """
        territories:
          - {endpoint: a-1, right: exclusive, area: {zips: ["78717"]}}
          - {endpoint: b-1, right: shared, tier: 2, area: {zips: ["78717", "78729"]}}
        """;

    @Test
    void findsNothingInASoundNetwork() {
        assertThat(warnings(network("", "", "") + RIGHTS + PLANS)).isEmpty();
    }

    // Money

    private static final String TERMS = """
        service_lines: [{id: termite}, {id: hvac}]
        vendors: [{id: v, sources: [{id: web, service_lines: [termite], schema: {required: [phone]}, contract: {cost: {model: cpl, amount: "18.00"}%s}}]}]
        clients: [{id: a, %s endpoints: [{id: a-1, price: "%s", %s delivery: {method: http, url: "https://a.example/"}}]}]
        plans: [{id: all, service_lines: [%s], steps: [{id: one, pool: [a-1], recipients: %d}]}]
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "returns: {window: PT48H} | returns: {window: P14D}, | web takes leads back for 48 hours, and clients"
                        + " may return them for longer (a for 14 days): what comes back after that stays paid for.",
                "- | returns: {window: P7D}, | web takes leads back for no time at all, and clients may return them"
                        + " for longer (a for 7 days): what comes back after that stays paid for.",
                "returns: {window: P14D} | returns: {window: P14D}, | -",
                "returns: {window: P14D} | returns: {window: PT48H}, | -",
                "returns: {window: PT48H} | '' | -",
            })
    void findsClientsThatMayReturnForLongerThanTheSourceTakesBack(
            @Nullable String source, String client, @Nullable String sentence) {
        var found = warnings(TERMS.formatted(
                        source == null ? "" : ", " + source, client.replace("''", ""), "40.00", "", "termite", 1))
                .stream()
                .filter(warning -> warning.code() == ConfigCode.RETURNS_NOT_COVERED)
                .toList();

        assertThat(found)
                .isEqualTo(
                        sentence == null
                                ? List.of()
                                : List.of(new ConfigProblem(
                                        "vendors[0].sources[0].contract.returns",
                                        ConfigCode.RETURNS_NOT_COVERED,
                                        sentence)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "5.00 | | termite | 1 | true",
                "17.99 | | termite | 1 | true",
                "5.00 | | termite | 3 | true",
                "18.00 | | termite | 1 | false",
                // Three buyers together pay more than the lead costs.
                "6.00 | | termite | 3 | false",
                // Who pays nothing is no sale.
                "0.00 | | termite | 1 | false",
                "5.00 | | hvac | 1 | false",
                "5.00 | accepts: {except_sources: [web]}, | termite | 1 | false",
                "5.00 | status: disabled, | termite | 1 | false"
            })
    void findsAPriceBelowWhatTheLeadCosts(
            String price, @Nullable String more, String line, int recipients, boolean below) {
        var network = TERMS.formatted("", "", price, more == null ? "" : more, line, recipients);

        assertThat(found(network).contains(tuple("clients[0].endpoints[0].price", ConfigCode.PRICE_BELOW_COST)))
                .isEqualTo(below);
    }

    @Test
    void findsThePricesOfRightsAndOrdersBelowCostToo() {
        var network = TERMS.formatted("", "", "40.00", "", "termite", 1) + """
            territories: [{endpoint: a-1, right: exclusive, price: "9.00", area: {zips: ["78717"]}}]
            orders: [{id: o, endpoint: a-1, quantity: 5, price: "8.00"}, {id: other, endpoint: a-1, quantity: 5, price: "8.00", service_lines: [hvac]}]
            """;

        assertThat(warnings(network))
                .filteredOn(warning -> warning.code() == ConfigCode.PRICE_BELOW_COST)
                .extracting(ConfigProblem::path, ConfigProblem::detail)
                .containsExactly(
                        tuple("territories[0].price", "a-1 pays 9.00 for a lead of web that costs 18.00."),
                        tuple("orders[0].price", "a-1 pays 8.00 for a lead of web that costs 18.00."));
    }

    // What no lead has

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{line_types: [mobile]} | line_types",
                "{line_types: [landline, voip]} | line_types",
                "{grades: [A, B]} | grades",
                "{min_identity: '0.80'} | min_identity",
                "{line_types: [mobile, landline]} |",
                "{line_types: [mobile, fixed_line_or_mobile]} |",
                "{line_types: [voip]} |"
            })
    void findsWhatAsksForSomethingThatNoLeadHas(String accepts, @Nullable String key) {
        var network = network("", "accepts: %s,".formatted(accepts), "") + RIGHTS + PLANS;

        assertThat(found(network))
                .filteredOn(found -> found.toList().contains(ConfigCode.NEVER_KNOWN))
                .isEqualTo(
                        key == null
                                ? List.of()
                                : List.of(tuple("clients[0].endpoints[0].accepts." + key, ConfigCode.NEVER_KNOWN)));
    }

    // Holidays

    @ParameterizedTest
    @CsvSource({"2034-12-30, false", "2034-12-31, true", "2035-12-31, true", "2044-07-04, true"})
    void saysAYearAheadThatTheHolidaysEnd(LocalDate today, boolean said) {
        var hours = network("", "hours: {mon-fri: ['08:00-18:00'], holidays: us-federal},", "") + RIGHTS + PLANS;
        var condition =
                network("", "accepts: {condition: \"within hours('mon-fri 08:00-18:00, except us-federal')\"},", "")
                        + RIGHTS
                        + PLANS;

        assertThat(holidaysEnd(hours, today)).isEqualTo(said ? 1 : 0);
        assertThat(holidaysEnd(condition, today)).isEqualTo(said ? 1 : 0);
        assertThat(holidaysEnd(network("", "hours: {mon-fri: ['08:00-18:00']},", "") + RIGHTS + PLANS, today))
                .as("nobody keeps them")
                .isZero();
    }

    private static long holidaysEnd(String network, LocalDate today) {
        return ConfigValidator.validate(TestDocuments.read(network), ReferenceData.load(), today).warnings().stream()
                .filter(warning -> warning.code() == ConfigCode.HOLIDAYS_END)
                .count();
    }

    // Beside errors

    /** One error in each part of the document, and what is found elsewhere in spite of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "brand: {id: b, time_zone: Mars}",
                "overlap_zones: [{id: z, service_lines: [nope], area: {zips: ['00000']}, tie_breakers: []}]",
                "orders: [{id: o, endpoint: nobody, quantity: 0, condition: 'lead.nope == 1'}]"
            })
    void saysWhatItWarnsOfBesideErrors(String broken) {
        var network = network("", "accepts: {condition: \"lead.state == 'TX' and lead.state == 'CA'\"},", "")
                + RIGHTS
                + "plans: [{id: all, steps: [{id: rights, pool: territory}, {id: calls, pool: [calls]},"
                + " {id: again, pool: [calls]}]}]\n";
        var sound = found(network);
        assertThat(sound)
                .contains(
                        tuple("clients[0].endpoints[0].accepts.condition", ConfigCode.CONDITION_NEVER_TRUE),
                        tuple("plans[0].steps[2]", ConfigCode.UNREACHABLE_STEP));

        var findings = ConfigValidator.validate(TestDocuments.read(network + broken), ReferenceData.load(), TODAY);

        assertThat(findings.errors()).isNotEmpty();
        assertThat(findings.warnings())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .containsAll(sound);
    }

    @Test
    void whatAnErrorTouchesWaitsAndTheRestIsSaid() {
        var network = network("", "accepts: {condition: \"lead.state == 'TX' and lead.state == 'CA'\"}, weight: 0,", "")
                + RIGHTS
                + "plans: [{id: all, steps: [{id: rights, pool: territory}, {id: calls, pool: [calls], recipients: 0},"
                + " {id: again, pool: [calls]}]}, {id: empty, steps: []}]\n";

        var findings = ConfigValidator.validate(TestDocuments.read(network), ReferenceData.load(), TODAY);

        assertThat(findings.errors())
                .extracting(ConfigProblem::path)
                .contains("clients[0].endpoints[0].weight", "plans[0].steps[1].recipients", "plans[1].steps");
        assertThat(findings.warnings())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .contains(
                        tuple("clients[0].endpoints[0].accepts.condition", ConfigCode.CONDITION_NEVER_TRUE),
                        tuple("plans[0].steps[2]", ConfigCode.UNREACHABLE_STEP));
    }

    // Conditions

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lead.state == 'TX' and lead.state == 'CA' | CONDITION_NEVER_TRUE",
                "lead.state in ['TX','CA'] and lead.state not in ['TX','CA','NV'] | CONDITION_NEVER_TRUE",
                "lead.attributes.budget > 10 and lead.attributes.budget <= 10 | CONDITION_NEVER_TRUE",
                "lead.attributes.budget < 0 | CONDITION_NEVER_TRUE",
                "lead.attributes.budget between 5 and 4 | CONDITION_NEVER_TRUE",
                "lead.attributes.rooms > 1 and lead.attributes.rooms < 2 | CONDITION_NEVER_TRUE",
                "lead.received_hour > 23 | CONDITION_NEVER_TRUE",
                "lead.score.identity > 1 | CONDITION_NEVER_TRUE",
                "lead.zip_confidence > 1 | CONDITION_NEVER_TRUE",
                "lead.attributes.owner == true and lead.attributes.owner == false | CONDITION_NEVER_TRUE",
                "lead.attributes.owner exists and none(lead.attributes.owner == true, lead.attributes.owner == false)"
                        + " | CONDITION_NEVER_TRUE",
                "lead.attributes.urgency != 'now' and lead.attributes.urgency != 'week' | CONDITION_NEVER_TRUE",
                "lead.attributes.urgency matches 'l.*' | CONDITION_NEVER_TRUE",
                "lead.zip matches '7.*' and lead.zip not matches '7.*' | CONDITION_NEVER_TRUE",
                "lead.source_id != 'web' | CONDITION_NEVER_TRUE",
                "within hours('mon') | CONDITION_NEVER_TRUE",
                "(lead.state == 'TX' or lead.zip == '78717') and none(lead.state == 'TX', lead.zip == '78717') |"
                        + " CONDITION_NEVER_TRUE",
                "lead.attributes.note == 'call me' | CONDITION_NEVER_TRUE",
                "lead.test == true or lead.test == false | CONDITION_ALWAYS_TRUE",
                "lead.source_id in ['web'] | CONDITION_ALWAYS_TRUE",
                "lead.state == 'TX' or not lead.state == 'TX' | CONDITION_ALWAYS_TRUE",
                "not (lead.attributes.budget < 5 and lead.attributes.budget > 5) | CONDITION_ALWAYS_TRUE",
                "inside(state 'TX') or not inside(state 'TX') | CONDITION_ALWAYS_TRUE"
            })
    void findsAConditionThatDoesNotDependOnTheLead(String condition, ConfigCode code) {
        var endpoint = "accepts: {condition: \"%s\"},".formatted(condition);
        assertThat(found(network("", endpoint, "") + RIGHTS + PLANS))
                .contains(tuple("clients[0].endpoints[0].accepts.condition", code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lead.state == 'TX' or lead.state == 'CA'",
                "lead.county == '48491' and lead.county == '48453'",
                "lead.attributes.budget >= 10 and lead.attributes.budget <= 10",
                "lead.attributes.budget > 1 and lead.attributes.budget < 2",
                "lead.attributes.budget <= 0",
                "lead.attributes.rooms >= 1 and lead.attributes.rooms < 2",
                "lead.received_hour >= 23",
                "lead.score.identity == 1",
                "lead.attributes.owner == true or lead.attributes.owner == false",
                "none(lead.attributes.owner == true, lead.attributes.owner == false)",
                "lead.attributes.urgency != 'now'",
                "lead.attributes.urgency in ['now','week']",
                "lead.attributes.urgency matches 'n.*'",
                "lead.zip matches '7.*' and lead.zip not matches '78.*'",
                "lead.segment in ['residential','commercial']",
                "lead.service_line != 'termite' and lead.service_line != 'hvac'",
                "lead.state != 'TX' or lead.state == 'TX'",
                "inside(state 'TX') and not inside(zip '78717')",
                "within hours('mon 08:00-09:00') and within hours('tue 08:00-09:00')"
            })
    void claimsNothingOfAConditionThatCanComeOutEitherWay(String condition) {
        var endpoint = "accepts: {condition: \"%s\"},".formatted(condition);
        assertThat(warnings(network("", endpoint, "") + RIGHTS + PLANS)).isEmpty();
    }

    @Test
    void saysThatConditionsNeverSeeFreeText() {
        var endpoint = "accepts: {condition: \"lead.attributes.note == 'x' or lead.test == false\"},";
        assertThat(warnings(network("", endpoint, "") + RIGHTS + PLANS))
                .containsExactly(new ConfigProblem(
                        "clients[0].endpoints[0].accepts.condition",
                        ConfigCode.SEALED_FIELD,
                        "lead.attributes.note is free text, which stays sealed with the person: no condition"
                                + " ever sees it."));
    }

    // Dates

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, EXPIRED, ended on 2026-03-31.",
        "2026-04-01, EXPIRES_SOON, ends on 2026-04-01.",
        "2026-05-01, EXPIRES_SOON, ends on 2026-05-01."
    })
    void findsWhatHasEndedAndWhatWillSoon(String to, ConfigCode code, String words) {
        var warnings = warnings(expiring(to));
        assertThat(warnings)
                .filteredOn(warning -> warning.code() == code)
                .extracting(ConfigProblem::path)
                .containsExactly(
                        "vendors[0].sources[0].contract.valid_to",
                        "clients[0].endpoints[0].licences[0].to",
                        "territories[0].to",
                        "orders[0].to");
        assertThat(warnings)
                .filteredOn(warning -> warning.code() == code)
                .allSatisfy(warning -> assertThat(warning.detail()).endsWith(words));
    }

    @Test
    void saysNothingOfWhatEndsLater() {
        assertThat(found(expiring("2026-05-02")))
                .extracting(tuple -> tuple.toList().get(1))
                .doesNotContain(ConfigCode.EXPIRED, ConfigCode.EXPIRES_SOON);
    }

    private static String expiring(String to) {
        return network("", "licences: [{state: TX, to: %s}],".formatted(to), "")
                        .replace(
                                "service_lines: [termite],",
                                "service_lines: [termite], contract: {valid_to: %s},".formatted(to))
                + PLANS
                + """
                territories: [{endpoint: a-1, right: exclusive, area: {zips: ["78717"]}, to: %1$s}]
                orders: [{id: o, endpoint: a-1, quantity: 5, to: %1$s}]
                """.formatted(to);
    }

    // Caps

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "caps: [{limit: 41, per: day}, {limit: 40, per: week}], | 0",
                "caps: [{limit: 40, per: month}, {limit: 41, per: day}], | 1",
                "caps: [{limit: 9, per: hour}, {limit: 8, per: day}], | 0",
                "caps: [{limit: 400, per: month}, {limit: 300, per: total}], | 0",
                "caps: [{limit: 9, per: day, service_lines: [hvac]}, {limit: 8, per: day}], | 0",
                "caps: [{limit: 39, per: day, unit: money}], | 0"
            })
    void findsACapThatMeansNothing(String caps, int position) {
        assertThat(found(network("", caps, "") + RIGHTS + PLANS))
                .extracting(
                        tuple -> tuple.toList().get(0), tuple -> tuple.toList().get(1))
                .contains(tuple(
                        "clients[0].endpoints[0].caps[%d]%s"
                                .formatted(position, caps.contains("money") ? ".limit" : ""),
                        ConfigCode.CONTRADICTING_CAPS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "caps: [{limit: 40, per: day}, {limit: 40, per: week}],",
                "caps: [{limit: 9, per: day}, {limit: 8, per: day, service_lines: [hvac]}],",
                "caps: [{limit: 9, per: hour, service_lines: [hvac]}, {limit: 8, per: day, service_lines: [termite]}],",
                "caps: [{limit: 9, per: hour}, {limit: 8, per: day, basis: delivered_at}],",
                "caps: [{limit: 50, per: week}, {limit: 40, per: month}],",
                "caps: [{limit: 500, per: hour, unit: money}, {limit: 40, per: day}],",
                "caps: [{limit: 40, per: day, unit: money}],",
                "caps: [{limit: 5, per: concurrent, release_after: PT1H}, {limit: 4, per: day}],"
            })
    void letsCapsBeThatEachMeanSomething(String caps) {
        assertThat(found(network("", caps, "") + RIGHTS + PLANS)).isEmpty();
    }

    @Test
    void comparesTheCapsOfAnEndpointAndItsRightsWithThoseOfTheClient() {
        var rights = """
            territories: [{endpoint: a-1, right: exclusive, area: {zips: ["78717"]}, price: "60.00", caps: [{limit: 31, per: day}, {limit: 59, unit: money, per: day}]}]
            """;
        var text = network("caps: [{limit: 30, per: day}],", "caps: [{limit: 31, per: day}],", "") + rights + PLANS;
        assertThat(warnings(text))
                .filteredOn(warning -> warning.code() == ConfigCode.CONTRADICTING_CAPS)
                .extracting(ConfigProblem::path, ConfigProblem::detail)
                .containsExactly(
                        tuple(
                                "clients[0].endpoints[0].caps[0]",
                                "31 per day can never be reached: 30 per day (the client's caps[0]) comes first."),
                        tuple(
                                "territories[0].caps[0]",
                                "31 per day can never be reached: 30 per day (the client's caps[0]) comes first."),
                        tuple(
                                "territories[0].caps[1].limit",
                                "Nothing ever fits in 59 in money per day: the cheapest lead costs 60.00."));
    }

    @Test
    void findsAnOrderThatItsCapsDoNotLetBeFilled() {
        var orders = """
            orders:
              - {id: one, endpoint: a-1, quantity: 61, from: 2026-04-01, to: 2026-05-31}
              - {id: two, endpoint: a-1, quantity: 60, from: 2026-04-01, to: 2026-05-31, service_lines: [hvac]}
            """;
        assertThat(warnings(network("", "caps: [{limit: 30, per: month}],", "") + RIGHTS + orders + PLANS))
                .filteredOn(warning -> warning.code() == ConfigCode.CONTRADICTING_CAPS)
                .containsExactly(new ConfigProblem(
                        "orders[0].quantity",
                        ConfigCode.CONTRADICTING_CAPS,
                        "The order can never be filled: 30 per month (the endpoint's caps[0]) lets at most 60 through"
                                + " until 2026-05-31, and it needs 61."));
    }

    @ParameterizedTest
    @CsvSource({"31, 1", "30, 0"})
    void addsUpTheOrdersOfAClient(int quantity, int findings) {
        var orders = """
            orders:
              - {id: one, endpoint: a-1, quantity: %1$d, from: 2026-04-01, to: 2026-04-30}
              - {id: two, endpoint: a-1, quantity: 30, from: 2026-04-01, to: 2026-04-30}
            """.formatted(quantity);
        assertThat(found(network("caps: [{limit: 2, per: day}],", "", "") + RIGHTS + orders + PLANS))
                .filteredOn(tuple("clients[0].caps[0]", ConfigCode.CONTRADICTING_CAPS)::equals)
                .hasSize(findings);
    }

    // Steps

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{id: s, pool: [a-1, b-1]} | {id: t, pool: [b-1]} | 1",
                "{id: s, pool: territory} | {id: t, pool: territory, min_price: '20.00'} | 1",
                "{id: s, pool: [a-1, b-1], condition: 'lead.test  == true'} | {id: t, pool: [a-1], condition:"
                        + " 'lead.test == true'} | 1",
                "{id: s, pool: {tag: t}, min_price: '10.00'} | {id: t, pool: [a-1], min_price: '10.00'} | 1",
                "{id: s, pool: [a-1]} | {id: t, pool: [a-1, b-1]} | 0",
                "{id: s, pool: [a-1, b-1], condition: 'lead.test == true'} | {id: t, pool: [b-1]} | 0",
                "{id: s, pool: [a-1, b-1], caps: [{limit: 5, per: day}]} | {id: t, pool: [b-1]} | 0",
                "{id: s, pool: [a-1, b-1], min_price: '10.00'} | {id: t, pool: [b-1]} | 0",
                "{id: s, pool: territory, min_price: '10.00'} | {id: t, pool: territory} | 0",
                "{id: s, pool: territory} | {id: t, pool: [a-1]} | 0",
                "{id: s, pool: [a-1, b-1], algorithm: sold_count} | {id: t, pool: [b-1]} | 0"
            })
    void findsAStepThatAnEarlierOneLeavesNothingTo(String first, String second, int findings) {
        var plans = "plans: [{id: p, steps: [%s, %s, {id: rest, pool: [calls]}]}]\n".formatted(first, second);
        assertThat(found(network("", "tags: [t],", "") + RIGHTS + plans))
                .filteredOn(tuple("plans[0].steps[1]", ConfigCode.UNREACHABLE_STEP)::equals)
                .hasSize(findings);
    }

    // Coverage

    @Test
    void countsTheZipsThatNobodyCovers() {
        var rights = "territories: [{endpoint: a-1, right: shared, service_lines: [termite], area: {states: [%s]}}]\n";
        var plans =
                "plans: [{id: p, service_lines: [termite], steps: [{id: s, pool: territory}], otherwise: review}]\n";
        var everywhere = states().stream().filter(state -> !state.equals("VT")).collect(Collectors.joining(", "));
        var text = network("", "", "") + rights.formatted(everywhere) + plans;

        var zips = ReferenceData.load().zipsOfState("VT");
        assertThat(uncovered(text, null))
                .containsExactly("Nobody can get leads for termite in %d ZIPs (VT %1$d), such as %s."
                        .formatted(zips.size(), String.join(", ", zips.subList(0, 10))));
        assertThat(uncovered(text, (zip, line) -> zip.equals("05401") && line.equals("termite") ? 12 : 0))
                .containsExactly("Nobody can get leads for termite in %d ZIPs (VT %1$d), such as 05401 (12), %s."
                                .formatted(zips.size(), String.join(", ", zips.subList(0, 9)))
                        + " From there came 12 leads in the last 30 days.");
        assertThat(uncovered(text, (_, _) -> 0).getFirst()).endsWith(" No lead came from there in the last 30 days.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "status: active | shared | , to: 2026-03-31 | {id: s, pool: territory} | 1",
                "status: active | shared | , from: 2026-04-02 | {id: s, pool: territory} | 1",
                "status: disabled | shared | ~~ | {id: s, pool: territory} | 1",
                "status: active | shared | , service_lines: [hvac] | {id: s, pool: territory} | 1",
                "status: active | shared | , segments: [commercial] | {id: s, pool: territory} | 1",
                "status: active | shared | ~~ | {id: s, pool: territory} | 0",
                "status: paused | overflow | ~~ | {id: s, pool: territory} | 0",
                "status: disabled | shared | ~~ | {id: s, pool: [b-1]} | 0",
                "status: disabled | shared | ~~ | {id: s, pool: [b-1], condition: 'lead.test == true'} | 0",
                "status: disabled | shared | ~~ | {id: s, pool: [a-1]} | 1"
            })
    void knowsWhoCoversAPlace(String status, String kind, String terms, String step, int findings) {
        var rights = "territories: [{endpoint: a-1, right: %s, area: {states: [%s]}%s}]\n"
                .formatted(kind, String.join(", ", states()), terms);
        var plans =
                "plans: [{id: p, service_lines: [termite], segments: [residential], steps: [%s], otherwise: hold}]\n"
                        .formatted(step);
        assertThat(uncovered(network("", status + ",", "") + rights + plans, null))
                .hasSize(findings);
    }

    // Endpoints

    @Test
    void findsADisabledEndpointThatIsTheOnlyHolder() {
        var text = network("", "status: disabled,", "") + """
            territories:
              - {endpoint: a-1, right: exclusive, service_lines: [termite], area: {zips: ["78717", "78729", "78704"]}}
              - {endpoint: b-1, right: shared, tier: 2, area: {zips: ["78717", "78729"]}}
            """ + PLANS;
        assertThat(warnings(text))
                .containsExactly(new ConfigProblem(
                        "clients[0].endpoints[0]",
                        ConfigCode.NEVER_WINS,
                        "a-1 is disabled, and nobody else holds a right for termite in 1 ZIP (TX 1), such as 78704."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | shared, tier: 2 | 78717 | b-1 gets no lead: a-1 holds a better right over all of territories[1]"
                        + " and takes whatever comes.",
                "~~ | shared | 78717 | b-1 gets no lead: a-1 holds a better right over all of territories[1] and takes"
                        + " whatever comes.",
                "~~ | shared, to: 2026-03-31 | 78729 | b-1 gets no lead: a right of it ended on 2026-03-31.",
                "~~ | shared, tier: 2 | 78729 | ~~",
                "caps: [{limit: 5, per: day}], | shared, tier: 2 | 78717 | ~~",
                "hours: {mon: [\"08:00-18:00\"]}, | shared, tier: 2 | 78717 | ~~",
                "accepts: {languages: [en]}, | shared, tier: 2 | 78717 | ~~"
            })
    void findsAHolderWhomABetterRightAlwaysShutsOut(String better, String kind, String zip, String detail) {
        var text = network("", better, "") + """
            territories:
              - {endpoint: a-1, right: exclusive, area: {zips: ["78717"]}}
              - {endpoint: b-1, right: %s, area: {zips: ["%s"]}}
            """.formatted(kind, zip) + PLANS;
        assertThat(warnings(text))
                .filteredOn(warning -> warning.code() == ConfigCode.NEVER_WINS)
                .extracting(ConfigProblem::detail)
                .isEqualTo(detail.isEmpty() ? List.of() : List.of(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{id: s, pool: territory, min_price: '40.00'} | 1",
                "{id: s, pool: territory, min_price: '40.01'} | 0",
                "{id: s, pool: territory, algorithm: sold_count} | 0"
            })
    void countsOnABetterHolderOnlyWhereTheStepTakesIt(String step, int findings) {
        var text = network("", "", "").replace("30.00", "90.00")
                + RIGHTS.replace(", \"78729\"", "")
                + "plans: [{id: p, steps: [%s, {id: rest, pool: [calls]}]}]\n".formatted(step);
        assertThat(found(text))
                .filteredOn(tuple("clients[1].endpoints[0]", ConfigCode.NEVER_WINS)::equals)
                .hasSize(findings);
    }

    @Test
    void leavesZonesWithTheirOwnTieBreakersAlone() {
        var text = network("", "", "") + """
            territories:
              - {endpoint: a-1, right: exclusive, area: {zips: ["78717"]}}
              - {endpoint: b-1, right: shared, tier: 2, area: {zips: ["78717"]}}
            overlap_zones: [{id: z, area: {zips: ["78717"]}, tie_breakers: [performance]}]
            """ + PLANS;
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | {id: s, pool: [a-1, b-1]} | 1",
                "~~ | {id: s, pool: [a-1, b-1], algorithm: weighted} | 0",
                "~~ | {id: s, pool: [a-1, b-1], tie_breakers: [performance]} | 0",
                "~~ | {id: s, pool: [a-1, b-1], recipients: 2} | 0",
                "~~ | {id: s, pool: [a-1, b-1], min_price: '41.00'} | 1",
                "~~ | {id: s, pool: [b-1], min_price: '30.01'} | 1",
                "~~ | {id: s, pool: [b-1], min_price: '30.00'} | 0",
                "~~ | {id: s, pool: [b-1], condition: 'lead.received_hour > 23'} | 1",
                "caps: [{limit: 5, per: day}], | {id: s, pool: [a-1, b-1]} | 0",
                "priority: 100, | {id: s, pool: [a-1, b-1]} | 0"
            })
    void findsAnEndpointThatAPoolNeverChooses(String first, String step, int findings) {
        var priority = first.contains("priority") ? "" : "priority: 1,";
        var plans = "plans: [{id: p, steps: [%s, {id: rest, pool: [calls]}]}]\n".formatted(step);
        assertThat(found(network("", priority + first, "") + plans))
                .filteredOn(tuple("clients[1].endpoints[0]", ConfigCode.NEVER_WINS)::equals)
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{id: s, pool: territory} | 1",
                "{id: s, pool: orders} | 0",
                "{id: s, pool: orders, condition: 'lead.test == true'} | 0"
            })
    void findsAnOrderThatNoPlanAsksFor(String step, int findings) {
        var plans = "plans: [{id: p, steps: [%s, {id: rest, pool: [calls]}]}]\n".formatted(step);
        assertThat(found(network("", "", "") + "orders: [{id: o, endpoint: b-1, quantity: 5}]\n" + plans))
                .filteredOn(tuple("clients[1].endpoints[0]", ConfigCode.NEVER_WINS)::equals)
                .hasSize(findings);
    }

    @Test
    void findsAnEndpointWithoutAnySource() {
        var endpoint = "accepts: {sources: [web], except_sources: [web]},";
        assertThat(found(network("", endpoint, "") + RIGHTS + PLANS))
                .containsExactly(tuple("clients[0].endpoints[0]", ConfigCode.NEVER_WINS));
    }

    // Licences

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "licences: [{state: TX, service_lines: [hvac]}], | a-1 holds rights for termite without a licence in"
                        + " OK (1 ZIP), TX (2 ZIPs).",
                "licences: [{state: TX}], | a-1 holds rights for termite without a licence in OK (1 ZIP).",
                "licences: [{state: TX}, {state: OK, to: 2026-03-31}], | a-1 holds rights for termite without a"
                        + " licence in OK (1 ZIP).",
                "licences: [{state: TX}, {state: OK, service_lines: [termite]}], | ~~",
                "~~ | ~~"
            })
    void findsRightsWithoutALicence(String licences, String detail) {
        var text = network("", licences, "") + PLANS + """
            territories: [{endpoint: a-1, right: shared, service_lines: [termite], area: {zips: ["78717", "78729", "73008"]}}]
            """;
        assertThat(warnings(text))
                .filteredOn(warning -> warning.code() == ConfigCode.LICENCE_GAP)
                .extracting(ConfigProblem::path, ConfigProblem::detail)
                .isEqualTo(detail.isEmpty() ? List.of() : List.of(tuple("clients[0].endpoints[0].licences", detail)));
    }

    // Bounds

    @Test
    void listsFiftyOfAKindAndCountsTheRest() {
        var rights = IntStream.range(0, 120)
                .mapToObj(
                        "  - {endpoint: a-1, id: r%1$d, right: shared, area: {zips: [\"78717\"]}, to: 2026-03-31}\n"
                                ::formatted)
                .collect(Collectors.joining());
        var warnings = warnings(network("", "", "") + PLANS + "territories:\n" + rights);
        assertThat(warnings)
                .filteredOn(warning -> warning.code() == ConfigCode.EXPIRED)
                .hasSize(50);
        assertThat(warnings)
                .contains(new ConfigProblem(
                        "", ConfigCode.TOO_MANY_PROBLEMS, "70 more warnings EXPIRED are not listed."));
    }

    private static String network(String client, String first, String second) {
        return NETWORK.formatted(client, first, second);
    }

    private static List<String> states() {
        return IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .flatMap(zip -> ReferenceData.load().zip(zip).stream())
                .map(ZipPlace::state)
                .distinct()
                .toList();
    }

    private static List<String> uncovered(String text, @Nullable RecentVolumes volumes) {
        return findings(text, volumes).warnings().stream()
                .filter(warning -> warning.code() == ConfigCode.UNCOVERED_CELLS)
                .map(ConfigProblem::detail)
                .toList();
    }

    private static List<Tuple> found(String text) {
        return warnings(text).stream()
                .filter(warning -> warning.code() != ConfigCode.UNUSED_ENDPOINT)
                .map(warning -> tuple(warning.path(), warning.code()))
                .toList();
    }

    private static List<ConfigProblem> warnings(String text) {
        return findings(text, null).warnings();
    }

    private static ValidationFindings findings(String text, @Nullable RecentVolumes volumes) {
        var document = TestDocuments.read(text);
        var findings = volumes == null
                ? ConfigValidator.validate(document, ReferenceData.load(), TODAY)
                : ConfigValidator.validate(document, ReferenceData.load(), TODAY, volumes);
        assertThat(findings.errors()).isEmpty();
        return findings;
    }
}
