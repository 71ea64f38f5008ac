package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.config.rules.UnsetSettings;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.config.Method;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValidatorTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");

    private static final String NETWORK = """
        service_lines: [{id: termite}, {id: hvac}]
        clients:
          - {id: a, endpoints: [{id: a-1, delivery: {method: webhook, url: "https://a.example/", secret_ref: a}}]}
          - {id: b, endpoints: [{id: b-1, delivery: {method: webhook, url: "https://b.example/", secret_ref: b}}]}
        plans: [{id: all, steps: [{id: s, pool: territory}, {id: t, pool: [a-1, b-1]}]}]
        """;

    @Test
    void publishesTheExampleNetwork() {
        var findings = validate(TestDocuments.example());

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.publishable()).isTrue();
        assertThat(findings.warnings())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .containsExactly(
                        tuple("vendors[0].sources[0].validation.dnc", ConfigCode.CHECK_NOT_AVAILABLE),
                        tuple("vendors[0].sources[0].validation.address", ConfigCode.CHECK_NOT_AVAILABLE),
                        tuple("vendors[0].sources[0].validation.identity", ConfigCode.CHECK_NOT_AVAILABLE),
                        tuple("vendors[0].sources[0].contract.returns", ConfigCode.RETURNS_NOT_COVERED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | vendors[0].sources[0].schema.required | NO_CONTACT_OR_PLACE",
                "{required: [first_name, last_name, service_line]} | vendors[0].sources[0].schema.required |"
                        + " NO_CONTACT_OR_PLACE",
                "{required: [address.state]} | vendors[0].sources[0].schema.required | NO_CONTACT_OR_PLACE",
                "{required: [mail], attributes: {mail: {type: string}}} | vendors[0].sources[0].schema.required |"
                        + " NO_CONTACT_OR_PLACE",
                "{anonymous: false} | vendors[0].sources[0].schema.required | NO_CONTACT_OR_PLACE",
                "{anonymous: true, required: [phone]} | vendors[0].sources[0].schema.anonymous | INVALID_VALUE",
                "{required: [phone]} | |",
                "{required: [email]} | |",
                "{required: [address.zip]} | |",
                "{required: [address.city, address.state]} | |",
                "{required: [address.line1]} | |",
                "{anonymous: true} | |",
                "{anonymous: true, required: [last_name]} | |"
            })
    void aSourceAsksForSomebodyOrSaysThatNobodyWillDo(String schema, @Nullable String path, @Nullable ConfigCode code) {
        var errors = validate(TestDocuments.read(NETWORK
                        + "vendors: [{id: v, sources: [{id: s, service_lines: [termite], schema: %s}]}]"
                                .formatted(schema)))
                .errors();

        assertThat(errors)
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .containsExactlyElementsOf(path == null ? List.of() : List.of(tuple(path, code)));
    }

    @Test
    void findsNothingInASoundNetworkAndAnEmptyOne() {
        assertThat(validate(TestDocuments.read(NETWORK))).isEqualTo(new ValidationFindings(List.of(), List.of()));
        assertThat(validate(ConfigDocument.EMPTY)).isEqualTo(new ValidationFindings(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "brand: {id: B} | brand.id | INVALID_VALUE",
                "brand: {id: b, name: ' '} | brand.name | INVALID_VALUE",
                "brand: {id: b, time_zone: Chicago} | brand.time_zone | INVALID_VALUE",
                "brand: {id: b, time_zone: GMT+25} | brand.time_zone | INVALID_VALUE",
                "brand: {id: b, currency: usd} | brand.currency | INVALID_VALUE",
                "brand: {id: b, min_zip_confidence: '1.5'} | brand.min_zip_confidence | INVALID_VALUE",
                "service_lines: [{id: a}, {id: a}] | service_lines[1].id | DUPLICATE_ID",
                "service_lines: [{id: -a}] | service_lines[0].id | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s}]}] | vendors[0].sources[0].service_lines | NO_SERVICE_LINES",
                "vendors: [{id: v, sources: [{id: s, service_lines: [x]}]}] | vendors[0].sources[0].service_lines[0] |"
                        + " UNKNOWN_REFERENCE",
                "vendors: [{id: v, sources: [{id: s, schema: {required: [fone]}}]}] |"
                        + " vendors[0].sources[0].schema.required[0] | UNKNOWN_FIELD",
                "vendors: [{id: v, sources: [{id: s, schema: {attributes: {a: {type: enum}}}}]}] |"
                        + " vendors[0].sources[0].schema.attributes.a.values | MISSING",
                "vendors: [{id: v, sources: [{id: s, schema: {attributes: {a: {type: number, min: 2, max: 1}}}}]}] |"
                        + " vendors[0].sources[0].schema.attributes.a | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, mapping: {fields: {a: phone, b: phone}}}]}] |"
                        + " vendors[0].sources[0].mapping.fields.b | DUPLICATE_MAPPING",
                "vendors: [{id: v, sources: [{id: s, mapping: {values: {service_line: {T: x}}}}]}] |"
                        + " vendors[0].sources[0].mapping.values.service_line.T | UNKNOWN_REFERENCE",
                "vendors: [{id: v, sources: [{id: s, mapping: {values: {nope: {T: x}}}}]}] |"
                        + " vendors[0].sources[0].mapping.values.nope | UNKNOWN_FIELD",
                "vendors: [{id: v, sources: [{id: s, dedupe: {window: PT0S}}]}] | vendors[0].sources[0].dedupe.window"
                        + " | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, rate_limit: {per_second: 0}}]}] |"
                        + " vendors[0].sources[0].rate_limit.per_second | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, validation: {fone: {}}}]}] |"
                        + " vendors[0].sources[0].validation.fone | UNKNOWN_CHECK",
                "vendors: [{id: v, sources: [{id: s, validation: {consent: {required: [txt]}}}]}] |"
                        + " vendors[0].sources[0].validation.consent.required[0] | UNKNOWN_FIELD",
                "vendors: [{id: v, sources: [{id: s, contract: {valid_from: 2026-02-01, valid_to: 2026-01-01}}]}] |"
                        + " vendors[0].sources[0].contract | FROM_AFTER_TO",
                "vendors: [{id: v, sources: [{id: s, contract: {cost: {model: cpl, amount: '-1'}}}]}] |"
                        + " vendors[0].sources[0].contract.cost.amount | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, contract: {cost: {model: cpl, amount: '1.1234567'}}}]}] |"
                        + " vendors[0].sources[0].contract.cost.amount | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, contract: {cost: {model: revenue_share, share: '0.3'}}}]}] |"
                        + " vendors[0].sources[0].contract.cost.model | NOT_SUPPORTED_YET",
                "vendors: [{id: v, sources: [{id: s, contract: {cost: {model: fixed_period, amount: '900'}}}]}] |"
                        + " vendors[0].sources[0].contract.cost.model | NOT_SUPPORTED_YET",
                "vendors: [{id: v, sources: [{id: s, contract: {cost: {model: cpl, share: '0.3'}}}]}] |"
                        + " vendors[0].sources[0].contract.cost.share | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, contract: {returns: {window: P7D, remedy: substitute}}}]}] |"
                        + " vendors[0].sources[0].contract.returns.remedy | NOT_SUPPORTED_YET",
                "vendors: [{id: v, sources: [{id: s, validation: {phone: {required: [x]}}}]}] |"
                        + " vendors[0].sources[0].validation.phone.required | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s, schema: {attributes: {a: {type: number, values: [x]}}}}]}] |"
                        + " vendors[0].sources[0].schema.attributes.a.values | NO_EFFECT",
                "vendors: [{id: v, sources: [{id: s, schema: {attributes: {a: {type: date, max_length: 3}}}}]}] |"
                        + " vendors[0].sources[0].schema.attributes.a.max_length | NO_EFFECT",
                "vendors: [{id: v, sources: [{id: s, contract: {cost: {model: free, payable_on: delivered}}}]}] |"
                        + " vendors[0].sources[0].contract.cost.payable_on | NO_EFFECT",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example', to:"
                        + " a@x.example}}]}] | clients[0].endpoints[0].delivery.to | NO_EFFECT",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: webhook, url: 'https://x.example', template:"
                        + " t}}]}] | clients[0].endpoints[0].delivery.template | NO_EFFECT",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: webhook, url: 'https://x.example', format:"
                        + " form}}]}] | clients[0].endpoints[0].delivery.format | NO_EFFECT",
                "territories: [{endpoint: e, right: shared, area: {zips: ['78717']}, tags: [premium]}] |"
                        + " territories[0].tags | NO_EFFECT",
                "plans: [{id: p, steps: [{id: s, pool: territory, share_of: qualified}]}] |"
                        + " plans[0].steps[0].share_of | NO_EFFECT",
                "clients: [{id: c, billing: {mode: prepaid}}] | clients[0].billing.mode | NOT_SUPPORTED_YET",
                "clients: [{id: c, returns: {window: P7D, remedy: substitute}}] |"
                        + " clients[0].returns.remedy | NOT_SUPPORTED_YET",
                "vendors: [{id: v, sources: [{id: s, contract: {returns: {window: PT48H, max_rate: 15}}}]}] |"
                        + " vendors[0].sources[0].contract.returns.max_rate | INVALID_VALUE",
                "vendors: [{id: v, sources: [{id: s}]}, {id: w, sources: [{id: s}]}] | vendors[1].sources[0].id |"
                        + " DUPLICATE_ID",
                "clients: [{id: c, time_zone: Mars/Olympus}] | clients[0].time_zone | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e}]}] | clients[0].endpoints[0].delivery | NO_DELIVERY",
                "clients: [{id: c, endpoints: [{id: e, weight: 0}]}] | clients[0].endpoints[0].weight | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, price: '-0.01'}]}] | clients[0].endpoints[0].price |"
                        + " INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, hours: {mon: ['9-5']}}]}] |"
                        + " clients[0].endpoints[0].hours.mon[0] | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, hours: {noday: []}}]}] | clients[0].endpoints[0].hours.noday |"
                        + " INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, caps: [{limit: 0, per: day}]}]}] |"
                        + " clients[0].endpoints[0].caps[0].limit | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, caps: [{limit: 1.5, per: day}]}]}] |"
                        + " clients[0].endpoints[0].caps[0].limit | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, caps: [{limit: 5, per: concurrent, unit: money}]}]}] |"
                        + " clients[0].endpoints[0].caps[0].per | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, accepts: {condition: 'lead.zip = 1'}}]}] |"
                        + " clients[0].endpoints[0].accepts.condition | CONDITION_SYNTAX",
                "clients: [{id: c, endpoints: [{id: e, accepts: {condition: 'lead.zip == 1'}}]}] |"
                        + " clients[0].endpoints[0].accepts.condition | CONDITION_TYPE",
                "clients: [{id: c, endpoints: [{id: e, accepts: {condition: 'lead.zap exists'}}]}] |"
                        + " clients[0].endpoints[0].accepts.condition | UNKNOWN_FIELD",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: webhook}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | MISSING",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'ftp://x/'}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | INVALID_URL",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://u:p@x.example/'}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | INVALID_URL",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https:///x'}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | INVALID_URL",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'x.example/in'}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | INVALID_URL",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://a b/'}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | INVALID_URL",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', timeout:"
                        + " PT0S}}]}] | clients[0].endpoints[0].delivery.timeout | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', headers:"
                        + " {Host: evil}}}]}] | clients[0].endpoints[0].delivery.headers.Host | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', headers:"
                        + " {X: \"a\\r"
                        + "\\n"
                        + "b\"}}}]}] | clients[0].endpoints[0].delivery.headers.X | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', response:"
                        + " {accepted: ok}}}]}] | clients[0].endpoints[0].delivery.response.accepted | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', response:"
                        + " {reason: status}}}]}] | clients[0].endpoints[0].delivery.response.reason | INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', response:"
                        + " {redirect_url: $.url}}}]}] | clients[0].endpoints[0].delivery.response.redirect_url |"
                        + " NOT_SUPPORTED_YET",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', response:"
                        + " {reject_when: {path: $.a}}}}]}] | clients[0].endpoints[0].delivery.response.reject_when |"
                        + " MISSING",
                "territories: [{endpoint: x, right: shared, area: {zips: ['78717']}}] | territories[0].endpoint |"
                        + " UNKNOWN_REFERENCE",
                "territories: [{endpoint: x, right: shared, area: {}}] | territories[0].area | EMPTY_AREA",
                "territories: [{endpoint: x, right: shared, area: {zips: ['7871']}}] | territories[0].area.zips[0] |"
                        + " INVALID_VALUE",
                "territories: [{endpoint: x, right: shared, area: {counties: ['48000']}}] |"
                        + " territories[0].area.counties[0] | UNKNOWN_COUNTY",
                "territories: [{endpoint: x, right: shared, area: {states: [Texas]}}] | territories[0].area.states[0]"
                        + " | UNKNOWN_STATE",
                "territories: [{endpoint: x, right: shared, area: {states: [tx]}}] | territories[0].area.states[0] |"
                        + " UNKNOWN_STATE",
                "territories: [{endpoint: x, right: shared, area: {radius: {lat: 91, lon: 0, miles: 5}}}] |"
                        + " territories[0].area.radius | INVALID_VALUE",
                "territories: [{endpoint: x, right: shared, area: {radius: {lat: 30, lon: -97, miles: 0}}}] |"
                        + " territories[0].area.radius.miles | INVALID_VALUE",
                "territories: [{endpoint: x, right: shared, tier: 0, area: {states: [TX]}}] | territories[0].tier |"
                        + " INVALID_VALUE",
                "territories: [{endpoint: x, right: shared, from: 2026-02-02, to: 2026-02-01, area: {states: [TX]}}] |"
                        + " territories[0] | FROM_AFTER_TO",
                "territories: [{endpoint: x, right: shared, to: '+999999999-12-31', area: {states: [TX]}}] |"
                        + " territories[0] | INVALID_VALUE",
                "territories: [{endpoint: x, right: shared, area: {states: [TX]}}, {endpoint: x, right: shared, area:"
                        + " {states: [TX]}}] | territories[1] | DUPLICATE_ID",
                "orders: [{id: o, endpoint: x, quantity: 5}] | orders[0].endpoint | UNKNOWN_REFERENCE",
                "orders: [{id: o, endpoint: x, quantity: 0}] | orders[0].quantity | INVALID_VALUE",
                "plans: [{id: p}] | plans[0].steps | NO_STEPS",
                "plans: [{id: p, steps: [{id: s, pool: []}]}] | plans[0].steps[0].pool | EMPTY_POOL",
                "plans: [{id: p, steps: [{id: s, pool: [x]}]}] | plans[0].steps[0].pool[0] | UNKNOWN_REFERENCE",
                "plans: [{id: p, steps: [{id: s, pool: territory}, {id: s, pool: territory}]}] | plans[0].steps[1].id"
                        + " | DUPLICATE_ID",
                "plans: [{id: p, steps: [{id: s, pool: territory, algorithm: percentage}]}] | plans[0].steps[0].shares"
                        + " | MISSING",
                "plans: [{id: p, steps: [{id: s, pool: territory, recipients: 0}]}] | plans[0].steps[0].recipients |"
                        + " INVALID_VALUE",
                "plans: [{id: p, steps: [{id: s, pool: territory, condition: 'lead.x'}]}] |"
                        + " plans[0].steps[0].condition | CONDITION_SYNTAX",
                "plans: [{id: p, service_lines: [x], steps: [{id: s, pool: territory}]}] | plans[0].service_lines[0] |"
                        + " UNKNOWN_REFERENCE"
            })
    void findsTheErrorAtItsPath(String text, String path, ConfigCode code) {
        assertThat(validate(TestDocuments.read(text)).errors())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .contains(tuple(path, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "vendors: [{id: v, sources: [{id: s, mapping: {fields: {a: fone}}}]}] |"
                        + " vendors[0].sources[0].mapping.fields.a | UNKNOWN_FIELD",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'http://x.example/'}}]}] |"
                        + " clients[0].endpoints[0].delivery.url | INSECURE_URL",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: webhook, url: 'https://x.example/'}}]}] |"
                        + " clients[0].endpoints[0].delivery.secret_ref | UNSIGNED_WEBHOOK",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: soap}}]}] |"
                        + " clients[0].endpoints[0].delivery.method | METHOD_NOT_AVAILABLE",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', mapping:"
                        + " {a: fone}}}]}] | clients[0].endpoints[0].delivery.mapping.a | UNKNOWN_FIELD",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', mapping:"
                        + " {a: '{first_name} {surname}'}}}]}] | clients[0].endpoints[0].delivery.mapping.a |"
                        + " UNKNOWN_FIELD",
                "clients: [{id: c, endpoints: [{id: e, delivery: {method: http, url: 'https://x.example/', headers:"
                        + " {Authorization: Bearer x}}}]}] | clients[0].endpoints[0].delivery.headers.Authorization |"
                        + " SECRET_IN_DOCUMENT",
                "clients: [{id: c, endpoints: [{id: e, caps: [{limit: 5, per: day}, {limit: 6, per: day}]}]}] |"
                        + " clients[0].endpoints[0].caps[1] | DUPLICATE_CAP",
                "clients: [{id: c, endpoints: [{id: e, hours: {mon: []}}]}] | clients[0].endpoints[0].hours |"
                        + " INVALID_VALUE",
                "clients: [{id: c, endpoints: [{id: e}]}] | clients[0].endpoints[0] | UNUSED_ENDPOINT",
                "territories: [{endpoint: x, right: shared, area: {zips: ['00000','78717']}}] |"
                        + " territories[0].area.zips | UNKNOWN_ZIP",
                "territories: [{endpoint: x, right: shared, area: {zips: ['78717'], except_zips: ['78717']}}] |"
                        + " territories[0].area | EMPTY_AREA",
                "orders: [{id: o, endpoint: x, quantity: 5, to: 2026-03-31}] | orders[0].to | EXPIRED",
                "plans: [{id: p, steps: [{id: s, pool: territory}]}] | plans[0] | NO_OVERFLOW",
                "service_lines: [{id: a}, {id: b}] | plans | NO_PLAN"
            })
    void warnsAtThePath(String text, String path, ConfigCode code) {
        assertThat(validate(TestDocuments.read(text)).warnings())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .contains(tuple(path, code));
    }

    @Test
    void guessesTheIdThatWasMeant() {
        var findings = validate(TestDocuments.read(NETWORK + "orders: [{id: o, endpoint: a_1, quantity: 5}]"));
        assertThat(findings.errors().getFirst().detail()).isEqualTo("There is no endpoint 'a_1'. Did you mean a-1?");
    }

    @Test
    void reportsOverlappingExclusivesWithTheirZips() {
        var findings = validate(territories("""
              - {endpoint: a-1, right: exclusive, service_lines: [termite], area: {zips: ["78717", "78729", "78701"]}}
              - {endpoint: b-1, right: exclusive, area: {counties: ["48491"]}}
            """));

        assertThat(findings.errors())
                .containsExactly(new ConfigProblem(
                        "territories[1]",
                        ConfigCode.OVERLAPPING_EXCLUSIVE,
                        "b-1 and a-1 (territories[0]) both hold exclusive tier 1 rights in 2 ZIPs: 78717, 78729."));
    }

    @Test
    void listsTwentyZipsOfALargeOverlapAndCountsTheRest() {
        var findings = validate(territories("""
              - {endpoint: a-1, right: exclusive, area: {states: [TX]}}
              - {endpoint: b-1, right: exclusive, area: {counties: ["48201"]}}
            """));

        var detail = findings.errors().getFirst().detail();
        assertThat(detail).contains(" ZIPs: ").endsWith(" more.");
        assertThat(detail.split(", ")).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tier: 2 | another tier",
                "service_lines: [hvac] | another service line",
                "segments: [commercial] | another segment",
                "from: 2026-07-01 | after the other ended",
                "to: 2026-03-31 | ended before today",
                "from: 2027-01-01, to: 2027-12-31 | later"
            })
    void letsExclusivesShareAZipWhenTheyNeverMeet(String difference, String why) {
        var findings = validate(territories("""
              - {endpoint: a-1, right: exclusive, service_lines: [termite], segments: [residential], from: 2026-01-01, to: 2026-06-30, area: {zips: ["78717"]}}
              - {endpoint: b-1, right: exclusive, %s, area: {zips: ["78717"]}}
            """.formatted(difference)));

        assertThat(findings.errors()).as(why).isEmpty();
    }

    @Test
    void letsSharedAndExclusiveRightsOverlapAndCarveOutsSeparate() {
        var findings = validate(territories("""
              - {endpoint: a-1, right: exclusive, area: {counties: ["48491"], except_zips: ["78717"]}}
              - {endpoint: b-1, right: exclusive, area: {zips: ["78717"]}}
              - {endpoint: b-1, right: shared, area: {counties: ["48491"]}}
            """));
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void onlyWarnsWhenOneEndpointHoldsTheSameRightTwice() {
        var findings = validate(territories("""
              - {endpoint: a-1, right: exclusive, area: {zips: ["78717"]}}
              - {endpoint: a-1, right: exclusive, area: {zips: ["78717", "78729"]}}
            """));
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(ConfigProblem::code).containsExactly(ConfigCode.REDUNDANT_RIGHT);
    }

    @Test
    void findsAPlanThatAnEarlierOneShadows() {
        var findings = validate(TestDocuments.read("""
            service_lines: [{id: termite}]
            plans:
              - {id: first, steps: [{id: s, pool: territory}]}
              - {id: second, service_lines: [termite], steps: [{id: s, pool: territory}]}
            """));
        assertThat(findings.errors())
                .containsExactly(new ConfigProblem(
                        "plans[1]",
                        ConfigCode.SHADOWED_PLAN,
                        "No lead reaches this plan: first above it takes them all."));
    }

    @Test
    void findsAPlanThatSeveralEarlierOnesShadowTogether() {
        var findings = validate(TestDocuments.read("""
            service_lines: [{id: termite}, {id: hvac}]
            plans:
              - {id: one, service_lines: [termite], steps: [{id: s, pool: territory}]}
              - {id: two, service_lines: [hvac], steps: [{id: s, pool: territory}]}
              - {id: three, service_lines: [hvac, termite], segments: [residential], steps: [{id: s, pool: territory}]}
              - {id: four, steps: [{id: s, pool: territory}]}
            """));
        assertThat(findings.errors())
                .extracting(ConfigProblem::path, ConfigProblem::code)
                .containsExactly(tuple("plans[2]", ConfigCode.SHADOWED_PLAN));
    }

    @Test
    void letsAPausedPlanShadowNothing() {
        var findings = validate(TestDocuments.read("""
            plans:
              - {id: first, status: paused, steps: [{id: s, pool: territory}]}
              - {id: second, steps: [{id: s, pool: territory}]}
            """));
        assertThat(findings.errors()).isEmpty();
    }

    private static ConfigDocument territories(String territories) {
        return TestDocuments.read(NETWORK + "territories:\n" + territories);
    }

    @Test
    void letsAHeaderPlaceTheSecretThatTheEndpointNames() {
        for (var headers :
                List.of("{X-Api-Key: '{secret}'}", "{Authorization: 'Token {secret}', Cookie: 'k={secret}'}")) {
            var findings = validate(TestDocuments.read(NETWORK.replace(
                    "method: webhook, url: \"https://a.example/\", secret_ref: a",
                    "method: http, url: \"https://a.example/\", secret_ref: a, headers: " + headers)));

            assertThat(findings).isEqualTo(new ValidationFindings(List.of(), List.of()));
        }
    }

    @Test
    void namesTheEndpointsWhoseSecretIsNotSet() {
        var network = TestDocuments.read(NETWORK);

        assertThat(UnsetSettings.secrets(network, Set.of("a", "b"))).isEmpty();
        assertThat(UnsetSettings.secrets(network, Set.of("a"))).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("clients[1].endpoints[0].delivery.secret_ref");
            assertThat(problem.code()).isEqualTo(ConfigCode.SECRET_NOT_SET);
            assertThat(problem.detail()).contains("'b'", "'b-1'");
        });
        var disabled = TestDocuments.read(NETWORK.replace("{id: b-1,", "{id: b-1, status: disabled,"));
        assertThat(UnsetSettings.secrets(disabled, Set.of("a"))).isEmpty();
    }

    @Test
    void namesTheEndpointsWhoseMethodTheInstallationIsNotSetUpFor() {
        var network = TestDocuments.read(NETWORK);

        assertThat(UnsetSettings.methods(network, Map.of(Method.EMAIL, "no mail server is set")))
                .isEmpty();
        var mail = TestDocuments.read(NETWORK.replace(
                "method: webhook, url: \"https://a.example/\", secret_ref: a", "method: email, to: a@a.example"));
        assertThat(UnsetSettings.methods(mail, Map.of())).isEmpty();
        assertThat(UnsetSettings.methods(mail, Map.of(Method.EMAIL, "no mail server is set")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("clients[0].endpoints[0].delivery.method");
                    assertThat(problem.code()).isEqualTo(ConfigCode.METHOD_NOT_SET_UP);
                    assertThat(problem.detail()).contains("'a-1'", "no mail server is set");
                });
    }

    private static ValidationFindings validate(ConfigDocument document) {
        var findings = ConfigValidator.validate(document, ReferenceData.load(), TODAY);
        // What forbids publishing is the same, whether or not somebody asks for the warnings too.
        assertThat(ConfigValidator.errors(document, ReferenceData.load(), TODAY))
                .isEqualTo(findings.errors());
        return findings;
    }
}
