package io.headgate.routing.core.decision;

import static io.headgate.routing.core.decision.RoutingFixture.at;
import static io.headgate.routing.core.decision.RoutingFixture.dealer;
import static io.headgate.routing.core.decision.RoutingFixture.lead;
import static io.headgate.routing.core.decision.RoutingFixture.network;
import static io.headgate.routing.core.decision.RoutingFixture.verdicts;
import static io.headgate.routing.core.decision.RoutingFixture.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.network.CompiledNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule that keeps a candidate out, on both sides of its border. */
class EligibilityRulesTest {

    private static final String TUESDAY_NOON = "2026-03-03T18:00:00Z";
    private static final String PLAN = "plans: [{id: all, steps: [{id: list, pool: [d1]}]}]\n";

    private static CompiledNetwork one(String settings) {
        return network("clients:\n" + dealer(1, settings) + PLAN);
    }

    private static String verdict(Decision decision) {
        return verdicts(decision).getFirst();
    }

    private static String needed(Decision decision) {
        return decision.trace().steps().getFirst().candidates().getFirst().needed();
    }

    @ParameterizedTest
    @CsvSource({"active,d1 chosen", "paused,d1 ENDPOINT_PAUSED", "disabled,d1 ENDPOINT_DISABLED"})
    void onlyActiveEndpointsTakeLeads(String status, String expected) {
        assertThat(verdict(world(TUESDAY_NOON).decide(one("status: " + status), lead())))
                .isEqualTo(expected);
    }

    @Test
    void aMethodThatThisVersionCannotDeliverByIsNotAvailable() {
        var network = network("""
            clients:
              - {id: c, endpoints: [{id: d1, delivery: {method: sms, to: "+15125550100"}}]}
            """ + PLAN);

        assertThat(verdict(world(TUESDAY_NOON).decide(network, lead()))).isEqualTo("d1 METHOD_NOT_AVAILABLE");
    }

    @Test
    void aPauseHoldsUntilItsEnd() {
        var world = world(TUESDAY_NOON).paused("d1", "2026-03-03T18:30:00Z");

        assertThat(verdict(world.at("2026-03-03T18:29:59Z").decide(one(""), lead())))
                .isEqualTo("d1 ENDPOINT_PAUSED");
        assertThat(verdict(world.at("2026-03-03T18:30:00Z").decide(one(""), lead())))
                .isEqualTo("d1 chosen");
    }

    @Test
    void anOpenBreakerKeepsLeadsAway() {
        assertThat(verdict(world(TUESDAY_NOON).broken("d1", "5 time-outs").decide(one(""), lead())))
                .isEqualTo("d1 ENDPOINT_UNHEALTHY");
    }

    @ParameterizedTest
    @CsvSource({
        "mobile,d1 chosen",
        "landline,d1 LINE_TYPE_NOT_ACCEPTED",
        "fixed_line_or_mobile,d1 LINE_TYPE_NOT_ACCEPTED",
        "voip,d1 LINE_TYPE_NOT_ACCEPTED",
        "unknown,d1 LINE_TYPE_NOT_ACCEPTED"
    })
    void takesOnlyItsLineTypes(String found, String expected) {
        var network = one("accepts: {line_types: [mobile]}");

        assertThat(verdict(world(TUESDAY_NOON).decide(network, lead().lineType(found))))
                .isEqualTo(expected);
    }

    @Test
    void theEndpointsOwnConditionMustHold() {
        var network = one("accepts: {condition: \"lead.attributes.home_owner == true\"}");

        assertThat(verdict(world(TUESDAY_NOON).decide(network, lead().attribute("home_owner", true))))
                .isEqualTo("d1 chosen");
        assertThat(verdict(world(TUESDAY_NOON).decide(network, lead().attribute("home_owner", false))))
                .isEqualTo("d1 CONDITION_NOT_MET");
        assertThat(verdict(world(TUESDAY_NOON).decide(network, lead()))).isEqualTo("d1 CONDITION_NOT_MET");
    }

