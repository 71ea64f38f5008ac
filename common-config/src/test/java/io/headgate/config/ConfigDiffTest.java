package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigDiffTest {

    @Test
    void findsNothingBetweenEqualDocuments() {
        assertThat(ConfigDiff.between(TestDocuments.example(), TestDocuments.example()))
                .isEmpty();
    }

    @Test
    void tellsAChangedValueWithItsPathAndASentence() {
        assertThat(changed("price: \"42.00\"", "price: \"45.00\""))
                .containsExactly(new ConfigChange(
                        "clients[dealer-114].endpoints[dealer-114-crm].price",
                        ConfigChange.Kind.CHANGED,
                        "42.00",
                        "45.00",
                        "Endpoint dealer-114-crm: price changes from 42.00 to 45.00."));
    }

    @Test
    void tellsThatAPlanIsCalledOtherwise() {
        assertThat(changed(
                        "  - id: termite\n    service_lines",
                        "  - id: termite\n    name: Termites first\n    service_lines"))
                .extracting(ConfigChange::sentence)
                .containsExactly("Plan termite: name is set to Termites first.");
    }

    @Test
    void tellsWhatIsNewlyStatedAndWhatNoLongerIs() {
        assertThat(changed("price: \"38.00\", weight: 2,", "price: \"38.00\", priority: 5,"))
                .extracting(ConfigChange::kind, ConfigChange::sentence)
                .containsExactly(
                        tuple(ConfigChange.Kind.REMOVED, "Endpoint dealer-88-mail: weight is no longer 2."),
                        tuple(ConfigChange.Kind.ADDED, "Endpoint dealer-88-mail: priority is set to 5."));
    }

    @Test
    void tellsAddedAndRemovedPartsByTheirId() {
        assertThat(changed("{id: hvac, name: Heating and cooling}", "{id: roofing, name: Roofs}"))
                .extracting(ConfigChange::path, ConfigChange::kind, ConfigChange::sentence)
                .containsExactly(
                        tuple("service_lines[hvac]", ConfigChange.Kind.REMOVED, "Service line hvac is removed."),
                        tuple("service_lines[roofing]", ConfigChange.Kind.ADDED, "Service line roofing is added."));
    }

    @Test
    void matchesCapsByWhatTheyCount() {
        assertThat(changed("{limit: 40, per: day}", "{limit: 50, per: day}"))
                .extracting(ConfigChange::path, ConfigChange::sentence)
                .containsExactly(tuple(
                        "clients[dealer-114].endpoints[dealer-114-crm].caps[per day].limit",
                        "Endpoint dealer-114-crm, cap per day: limit changes from 40 to 50."));
    }

    @Test
    void tellsWhichZipsARightGainsAndLosesWithoutNamingIt() {
        assertThat(changed("zips: [\"78717\", \"78729\"]", "zips: [\"78717\", \"78728\"]"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.path())
                            .startsWith("territories[dealer-114-crm-")
                            .endsWith("].area.zips");
                    assertThat(change.kind()).isEqualTo(ConfigChange.Kind.CHANGED);
                    assertThat(change.sentence()).endsWith("area zips gains 78728 and loses 78729.");
                    assertThat(change.before()).isEqualTo(List.of("78717", "78729"));
                });
    }

    @Test
    void findsNothingWhenRightsOrClientsOnlyMove() {
        var one = TestDocuments.read("""
            clients: [{id: a}, {id: b}]
            territories:
              - {endpoint: a, right: shared, area: {zips: ["78717"]}}
              - {endpoint: a, right: shared, area: {zips: ["78729"]}}
            """);
        var other = TestDocuments.read("""
            clients: [{id: b}, {id: a}]
            territories:
              - {endpoint: a, right: shared, area: {zips: ["78729"]}}
              - {endpoint: a, right: shared, area: {zips: ["78717"]}}
            """);
        assertThat(ConfigDiff.between(one, other)).isEmpty();
    }

    @Test
    void tellsWhenPlansOrStepsChangeTheirOrder() {
        var one = TestDocuments.read("plans: [{id: a, steps: [{id: s, pool: territory}]}, {id: b}]");
        var other = TestDocuments.read("plans: [{id: b}, {id: a, steps: [{id: s, pool: [x, y]}]}]");
        assertThat(ConfigDiff.between(one, other))
                .extracting(ConfigChange::path, ConfigChange::sentence)
                .containsExactly(
                        tuple("plans[a].steps[s].pool", "Plan a, step s: pool changes from territory to x, y."),
                        tuple("plans", "The plans are put in another order: b, a."));
    }

    @Test
    void pairsARightWithItsOwnSuccessorWhenOneIsAdded() {
        var one = TestDocuments.read("territories: [{endpoint: a, right: shared, area: {zips: [\"78717\"]}}]");
        var other = TestDocuments.read("""
            territories:
              - {endpoint: a, right: shared, area: {zips: ["78717", "78729"]}}
              - {endpoint: b, right: exclusive, area: {states: [TX]}}
            """);
        assertThat(ConfigDiff.between(one, other))
                .extracting(ConfigChange::kind)
                .containsExactly(ConfigChange.Kind.CHANGED, ConfigChange.Kind.ADDED);
        assertThat(ConfigDiff.between(one, other))
                .extracting(ConfigChange::sentence)
                .containsExactly(
                        "The shared right of a to 78717 and 1 more ZIPs: area zips gains 78729.",
                        "The exclusive right of b to state TX is added.");
    }

    @Test
    void saysTheTermsOfEndpointsRightsAndStepsInWords() {
        var one = TestDocuments.read("""
            clients: [{id: a, caps: [{limit: 9, per: day}], endpoints: [{id: e, caps: [{limit: 5, per: day, sources: [web], basis: delivered_at}], licences: [{state: TX}, {state: OK, service_lines: [hvac]}]}]}]
            territories: [{id: r, endpoint: e, right: shared, area: {states: [TX]}, caps: [{limit: 5, per: interval, days: 14, anchor: 2026-01-05}]}]
            overlap_zones: [{id: y, area: {zips: ["78717"]}, tie_breakers: [priority]}, {id: z, area: {zips: ["78729"]}, tie_breakers: [priority, price]}]
            orders: [{id: o, endpoint: e, quantity: 5, condition: "lead.state == 'TX'"}]
            plans: [{id: p, freshness: PT1H, steps: [{id: s, pool: [e, f], algorithm: percentage, shares: {e: "60", f: "40"}, condition: "lead.test == true"}]}]
            """);
        var other = TestDocuments.read("""
            clients: [{id: a, caps: [{limit: 9, per: day}, {limit: 2, per: concurrent}, {limit: "500", unit: money, per: total}], endpoints: [{id: e, exclusive_price: "60.00", accepts: {languages: [es], min_identity: "0.8"}, caps: [{limit: 5, per: day, sources: [web], basis: delivered_at, pacing: {}}], tags: [premium], licences: [{state: TX, to: 2026-12-31}, {state: OK}], location: {lat: 30.5, lon: -97.5}}]}]
            territories: [{id: r, endpoint: e, right: shared, area: {states: [TX]}, caps: [{limit: 5, per: interval, days: 7, anchor: 2026-01-05}]}]
            overlap_zones: [{id: z, area: {zips: ["78729"]}, tie_breakers: [price, priority]}, {id: y, area: {zips: ["78717"]}, tie_breakers: [priority]}]
            orders: [{id: o, endpoint: e, quantity: 5, condition: {field: lead.state, op: in, value: [TX, OK]}}]
            plans: [{id: p, freshness: PT30M, steps: [{id: s, pool: [e, f], algorithm: percentage, min_price: "25.00", shares: {e: "70", f: "30"}, tie_breakers: [performance, distance]}]}]
            """);
        assertThat(ConfigDiff.between(one, other))
                .extracting(ConfigChange::sentence)
                .containsExactly(
                        "Client a, cap at once is added.",
                        "Client a, cap of money in total is added.",
                        "Endpoint e, cap per day from web by delivery: pacing is set to the standard.",
                        "Endpoint e, licence TX: to is set to 2026-12-31.",
                        "Endpoint e, licence OK for hvac is removed.",
                        "Endpoint e, licence OK is added.",
                        "Endpoint e: exclusive price is set to 60.00.",
                        "Endpoint e: accepts is set to languages es, min identity 0.8.",
                        "Endpoint e: tags are set to premium.",
                        "Endpoint e: location is set to lat 30.5, lon -97.5.",
                        "Right r, cap per 14 days is removed.",
                        "Right r, cap per 7 days is added.",
                        "Overlap zone z: tie breakers are put in another order.",
                        "The overlap zones are put in another order: z, y.",
                        "Order o: condition changes from “state is TX” to “state is TX or OK”.",
                        "Plan p, step s: condition is no longer “test lead is yes”.",
                        "Plan p, step s: shares e changes from 60 to 70.",
                        "Plan p, step s: shares f changes from 40 to 30.",
                        "Plan p, step s: min price is set to 25.00.",
                        "Plan p, step s: tie breakers are set to performance, distance.",
                        "Plan p: freshness changes from PT1H to PT30M.");
    }

    @Test
    void tellsEachPartOfANetworkThatIsNew() {
        assertThat(ConfigDiff.between(TestDocuments.read("{}"), TestDocuments.example()))
                .extracting(ConfigChange::sentence)
                .contains(
                        "The brand id changes from brand to clearbrook.",
                        "Client dealer-114 is added.",
                        "Plan termite is added.",
                        "Order dealer-88-spring is added.");
    }

    private static List<ConfigChange> changed(String from, String to) {
        assertThat(TestDocuments.exampleText()).contains(from);
        return ConfigDiff.between(
                TestDocuments.example(),
                TestDocuments.read(TestDocuments.exampleText().replace(from, to)));
    }
}
