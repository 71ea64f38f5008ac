package io.headgate.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.routing.caps.CapsAccess;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From validated to closed, over the real topics: failover, holds, reviews, and what operators can see and do. */
@HeadgateIT
class LifeOfALeadIT {

    @Autowired
    TestEvents events;

    @Autowired
    TestConfig config;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ServiceToken token;

    @Autowired
    ApplicationContext context;

    @Autowired
    ConfigFeed feed;

    @LocalServerPort
    int port;

    @BeforeEach
    void network() {
        config.publish(RoutingNetworks.roomy());
    }

    @Test
    void aRefusedLeadGoesToTheNextEndpointAndIsClosedOnceItIsAccepted() {
        var lead = send(ValidatedLeads.validated("termite"));

        var first = routed(lead, 1);
        finish(first, DeliveryOutcome.REJECTED);
        var second = routed(lead, 2);
        finish(second, DeliveryOutcome.ACCEPTED);

        assertThat(first.allocation().endpointId()).isEqualTo("first");
        assertThat(second.allocation().endpointId()).isEqualTo("second");
        assertThat(second.contact()).isEqualTo(ValidatedLeads.CONTACT);
        assertThat(second.allocation().price().amount()).isEqualTo("10.00");
        assertThat(closed(lead).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(closed(lead).detail()).isNull();
        var decision = events.await(LeadDecided.class, each -> each.leadId().equals(lead) && each.round() == 2);
        assertThat(decision.trace().steps().getFirst().candidates().getFirst().reason())
                .isEqualTo(ReasonCode.ALREADY_TRIED);
        assertThat(jdbc.sql("SELECT contact IS NULL FROM lead_route WHERE lead_id = ?")
                        .param(lead.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @Test
    void aDeliveryThatCannotBeConfirmedIsNeverSoldTwiceAndOpenUntilItIs() {
        var lead = send(ValidatedLeads.validated("termite"));
        var routed = routed(lead, 1);

        finish(routed, DeliveryOutcome.UNKNOWN);
        events.settle();
        assertThat(state(lead)).isEqualTo("ALLOCATED");
        assertThat(reservations(lead)).containsExactly("first CONSUMED");
        assertThat(events.all(LeadClosed.class, each -> each.leadId().equals(lead)))
                .isEmpty();
        finish(routed, DeliveryOutcome.ACCEPTED);

        assertThat(closed(lead).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(events.all(LeadRouted.class, each -> each.leadId().equals(lead)))
                .hasSize(1);
        assertThat(reservations(lead)).containsExactly("first CONSUMED");
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @Test
    void whatIsWrittenOffEndsTheLeadAndGoesToNobodyElse() {
        var lead = send(ValidatedLeads.validated("termite"));
        var routed = routed(lead, 1);

        finish(routed, DeliveryOutcome.UNKNOWN);
        finish(routed, DeliveryOutcome.FAILED, ReasonCode.DELIVERY_WRITTEN_OFF);

        assertThat(closed(lead).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed(lead).reason()).isEqualTo(ReasonCode.DELIVERY_WRITTEN_OFF);
        assertThat(reservations(lead)).containsExactly("first RELEASED");
        assertThat(events.all(LeadRouted.class, each -> each.leadId().equals(lead)))
                .hasSize(1);
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @Test
    void whatIsLetGoGoesToTheNextEndpointAndNotBackToTheOneInDoubt() {
        var lead = send(ValidatedLeads.validated("termite"));
        var routed = routed(lead, 1);

        finish(routed, DeliveryOutcome.UNKNOWN);
        finish(routed, DeliveryOutcome.FAILED, ReasonCode.DELIVERY_LET_GO);

        var second = routed(lead, 2);
        assertThat(second.allocation().endpointId()).isEqualTo("second");
        assertThat(second.contact()).isEqualTo(ValidatedLeads.CONTACT);
        assertThat(reservations(lead)).containsExactlyInAnyOrder("first RELEASED", "second HELD");
        finish(second, DeliveryOutcome.ACCEPTED);
        assertThat(closed(lead).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERY_WRITTEN_OFF", "DELIVERY_LET_GO"})
    void ofTwoRecipientsTheOneGivenUpGivesBackItsSlotThoughTheOtherTookTheLead(ReasonCode reason) {
        var lead = send(ValidatedLeads.validated("shared"));
        var both = bothOf(lead);

        finish(at("third", both), DeliveryOutcome.UNKNOWN);
        finish(at("fourth", both), DeliveryOutcome.ACCEPTED);
        assertThat(closed(lead).outcome()).isEqualTo(Outcome.DELIVERED);
        finish(at("third", both), DeliveryOutcome.FAILED, reason);

        Awaitility.await().until(() -> reservations(lead).contains("third RELEASED"));
        events.settle();
        assertThat(reservations(lead)).contains("fourth CONSUMED");
        assertThat(state(lead)).isEqualTo("DELIVERED");
        assertThat(events.all(LeadClosed.class, each -> each.leadId().equals(lead)))
                .hasSize(1);
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @Test
    void ofTwoRecipientsTheOneUnderWayStillDecidesAfterTheOtherWasWrittenOff() {
        var taken = send(ValidatedLeads.validated("shared"));
        var refused = send(ValidatedLeads.validated("shared"));
        var ofTaken = bothOf(taken);
        var ofRefused = bothOf(refused);
        for (var both : List.of(ofTaken, ofRefused)) {
            finish(at("third", both), DeliveryOutcome.UNKNOWN);
            finish(at("third", both), DeliveryOutcome.FAILED, ReasonCode.DELIVERY_WRITTEN_OFF);
        }
        Awaitility.await()
                .until(() -> reservations(taken).contains("third RELEASED")
                        && reservations(refused).contains("third RELEASED"));
        assertThat(state(taken)).as("the other may still take it").isEqualTo("ALLOCATED");

        finish(at("fourth", ofTaken), DeliveryOutcome.ACCEPTED);
        finish(at("fourth", ofRefused), DeliveryOutcome.REJECTED);

        assertThat(closed(taken).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(closed(refused).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed(refused).reason())
                .as("the endpoint given up may have it, so nobody else gets it")
                .isEqualTo(ReasonCode.DELIVERY_WRITTEN_OFF);
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERY_WRITTEN_OFF", "DELIVERY_LET_GO"})
    void aLeadThatWasClosedAsDeliveredInDoubtIsDeliveredNoMoreOnceItIsGivenUp(ReasonCode reason) {
        var lead = send(ValidatedLeads.validated("termite"));
        var routed = routed(lead, 1);
        finish(routed, DeliveryOutcome.UNKNOWN);
        Awaitility.await().until(() -> reservations(lead).contains("first CONSUMED"));
        // As versions wrote it that knew no doubt.
        jdbc.sql("UPDATE lead_route SET state = 'DELIVERED', contact = NULL WHERE lead_id = ?")
                .param(lead.value())
                .update();

        finish(routed, DeliveryOutcome.FAILED, reason);

        assertThat(closed(lead).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed(lead).reason()).isEqualTo(ReasonCode.DELIVERY_WRITTEN_OFF);
        assertThat(reservations(lead)).containsExactly("first RELEASED");
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @Test
    void aLeadThatEverybodyRefusesIsRejectedOnce() {
        var lead = send(ValidatedLeads.validated("lonely"));

        finish(routed(lead, 1), DeliveryOutcome.FAILED);

        assertThat(closed(lead).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(closed(lead).reason()).isEqualTo(ReasonCode.NO_SALE);
        assertThat(reservations(lead)).containsExactly("lonely RELEASED");
        assertThat(events.all(LeadClosed.class, each -> each.leadId().equals(lead)))
                .hasSize(1);
    }

    @Test
    void aDeliveryWhoseTimeWasOverExpiresItsReservationAndGivesBackItsSlot() {
        var lead = send(ValidatedLeads.validated("lonely"));
        var routed = routed(lead, 1);

        events.send(
                Topics.LEAD_EVENTS,
                ValidatedLeads.finished(routed, DeliveryOutcome.FAILED, ReasonCode.DELIVERY_EXHAUSTED));

        assertThat(closed(lead).reason()).isEqualTo(ReasonCode.NO_SALE);
        assertThat(reservations(lead)).containsExactly("lonely EXPIRED");
        assertThat(jdbc.sql("SELECT count(*) FROM reservation_bucket WHERE reservation_id = :id")
                        .param("id", routed.allocation().allocationId().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void ofTwoRecipientsOneMayRefuse() {
        var lead = send(ValidatedLeads.validated("shared"));
        events.await(LeadDecided.class, each -> each.leadId().equals(lead));
        var both = Awaitility.await()
                .until(() -> events.all(LeadRouted.class, each -> each.leadId().equals(lead)), all -> all.size() == 2);

        finish(at("third", both), DeliveryOutcome.REJECTED);
        Awaitility.await().until(() -> reservations(lead).contains("third RELEASED"));
        assertThat(state(lead)).isEqualTo("ALLOCATED");
        finish(at("fourth", both), DeliveryOutcome.ACCEPTED);

        assertThat(closed(lead).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(events.all(LeadDecided.class, each -> each.leadId().equals(lead)))
                .hasSize(1);
    }

    @Test
    void ofTwoRecipientsBothMayRefuseAndThenTheLeadIsDecidedAgain() {
        var lead = send(ValidatedLeads.validated("shared"));
        var both = Awaitility.await()
                .until(() -> events.all(LeadRouted.class, each -> each.leadId().equals(lead)), all -> all.size() == 2);

        both.forEach(routed -> finish(routed, DeliveryOutcome.REJECTED));

        assertThat(closed(lead).reason()).isEqualTo(ReasonCode.NO_SALE);
        assertThat(reservations(lead)).containsExactlyInAnyOrder("third RELEASED", "fourth RELEASED");
    }

    @Test
    void aHeldLeadIsDecidedWhenTheConfigurationLetsIt() {
        var lead = send(ValidatedLeads.validated("closed"));
        var held = events.await(LeadDecided.class, each -> each.leadId().equals(lead));
        assertThat(held.outcome()).isEqualTo(DecisionOutcome.HELD);
        assertThat(held.heldUntil()).isAfter(Instant.now());
        assertThat(json(get("/internal/holds")).at("/items").toString()).contains(lead.toString());

        assertThat(post("/internal/leads/" + lead + "/release", Map.of("by", "anna")))
                .as("decided again, and still nobody")
                .isEqualTo(409);
        assertThat(state(lead)).isEqualTo("HELD");
        config.publish(RoutingNetworks.atNight());

        assertThat(routed(lead, 2).allocation().endpointId()).isEqualTo("night");
        events.await(LeadDecided.class, each -> each.leadId().equals(lead) && each.round() == 2);
        assertThat(events.all(LeadDecided.class, each -> each.leadId().equals(lead)))
                .hasSize(2);
        assertThat(post("/internal/leads/" + lead + "/release", Map.of("by", "anna")))
                .isEqualTo(409);
    }

    @Test
    void aHeldLeadIsDecidedWhenItsTimeComes() {
        // A machine that is too busy to decide before the time has come gets more of it.
        for (var seconds = 5; ; seconds *= 2) {
            var until = Instant.now().plusSeconds(seconds);
            config.pauseEndpoint("broken", until);

            var lead = send(ValidatedLeads.validated("waiting"));

            var first = events.await(LeadDecided.class, each -> each.leadId().equals(lead) && each.round() == 1);
            if (first.at().isBefore(until)) {
                assertThat(first.heldUntil()).isEqualTo(until);
                assertThat(routed(lead, 2).at()).isAfterOrEqualTo(until);
                return;
            }
        }
    }

    @Test
    void aLeadWhoseTimeHasNotComeGoesOnWaitingWithoutAWord() {
        var lead = send(ValidatedLeads.validated("closed"));
        events.await(LeadDecided.class, each -> each.leadId().equals(lead));

        jdbc.sql("UPDATE lead_route SET due_at = now() - interval '1 second' WHERE lead_id = ?")
                .param(lead.value())
                .update();

        Awaitility.await().until(() -> jdbc.sql("SELECT due_at = held_until FROM lead_route WHERE lead_id = ?")
                .param(lead.value())
                .query(Boolean.class)
                .single());
        assertThat(events.all(LeadDecided.class, each -> each.leadId().equals(lead)))
                .hasSize(1);
    }

    @Test
    void aLeadThatGrowsTooOldWhileItWaitsIsRejected() {
        config.pauseEndpoint("broken");
        var lead = send(ValidatedLeads.received("waiting", Duration.ofHours(72).minusSeconds(3)));

        assertThat(closed(lead).reason()).isEqualTo(ReasonCode.LEAD_EXPIRED);
        assertThat(state(lead)).isEqualTo("REJECTED");
        config.resumeEndpoint("broken");
    }

    @Test
    void resumingAnEndpointFreesWhatWaitsForIt() {
        config.pauseEndpoint("broken");
        var lead = send(ValidatedLeads.validated("waiting"));
        events.await(LeadDecided.class, each -> each.leadId().equals(lead) && each.outcome() == DecisionOutcome.HELD);

        config.resumeEndpoint("broken");

        assertThat(routed(lead, 2).allocation().endpointId()).isEqualTo("broken");
    }

    @Test
    void aParkedLeadWaitsForAPerson() {
        var approved = send(ValidatedLeads.validated("termite", EventIds.next().toString(), ValidationOutcome.REVIEW));
        var rejected = send(ValidatedLeads.validated("termite", EventIds.next().toString(), ValidationOutcome.REVIEW));
        var parked = events.await(LeadDecided.class, each -> each.leadId().equals(approved));
        events.await(LeadDecided.class, each -> each.leadId().equals(rejected));
        assertThat(parked.outcome()).isEqualTo(DecisionOutcome.REVIEW);
        assertThat(parked.reason()).isEqualTo(ReasonCode.IDENTITY_MISMATCH);

        assertThat(post("/internal/leads/" + approved + "/review", Map.of("decision", "maybe")))
                .isEqualTo(422);
        assertThat(post("/internal/leads/" + approved + "/review", Map.of("decision", "approve", "by", "anna")))
                .isEqualTo(204);
        assertThat(post("/internal/leads/" + rejected + "/review", Map.of("decision", "reject", "by", "anna")))
                .isEqualTo(204);

        assertThat(routed(approved, 2).contact()).isEqualTo(ValidatedLeads.CONTACT);
        assertThat(closed(rejected).reason()).isEqualTo(ReasonCode.REVIEW_REJECTED);
        assertThat(post("/internal/leads/" + rejected + "/review", Map.of("decision", "approve")))
                .isEqualTo(409);
        assertThat(post("/internal/leads/" + new LeadId(EventIds.next()) + "/review", Map.of("decision", "approve")))
                .isEqualTo(404);
    }

    @Test
    void ofManyLeadsOfOnePersonTheEndpointGetsOne() {
        var person = EventIds.next().toString();
        var leads = java.util.stream.IntStream.range(0, 12)
                .mapToObj(_ -> send(ValidatedLeads.validated("person", person, ValidationOutcome.CONTINUE)))
                .toList();

        var endpoints = leads.stream()
                .map(lead -> routed(lead, 1).allocation().endpointId())
                .toList();

        assertThat(endpoints).filteredOn("picky"::equals).hasSize(1);
        assertThat(endpoints).filteredOn("overflow"::equals).hasSize(11);
    }

    @Test
    void anOpenBreakerIsSeenAndAClosedOneForgotten() {
        events.send(
                Topics.LEAD_EVENTS,
                new EndpointHealthChanged("first", Instant.now(), EndpointHealthChanged.State.OPEN, "5 time-outs"));
        Awaitility.await().untilAsserted(() -> assertThat(routed(send(ValidatedLeads.validated("termite")), 1)
                        .allocation()
                        .endpointId())
                .isEqualTo("second"));

        events.send(
                Topics.LEAD_EVENTS,
                new EndpointHealthChanged("first", Instant.now(), EndpointHealthChanged.State.CLOSED, null));
        Awaitility.await().untilAsserted(() -> assertThat(routed(send(ValidatedLeads.validated("termite")), 1)
                        .allocation()
                        .endpointId())
                .isEqualTo("first"));
    }

    @Test
    void showsCapsAndSimulatesWithoutTakingAnything() {
        config.publish(RoutingNetworks.capped("{limit: 1, per: total}, {limit: '99.50', unit: money, per: month}", ""));
        jdbc.sql("UPDATE reservation SET state = 'RELEASED' WHERE state IN ('HELD', 'CONSUMED')")
                .update();
        jdbc.sql("WITH gone AS (DELETE FROM reservation_bucket) UPDATE cap_bucket SET taken = 0")
                .update();
        var facts = """
            {"facts": {"source_id": "s", "vendor_id": "v", "service_line": "termite", "segment": "residential",
             "test": false, "received_at": "%s", "location": {"zip": "78717", "counties": []}, "attributes": {}}%s}
            """;

        var now = post("/internal/simulate", facts.formatted(Instant.now(), ""));
        assertThat(now.at("/allocations/0/endpoint_id").asString()).isEqualTo("first");
        assertThat(now.at("/outcome").asString()).isEqualTo("ALLOCATED");
        var draft = post("/internal/simulate", facts.formatted(Instant.now(), ", \"document\": {\"plans\": []}"));
        assertThat(draft.at("/reason").asString()).isEqualTo("NO_PLAN");

        var caps = json(get("/internal/caps?endpoint=first")).at("/items");
        assertThat(caps.at("/0/taken").asLong()).isZero();
        assertThat(caps.at("/0/limit").asLong()).isEqualTo(1);
        assertThat(caps.at("/1/limit").asString()).isEqualTo("99.50");
        assertThat(caps.at("/1/window_end").asString()).isNotEmpty();
        assertThat(json(get("/internal/caps?limit=2")).at("/next_cursor").asString())
                .isEqualTo("second");
    }

    @Test
    void saysWhoOwnsAZipOnADayAndNamesEveryParameterThatIsWrong() {
        config.publish(RoutingNetworks.roomy()
                + "territories: [{endpoint: first, right: exclusive, service_lines: [termite, hvac], area:"
                + " {zips: ['78717']}, to: 2026-03-31}]\n");

        var march = json(get("/internal/owners?zip=78717&service_line=termite&on=2026-03-31"));
        var april = json(get("/internal/owners?zip=78717&service_line=termite&on=2026-04-01"));

        assertThat(march.at("/holders/0/endpoint_id").asString()).isEqualTo("first");
        assertThat(march.at("/holders/0/claim").asString()).isEqualTo("FIRST");
        assertThat(march.at("/city").asString()).isEqualTo("Austin");
        assertThat(april.at("/holders/0/claim").asString()).isEqualTo("NOT_IN_FORCE");
        var every = json(get("/internal/owners?zip=78717&on=2026-03-31"));
        assertThat(every.at("/lines").size()).as("each service line").isEqualTo(8);
        assertThat(every.at("/lines/0/service_line").asString()).isEqualTo("termite");
        assertThat(every.at("/lines/0/holders/0/endpoint_id").asString()).isEqualTo("first");
        assertThat(every.at("/holders").size()).as("one right is listed once").isEqualTo(1);
        var wrong = http().get()
                .uri("/internal/owners?zip=00000&service_line=none&segment=x&on=soon")
                .exchange((_, response) -> response.getStatusCode().value() + " "
                        + new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(wrong).startsWith("422 ");
        assertThat(json(wrong.substring(4)).at("/errors").valueStream().map(error -> error.at("/field")
                        .asString()))
                .containsExactly("zip", "service_line", "segment", "on");
    }

    @Test
    void nobodyElseMayAsk() {
        var status = RestClient.create("http://localhost:" + port)
                .get()
                .uri("/internal/holds")
                .exchange((_, response) -> response.getStatusCode());

        assertThat(status).isEqualTo(HttpStatusCode.valueOf(404));
    }

    private LeadId send(LeadValidated lead) {
        events.send(Topics.LEADS_VALIDATED, lead);
        return lead.leadId();
    }

    private LeadRouted routed(LeadId lead, int round) {
        return events.await(LeadRouted.class, each -> each.leadId().equals(lead) && each.round() == round);
    }

    private static LeadRouted at(String endpoint, List<LeadRouted> routed) {
        return routed.stream()
                .filter(each -> each.allocation().endpointId().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    private LeadClosed closed(LeadId lead) {
        return events.await(LeadClosed.class, each -> each.leadId().equals(lead));
    }

    private void finish(LeadRouted routed, DeliveryOutcome outcome) {
        events.send(Topics.LEAD_EVENTS, ValidatedLeads.finished(routed, outcome));
    }

    private void finish(LeadRouted routed, DeliveryOutcome outcome, ReasonCode reason) {
        events.send(Topics.LEAD_EVENTS, ValidatedLeads.finished(routed, outcome, reason));
    }

    private List<LeadRouted> bothOf(LeadId lead) {
        return Awaitility.await()
                .until(() -> events.all(LeadRouted.class, each -> each.leadId().equals(lead)), all -> all.size() == 2);
    }

    private String state(LeadId lead) {
        return jdbc.sql("SELECT state FROM lead_route WHERE lead_id = ?")
                .param(lead.value())
                .query(String.class)
                .single();
    }

    private List<String> reservations(LeadId lead) {
        return jdbc.sql("SELECT endpoint_id || ' ' || state FROM reservation WHERE lead_id = ? ORDER BY round, slot")
                .param(lead.value())
                .query(String.class)
                .list();
    }

    private RestClient http() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + token.value())
                .build();
    }

    private String get(String path) {
        return http().get().uri(path).retrieve().body(String.class);
    }

    private int post(String path, Map<String, String> body) {
        return http().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((_, response) -> response.getStatusCode().value());
    }

    private JsonNode post(String path, String body) {
        return json(http().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(String.class));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
