package io.headgate.routing.holds;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.routing.caps.CapsAccess;
import io.headgate.routing.holds.HeldLeadActions.Answer;
import io.headgate.routing.holds.HeldLeadActions.HoldAction;
import io.headgate.routing.holds.HeldLeadActions.Result;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person does with waiting leads: seen before, done once, and never against the queue. */
@HeadgateIT
class HeldLeadActionsIT {

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
    HeldLeadActions actions;

    @LocalServerPort
    int port;

    @BeforeEach
    void network() {
        config.publish(RoutingNetworks.roomy());
    }

    @Test
    void thePersonOrTheQueueDecidesALeadAndNeverBoth() throws Exception {
        var leads = IntStream.range(0, 16).mapToObj(_ -> held()).toList();
        var answers = new HashMap<LeadId, Future<List<Result>>>();
        var go = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lead : leads) {
                answers.put(lead, people.submit(() -> {
                    go.await();
                    Thread.sleep(leads.indexOf(lead) * 60L);
                    // Impatient people: twice.
                    return List.of(
                            actions.apply(lead, HoldAction.REJECT, null), actions.apply(lead, HoldAction.REJECT, null));
                }));
            }
            go.countDown();
            config.publish(RoutingNetworks.atNight());
        }

        for (var lead : leads) {
            var both = answers.get(lead).get();
            assertThat(both.getLast().answer()).isEqualTo(Answer.NOT_WAITING);
            if (both.getFirst().answer() == Answer.DONE) {
                assertThat(events.await(LeadClosed.class, each -> each.leadId().equals(lead))
                                .reason())
                        .isEqualTo(ReasonCode.REVIEW_REJECTED);
                assertThat(routed(lead)).isEmpty();
                assertThat(closed(lead)).hasSize(1);
            } else {
                assertThat(both.getFirst().answer()).isEqualTo(Answer.NOT_WAITING);
                events.await(LeadRouted.class, each -> each.leadId().equals(lead));
                assertThat(routed(lead)).hasSize(1);
                assertThat(closed(lead)).isEmpty();
            }
            assertThat(decided(lead)).as("the hold and one end").hasSize(2);
        }
        assertThat(CapsAccess.drift(context)).isZero();
    }

    @Test
    void aLeadWaitsLongerWithoutAWordAndTheSameAgainChangesNothing() {
        var lead = held();
        var before = expiry(lead);
        var until = before.plus(Duration.ofDays(2));

        var first = actions.apply(lead, HoldAction.EXTEND, until);
        var second = actions.apply(lead, HoldAction.EXTEND, until);

        assertThat(first.answer()).isEqualTo(Answer.DONE);
        assertThat(first.state()).isEqualTo(RouteState.HELD);
        assertThat(first.expiredBefore()).isEqualTo(before);
        assertThat(second.answer()).isEqualTo(Answer.UNCHANGED);
        assertThat(expiry(lead)).isEqualTo(until);
        assertThat(decided(lead)).hasSize(1);
        for (var earlier : List.of(before, java.time.Instant.now().plus(Duration.ofMinutes(5)))) {
            assertThat(actions.apply(lead, HoldAction.EXTEND, earlier).answer())
                    .as("extending never shortens")
                    .isEqualTo(Answer.NOT_LATER);
        }
        assertThat(expiry(lead)).isEqualTo(until);
        assertThat(decided(lead)).as("and ends nothing").hasSize(1);
    }

    @Test
    void aLeadSentToReviewIsLeftAloneUntilSomebodyLetsItGoOnAsItWas() {
        var lead = held();
        var before = expiry(lead);

        var parked = actions.apply(lead, HoldAction.PARK, null);
        assertThat(actions.apply(lead, HoldAction.PARK, null).answer()).isEqualTo(Answer.UNCHANGED);
        config.publish(RoutingNetworks.atNight());
        assertThat(actions.apply(lead, HoldAction.RELEASE, null).answer()).isEqualTo(Answer.NOT_WAITING);

        assertThat(parked.state()).isEqualTo(RouteState.REVIEW);
        assertThat(events.await(LeadDecided.class, each -> each.leadId().equals(lead) && each.round() == 2)
                        .outcome())
                .isEqualTo(DecisionOutcome.REVIEW);
        config.publish(RoutingNetworks.roomy());
        var back = actions.apply(lead, HoldAction.APPROVE, before);
        assertThat(back.state()).isEqualTo(RouteState.HELD);
        assertThat(back.expiresAt()).isEqualTo(before);
        config.publish(RoutingNetworks.atNight());
        assertThat(events.await(LeadRouted.class, each -> each.leadId().equals(lead))
                        .contact())
                .isEqualTo(ValidatedLeads.CONTACT);
    }

    @Test
    void aRejectedLeadIsOverAndItsContactForgotten() {
        var lead = held();

        assertThat(actions.apply(lead, HoldAction.REJECT, null).answer()).isEqualTo(Answer.DONE);

        assertThat(events.await(LeadClosed.class, each -> each.leadId().equals(lead))
                        .reason())
                .isEqualTo(ReasonCode.REVIEW_REJECTED);
        assertThat(jdbc.sql("SELECT contact IS NULL FROM lead_route WHERE lead_id = ?")
                        .param(lead.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(actions.apply(new LeadId(EventIds.next()), HoldAction.REJECT, null)
                        .answer())
                .isEqualTo(Answer.NO_SUCH_LEAD);
    }

    @Test
    void looksWhatWouldHappenOneAfterTheOtherAndTakesNothing() {
        config.publish(RoutingNetworks.capped("{limit: 1000000, per: total}", "{limit: 1000000, per: total}"));
        // Only a counter that was asked for counts what was before it.
        var earlier = send(ValidatedLeads.validated("termite"));
        events.await(LeadRouted.class, each -> each.leadId().equals(earlier));
        var taken =
                json(get("/internal/caps?endpoint=first")).at("/items/0/taken").asLong();
        config.publish(
                RoutingNetworks.capped("{limit: %d, per: total}".formatted(taken + 1), "{limit: 1000000, per: total}"));
        var leads = IntStream.range(0, 3)
                .mapToObj(_ ->
                        send(ValidatedLeads.validated("termite", EventIds.next().toString(), ValidationOutcome.REVIEW)))
                .toList();
        leads.forEach(
                lead -> events.await(LeadDecided.class, each -> each.leadId().equals(lead)));
        var asked = new ArrayList<>(leads);
        asked.add(new LeadId(EventIds.next()));
        var body = Map.of("lead_ids", asked.stream().map(LeadId::toString).toList());

        var outlook = json(post("/internal/holds/look", body).substring(4));

        assertThat(outlook.at("/leads").asInt()).isEqualTo(3);
        assertThat(outlook.at("/allocated").asInt()).isEqualTo(3);
        assertThat(outlook.at("/gone").asInt()).isEqualTo(1);
        assertThat(outlook.at("/placed")
                        .valueStream()
                        .map(each -> each.at("/endpoint_id").asString() + " "
                                + each.at("/leads").asInt() + " "
                                + each.at("/price/amount").asString()))
                .containsExactly("first 1 10.00", "second 2 20.00");
        assertThat(json(get("/internal/caps?endpoint=first"))
                        .at("/items/0/taken")
                        .asLong())
                .isEqualTo(taken);
        assertThat(leads).allMatch(lead -> routed(lead).isEmpty());
        leads.forEach(lead -> actions.apply(lead, HoldAction.APPROVE, null));
        assertThat(leads.stream().map(lead -> events.await(
                                LeadRouted.class, each -> each.leadId().equals(lead))
                        .allocation()
                        .endpointId()))
                .as("as foreseen")
                .containsExactlyInAnyOrder("first", "second", "second");
    }

    @Test
    void listsWhoWaitsForWhomAndUpToWhen() {
        var one = held();
        var two = held();

        var page = json(get("/internal/holds?state=held&endpoint=night&reason=OUT_OF_HOURS&limit=500"));

        var item = page.at("/items")
                .valueStream()
                .filter(each -> each.at("/lead_id").asString().equals(one.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(item.at("/waits_for/0/endpoint_id").asString()).isEqualTo("night");
        assertThat(item.at("/waits_for/0/reason").asString()).isEqualTo("OUT_OF_HOURS");
        assertThat(item.at("/waits_for/0/needed").asString()).isNotEmpty();
        assertThat(Instant.parse(item.at("/expires_at").asString())).isEqualTo(expiry(one));
        assertThat(item.at("/held_until").asString()).isNotEmpty();
        assertThat(page.at("/items").toString()).contains(two.toString());
        assertThat(page.at("/total").asLong()).isEqualTo(page.at("/items").size());
        assertThat(get("/internal/holds?endpoint=first")).doesNotContain(one.toString());
        assertThat(get("/internal/holds?reason=NO_SALE")).doesNotContain(one.toString());
        assertThat(get("/internal/holds?state=review")).doesNotContain(one.toString());

        var seen = new ArrayList<String>();
        for (var cursor = ""; ; ) {
            var part = json(get("/internal/holds?state=held&limit=1" + cursor));
            part.at("/items").forEach(each -> seen.add(each.at("/lead_id").asString()));
            if (part.at("/next_cursor").isNull()) {
                break;
            }
            cursor = "&cursor=" + part.at("/next_cursor").asString();
        }
        assertThat(seen).doesNotHaveDuplicates().contains(one.toString(), two.toString());
    }

    @Test
    void refusesNonsenseByNameAndThenDoesNothing() {
        var lead = held();
        var wanted = new HashMap<String, @Nullable Object>();
        wanted.put("action", "sell");
        wanted.put("items", List.of(Map.of("lead_id", "lead_x")));

        assertThat(post("/internal/holds/actions", wanted)).startsWith("422").contains("action", "items[0].lead_id");
        assertThat(post("/internal/holds/actions", Map.of("action", "reject", "items", List.of())))
                .startsWith("422")
                .contains("\"items\"");
        assertThat(post(
                        "/internal/holds/actions",
                        Map.of("action", "extend", "items", List.of(Map.of("lead_id", lead.toString())))))
                .startsWith("422")
                .contains("items[0].until");
        assertThat(post("/internal/holds/look", Map.of("lead_ids", List.of("x"))))
                .startsWith("422")
                .contains("lead_ids[0]");
        assertThat(json("/internal/holds?state=sold&reason=WHY", 422).toString())
                .contains("state", "reason");
        assertThat(expiry(lead)).isAfter(Instant.now());
        var done = post(
                "/internal/holds/actions",
                Map.of("action", "reject", "by", "anna", "items", List.of(Map.of("lead_id", lead.toString()))));
        assertThat(json(done.substring(4)).at("/results/0/answer").asString()).isEqualTo("DONE");
    }

    @Test
    void aMomentThatDoesNotFitOneLeadRefusesOnlyThatOne() {
        var leads = List.of(held(), held(), held());
        var moments = List.of(
                Instant.parse("2001-01-01T00:00:00Z"),
                expiry(leads.get(1)).plus(Duration.ofDays(1)),
                Instant.now().plus(Duration.ofDays(400)));
        var items = IntStream.range(0, leads.size())
                .mapToObj(i -> Map.of(
                        "lead_id",
                        leads.get(i).toString(),
                        "until",
                        moments.get(i).toString()))
                .toList();

        var results = json(post("/internal/holds/actions", Map.of("action", "extend", "items", items))
                .substring(4));

        assertThat(results.at("/results").valueStream().map(each -> each.at("/answer")
                        .asString()))
                .containsExactly("NOT_LATER", "DONE", "TOO_LATE");
    }

    @Test
    void approvingNeverGivesALeadLessTimeThanItWouldHaveAnyway() {
        config.publish(RoutingNetworks.capped("{limit: 1000000, per: total}", "{limit: 1000000, per: total}"));
        var lead = send(ValidatedLeads.validated("termite", EventIds.next().toString(), ValidationOutcome.REVIEW));
        events.await(LeadDecided.class, each -> each.leadId().equals(lead));

        var early = actions.apply(lead, HoldAction.APPROVE, Instant.now().plus(Duration.ofMinutes(5)));

        assertThat(early.answer()).isEqualTo(Answer.NOT_LATER);
        assertThat(early.state()).isEqualTo(RouteState.REVIEW);
        assertThat(routed(lead)).isEmpty();
    }

    @Test
    void tellsThePartiesInPublicWords() {
        var lead = send(ValidatedLeads.validated("termite"));
        events.await(LeadRouted.class, each -> each.leadId().equals(lead));
        var decided = events.await(LeadDecided.class, each -> each.leadId().equals(lead));
        var question = """
            {"decided": %s, "clients": [{"client_id": "c-first", "endpoint_ids": ["first"]},
                                        {"client_id": "c-third", "endpoint_ids": ["third"]}]}
            """.formatted(EventJson.mapper().writeValueAsString(decided));

        var told = json(post("/internal/told", json(question)).substring(4));

        assertThat(told.at("/vendor").asString()).isEqualTo("The lead was placed.");
        assertThat(told.at("/clients/0/sentence").asString())
                .isEqualTo("You got this lead at your endpoint first, for 10.00 USD.");
        assertThat(told.at("/clients/1/sentence").asString()).isEqualTo("You were not a candidate for this lead.");
        assertThat(post("/internal/told", Map.of())).startsWith("422").contains("decided");
    }

    private LeadId held() {
        var lead = send(ValidatedLeads.validated("closed"));
        events.await(LeadDecided.class, each -> each.leadId().equals(lead) && each.outcome() == DecisionOutcome.HELD);
        Awaitility.await().until(() -> !decided(lead).isEmpty());
        return lead;
    }

    private LeadId send(LeadValidated lead) {
        events.send(Topics.LEADS_VALIDATED, lead);
        return lead.leadId();
    }

    private Instant expiry(LeadId lead) {
        return jdbc.sql("SELECT expires_at FROM lead_route WHERE lead_id = ?")
                .param(lead.value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }

    private List<LeadDecided> decided(LeadId lead) {
        return events.all(LeadDecided.class, each -> each.leadId().equals(lead));
    }

    private List<LeadRouted> routed(LeadId lead) {
        return events.all(LeadRouted.class, each -> each.leadId().equals(lead));
    }

    private List<LeadClosed> closed(LeadId lead) {
        return events.all(LeadClosed.class, each -> each.leadId().equals(lead));
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

    private JsonNode json(String path, int status) {
        return http().get().uri(path).exchange((_, response) -> {
            assertThat(response.getStatusCode().value()).isEqualTo(status);
            return json(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        });
    }

    /** The status and the body, with a space between. */
    private String post(String path, Object body) {
        return http().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((_, response) -> response.getStatusCode().value() + " "
                        + new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