    @Test
    void neverTheSamePersonTwiceWithinItsWindow() {
        var network = one("dedupe: {window: P90D}");
        var sent = world(TUESDAY_NOON).sent("d1", "phone:p", "2025-12-03T18:00:00Z");

        assertThat(verdict(sent.at("2026-03-03T17:59:59Z").decide(network, lead())))
                .isEqualTo("d1 ALREADY_SENT");
        assertThat(verdict(sent.at("2026-03-03T18:00:00Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
        assertThat(verdict(sent.at("2026-02-03T18:00:00Z").decide(network, lead().phoneKey("q"))))
                .isEqualTo("d1 chosen");
        assertThat(verdict(sent.decide(one(""), lead()))).isEqualTo("d1 chosen");
    }

    @Test
    void aRightIsInForceFromItsFirstToItsLastDayInTheOwnersZone() {
        var network = network("clients:\n" + dealer(1, "")
                + "territories: [{endpoint: d1, right: exclusive, area: {zips: ['78717']}, from: 2026-03-03, to:"
                + " 2026-03-04}]\n"
                + "plans: [{id: all, steps: [{id: t, pool: territory}]}]\n");

        assertThat(verdict(world("2026-03-03T05:59:59Z").decide(network, lead())))
                .isEqualTo("d1 RIGHT_NOT_IN_FORCE");
        assertThat(verdict(world("2026-03-03T06:00:00Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
        assertThat(verdict(world("2026-03-05T05:59:59Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
        assertThat(verdict(world("2026-03-05T06:00:00Z").decide(network, lead())))
                .isEqualTo("d1 RIGHT_NOT_IN_FORCE");
    }

    @Test
    void countsTheCapOnTheOwnersCalendarDay() {
        var network = one("caps: [{limit: 1, per: day}]");
        var usedOnMarch3 = world(TUESDAY_NOON).used("endpoint:d1:count:day", "2026-03-03T06:00:00Z", 1);

        // In UTC it is already March 4.
        assertThat(verdict(usedOnMarch3.at("2026-03-04T05:59:59Z").decide(network, lead())))
                .isEqualTo("d1 CAP_REACHED");
        assertThat(verdict(usedOnMarch3.at("2026-03-04T06:00:00Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
    }

    @Test
    void aMoneyCapCountsThePriceAndIsNeverExceeded() {
        var network = one("price: '42.00', caps: [{limit: '100.00', unit: money, per: month}]");
        var world = world(TUESDAY_NOON);

        assertThat(verdict(world.used("endpoint:d1:money:month", "2026-03-01T06:00:00Z", 58_000_000)
                        .decide(network, lead())))
                .isEqualTo("d1 chosen");
        var full = world.used("endpoint:d1:money:month", "2026-03-01T06:00:00Z", 58_000_001)
                .decide(network, lead());
        assertThat(verdict(full)).isEqualTo("d1 CAP_REACHED");
        assertThat(needed(full)).isEqualTo("room for 42.00 below 100.00 per month until 2026-04-01T00:00-05:00");
    }

    @Test
    void leadsInFlightAreLimited() {
        var network = one("caps: [{limit: 5, per: concurrent}]");
        var world = world(TUESDAY_NOON).used("endpoint:d1:count:concurrent", "1970-01-01T00:00:00Z", 5);

        assertThat(verdict(world.decide(network, lead()))).isEqualTo("d1 CONCURRENCY_REACHED");
    }

    @Test
    void theTighterOfTwoCapsOnTheSameWindowCounts() {
        var network = one("caps: [{limit: 9, per: day}, {limit: 2, per: day}, {limit: 5, per: day}]");

        var world = world(TUESDAY_NOON);
        for (var i = 0; i < 2; i++) {
            assertThat(verdict(world.route(network, lead()))).isEqualTo("d1 chosen");
        }
        assertThat(verdict(world.route(network, lead()))).isEqualTo("d1 CAP_REACHED");
    }

    @Test
    void isOpenByTheClientsClock() {
        var network = one("hours: {mon-fri: ['08:00-18:00'], holidays: us-federal}");

        assertThat(verdict(world("2026-03-03T13:59:00Z").decide(network, lead())))
                .isEqualTo("d1 OUT_OF_HOURS");
        assertThat(verdict(world("2026-03-03T14:00:00Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
        assertThat(verdict(world("2026-03-03T23:59:00Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
        assertThat(verdict(world("2026-03-04T00:00:00Z").decide(network, lead())))
                .isEqualTo("d1 OUT_OF_HOURS");
        // After the change of clocks eight in Chicago is an hour earlier.
        assertThat(verdict(world("2026-03-09T13:00:00Z").decide(network, lead())))
                .isEqualTo("d1 chosen");
        // Memorial Day is a Monday.
        assertThat(verdict(world("2026-05-25T15:00:00Z").decide(network, lead())))
                .isEqualTo("d1 OUT_OF_HOURS");
    }

    @Test
    void offHoursDeliverIgnoresTheHours() {
        var network = one("hours: {mon: ['08:00-18:00']}, off_hours: deliver");

        assertThat(verdict(world(TUESDAY_NOON).decide(network, lead()))).isEqualTo("d1 chosen");
    }

    @Test
    void offHoursHoldWaitsForTheOpeningAcrossTheChangeOfClocks() {
        var network = one("hours: {mon-fri: ['08:00-18:00']}, off_hours: hold");

        var decision = world("2026-03-07T18:00:00Z").decide(network, lead());

        assertThat(decision.outcome()).isEqualTo(DecisionOutcome.HELD);
        assertThat(decision.reason()).isEqualTo(ReasonCode.OUT_OF_HOURS);
        assertThat(decision.heldUntil()).isEqualTo(at("2026-03-09T13:00:00Z"));
        assertThat(decision.trace().sentence())
                .isEqualTo("Dealer 1 comes in step list but was closed (opens Mon 08:00 CDT). "
                        + "The lead waits until Mon 08:00 CDT.");
        assertThat(decision.trace().steps().getFirst().result()).isEqualTo("HELD");
    }

    @Test
    void nobodyWaitsWhenAnotherInTheStepIsOpen() {
        var network = network("clients:\n" + dealer(1, "hours: {mon: ['08:00-18:00']}, off_hours: hold") + dealer(2, "")
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2]}]}]\n");

        assertThat(verdicts(world(TUESDAY_NOON).decide(network, lead())))
                .containsExactly("d1 OUT_OF_HOURS", "d2 chosen");
    }

    @Test
    void waitsForTheEarliestOpeningOfTheStep() {
        var network = network("clients:\n" + dealer(1, "hours: {fri: ['08:00-18:00']}, off_hours: hold")
                + dealer(2, "hours: {thu: ['08:00-18:00']}, off_hours: hold")
                + dealer(3, "hours: {wed: ['08:00-18:00']}, off_hours: skip")
                + "plans: [{id: all, steps: [{id: list, pool: [d1, d2, d3]}]}]\n");

        assertThat(world(TUESDAY_NOON).decide(network, lead()).heldUntil()).isEqualTo(at("2026-03-05T14:00:00Z"));
    }

    @Test
    void aLeadDoesNotWaitBeyondItsOwnEndNorForSomebodyWhoCouldNotTakeItThen() {
        var closed = "hours: {thu: ['08:00-18:00']}, off_hours: hold";
        var tooLate = world(TUESDAY_NOON).decide(one(closed), lead().expiring("2026-03-05T14:00:00Z"));
        var disabled = world(TUESDAY_NOON).decide(one(closed + ", status: disabled"), lead());
        var fullThen = world(TUESDAY_NOON)
                .used("endpoint:d1:count:month", "2026-03-01T06:00:00Z", 3)
                .decide(one(closed + ", caps: [{limit: 3, per: month}]"), lead());
        var fullToday = world(TUESDAY_NOON)
                .used("endpoint:d1:count:day", "2026-03-03T06:00:00Z", 3)
                .decide(one(closed + ", caps: [{limit: 3, per: day}]"), lead());

        assertThat(tooLate.outcome()).isEqualTo(DecisionOutcome.REJECTED);
        assertThat(disabled.outcome()).isEqualTo(DecisionOutcome.REJECTED);
        assertThat(fullThen.outcome()).isEqualTo(DecisionOutcome.REJECTED);
        assertThat(fullToday.outcome()).isEqualTo(DecisionOutcome.HELD);
    }

    @Test
    void whatCameOverNightWaitsForTheNextHourWhereTheFirstIsFull() {
        var network = one("hours: {mon-sun: ['08:00-10:00']}, off_hours: hold, caps: [{limit: 3, per: hour}]");
        var overNight = lead().received("2026-03-03T09:00:00Z").expiring("2026-03-06T00:00:00Z");
        var world = world("2026-03-03T09:00:00Z");
        for (var i = 0; i < 5; i++) {
            assertThat(world.route(network, overNight).heldUntil()).isEqualTo(at("2026-03-03T14:00:00Z"));
        }
        world.at("2026-03-03T14:00:00Z");
        for (var i = 0; i < 3; i++) {
            assertThat(world.route(network, overNight).outcome()).isEqualTo(DecisionOutcome.ALLOCATED);
        }

        var fourth = world.route(network, overNight);

        assertThat(fourth.outcome()).isEqualTo(DecisionOutcome.HELD);
        assertThat(fourth.reason()).isEqualTo(ReasonCode.CAP_REACHED);
        assertThat(fourth.heldUntil()).isEqualTo(at("2026-03-03T15:00:00Z"));
        world.at("2026-03-03T15:00:00Z");
        assertThat(world.route(network, overNight).outcome()).isEqualTo(DecisionOutcome.ALLOCATED);
        assertThat(world.route(network, overNight).outcome()).isEqualTo(DecisionOutcome.ALLOCATED);
        assertThat(world.route(network, overNight).outcome()).isEqualTo(DecisionOutcome.ALLOCATED);
        assertThat(world.route(network, overNight).heldUntil())
                .as("the next hour is closed, so it is the next morning")
                .isEqualTo(at("2026-03-04T14:00:00Z"));
        var stale = lead().received("2026-03-03T09:00:00Z").expiring("2026-03-03T23:00:00Z");
        assertThat(world.route(network, stale).reason()).isEqualTo(ReasonCode.NO_SALE_FOR_NOW);
        var inHours = lead().received("2026-03-03T15:00:00Z").expiring("2026-03-06T00:00:00Z");
        assertThat(world.route(network, inHours).reason()).isEqualTo(ReasonCode.NO_SALE_FOR_NOW);
    }

    @Test
    void aPauseWithAnEndIsForNowUnlessSomethingElseLasts() {
        var until = world(TUESDAY_NOON).paused("d1", "2026-03-03T20:00:00Z");

        assertThat(until.decide(one("priority: 1"), lead()).reason()).isEqualTo(ReasonCode.NO_SALE_FOR_NOW);
        assertThat(until.decide(one("hours: {thu: ['08:00-18:00']}"), lead()).reason())
                .isEqualTo(ReasonCode.NO_SALE_FOR_NOW);
        assertThat(until.decide(one("licences: [{state: OK}]"), lead()).reason())
                .isEqualTo(ReasonCode.NO_SALE);
        assertThat(world(TUESDAY_NOON)
                        .paused("d1", null)
                        .decide(one("priority: 1"), lead())
                        .reason())
                .isEqualTo(ReasonCode.NO_SALE);
    }
}
