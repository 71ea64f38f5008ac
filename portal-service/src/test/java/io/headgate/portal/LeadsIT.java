package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.TestEvents;
import io.headgate.testkit.TestPlatform;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeadsIT extends PortalFixture {

    @Autowired
    private ApplicationContext context;

    @Autowired
    @Qualifier("readModels")
    private Subscription readModels;

    @Test
    void saysHowManyLeadsCameFromWhereTheDraftCoversNobody() {
        var lead = new TestLead("uncovered", Instant.now().minus(Duration.ofDays(2)));
        var old = new TestLead("uncovered", Instant.now().minus(Duration.ofDays(31)));
        tell(lead.delivered("crm-of-uncovered"));
        tell(old.delivered("crm-of-uncovered"));
        awaitStatus(lead, "DELIVERED", 7);
        awaitStatus(old, "DELIVERED", 7);
        var before = admin().get("/api/admin/config/draft").body();
        var draft = "service_lines: [{id: termite}]\nplans: [{id: p, steps: [{id: s, pool: territory}]}]\n";
        var yaml = Map.of("Content-Type", "application/yaml");
        admin().send("PUT", "/api/admin/config/draft", draft, yaml);

        var warnings =
                admin().post("/api/admin/config/draft/validate", null).json().path("warnings");
        admin().send("PUT", "/api/admin/config/draft", before, Map.of("Content-Type", "application/json"));

        assertThat(warnings.findValuesAsString("code")).contains("UNCOVERED_CELLS");
        var leads = jdbc.sql("SELECT count(*) FROM lead_view WHERE zip = '78717' AND service_line = 'termite'"
                        + " AND NOT test AND received_at >= now() - interval '30 days'")
                .query(Long.class)
                .single();
        assertThat(warnings.findValuesAsString("detail"))
                .anyMatch(detail -> detail.contains("such as 78717 (%,d)".formatted(leads)));
    }

    @Test
    void showsALeadWholeWhateverTheOrderOfItsFacts() {
        var lead = new TestLead("reordered", Instant.now());
        var facts = new ArrayList<Event>(lead.delivered("crm-of-reordered"));
        facts.add(lead.returned(false));
        Collections.reverse(facts);

        tell(facts);

        var page = awaitStatus(lead, "DELIVERED", 8);
        var item = page.path("lead");
        assertThat(item.path("source_id").asString()).isEqualTo("reordered");
        assertThat(item.path("city").asString()).isEqualTo("Austin");
        assertThat(item.path("endpoint_id").asString()).isEqualTo("crm-of-reordered");
        assertThat(item.path("price").path("amount").asString()).isEqualTo("42.00");
        assertThat(item.path("decided_ms").asLong()).isEqualTo(10);
        assertThat(item.path("delivered_ms").asLong()).isEqualTo(60);
        assertThat(item.path("campaign").asString()).isEqualTo("spring");
        assertThat(item.path("facts").path("attributes").path("home_owner").asBoolean())
                .isTrue();
        assertThat(page.path("timeline").path(0).path("what").asString()).isEqualTo("recorded");
        assertThat(page.path("checks").path(1).path("reason").asString()).isEqualTo("EMAIL_DISPOSABLE");
        var decision = page.path("decisions").path(0);
        assertThat(decision.path("sentence").asString()).startsWith("Goes to crm-of-reordered");
        assertThat(decision.path("trace")
                        .path("steps")
                        .path(0)
                        .path("candidates")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("CAP_REACHED");
        assertThat(page.path("attempts").path(0).path("status").asInt()).isEqualTo(200);
        assertThat(page.path("deliveries").path(0).path("external_id").asString())
                .isEqualTo("crm-7");
        assertThat(page.path("ledger").path(0).path("lines").size()).isEqualTo(2);
        assertThat(page.path("returns").path(0).path("refusal").asString()).isEqualTo("RETURN_OUT_OF_WINDOW");
        assertThat(page.toString()).as("keyed hashes of the person stay inside").doesNotContain("phone-key");
    }

    @Test
    void showsWhatBecameOfALeadAndFindsTheConvertedOnes() {
        var lead = new TestLead("converted", Instant.now());
        var facts = new ArrayList<Event>(lead.delivered("crm-of-converted"));
        facts.add(lead.disposed(DispositionStatus.SOLD, 2));
        facts.add(lead.disposed(DispositionStatus.CONTACTED, 1));

        tell(facts);

        var page = awaitStatus(lead, "CONVERTED", 9);
        assertThat(page.path("dispositions").findValuesAsString("status")).containsExactly("CONTACTED", "SOLD");
        assertThat(page.path("dispositions").path(0).path("current").asBoolean())
                .isFalse();
        assertThat(page.path("dispositions").path(1).path("current").asBoolean())
                .isTrue();
        assertThat(page.path("dispositions")
                        .path(1)
                        .path("value")
                        .path("amount")
                        .asString())
                .isEqualTo("1250.00");
        assertThat(page.path("timeline").findValuesAsString("sentence"))
                .endsWith("client reached the person.", "client made the sale, worth 1250.00 USD.");
        assertThat(ids("source=converted&outcome=converted")).containsExactly(lead.id.toString());

        tell(List.of(lead.disposed(DispositionStatus.LOST, 3)));

        awaitStatus(lead, "DELIVERED", 10);
        assertThat(ids("source=converted&outcome=converted")).isEmpty();
    }

    @Test
    void narrowsTheListByEveryFilter() {
        var won = new TestLead("filtered", Instant.now());
        var lost = new TestLead("filtered", Instant.now().minus(Duration.ofHours(2)));
        tell(won.delivered("crm-of-filtered"));
        tell(List.of(
                lost.recorded(new FieldError("phone", "REQUIRED", "is missing")),
                lost.closed(Outcome.REJECTED, ReasonCode.SCHEMA_INVALID)));
        awaitStatus(won, "DELIVERED", 7);
        awaitStatus(lost, "REJECTED", 2);

        assertThat(ids("source=filtered")).containsExactly(won.id.toString(), lost.id.toString());
        assertThat(ids("source=filtered&outcome=REJECTED")).containsExactly(lost.id.toString());
        assertThat(ids("source=filtered&outcome=delivered,held")).containsExactly(won.id.toString());
        assertThat(ids("source=filtered&reason=SCHEMA_INVALID")).containsExactly(lost.id.toString());
        assertThat(ids("endpoint=crm-of-filtered")).containsExactly(won.id.toString());
        assertThat(ids("source=filtered&state=tx")).containsExactly(won.id.toString());
        assertThat(ids("source=filtered&service_line=termite")).hasSize(2);
        assertThat(ids("source=filtered&from=" + Instant.now().minus(Duration.ofHours(1))))
                .containsExactly(won.id.toString());
        assertThat(ids("source=filtered&to=" + Instant.now().minus(Duration.ofHours(1))))
                .containsExactly(lost.id.toString());
        assertThat(ids("q=" + won.id)).containsExactly(won.id.toString());
        assertThat(ids("q=robert'); DROP TABLE lead_view; --"
                        .replace(" ", "%20")
                        .replace("'", "%27")))
                .isEmpty();
        assertThat(admin().get("/api/admin/leads?from=yesterday").status()).isEqualTo(400);
        assertThat(admin().get("/api/admin/leads?cursor=bogus").status()).isEqualTo(400);
    }

    @Test
    void findsALeadByWhateverSomebodyKnowsOfIt() {
        var lead = new TestLead("sought", Instant.now());
        tell(lead.delivered("crm-of-sought"));
        awaitStatus(lead, "DELIVERED", 7);
        PEERS.on("/internal/lead-keys", asked -> FakePeers.Answer.json(keysOf(asked.body())));
        var id = lead.id.toString();

        for (var query : List.of(
                "phone=512-555-0199",
                "email=ann%40example.com",
                "source_lead_id=SL-1",
                "phone=512-555-0199&zip=78717&campaign=spring&vendor=vendor-of-sought&source_lead_id=SL-1",
                "vendor=vendor-of-sought",
                "zip=78717&source=sought",
                "campaign=spring&source=sought",
                "client=client-of-crm-of-sought",
                "q=(512)%20555-0199",
                "q=ann%40example.com",
                "q=SL-1",
                "q=vendor-of-sought",
                "q=sought",
                "q=crm-of-sought",
                "q=" + id.substring(0, 23))) {
            assertThat(ids(query)).as(query).containsExactly(id);
        }
        assertThat(ids("q=78717&source=sought")).containsExactly(id);
        assertThat(ids("q=spring&source=sought")).containsExactly(id);
        for (var query : List.of(
                "phone=512-555-0100",
                "q=nobody%40example.com",
                "q=SL-2",
                "zip=10001&source=sought",
                "campaign=autumn&source=sought",
                "vendor=nobody",
                "phone=512-555-0199&zip=10001")) {
            assertThat(ids(query)).as(query).isEmpty();
        }
        var found = admin().post("/api/admin/leads/search", "{\"phone\": \"512-555-0199\", \"zip\": \"78717\"}");
        assertThat(found.json().path("items").findValuesAsString("lead_id")).containsExactly(id);
        assertThat(PEERS.asked)
                .as("personal words go in bodies, never in addresses")
                .noneMatch(asked -> (asked.path() + "?" + asked.query()).matches(".*555(-|%2D)?0199.*"));
        assertThat(admin().get("/api/admin/audit?limit=500").body()).doesNotContain("555-0199", "ann@example.com");
        PEERS.off("/internal/lead-keys");
    }

    @Test
    void findsTheVendorsOwnIdThatLooksLikeAPhoneOrTheBeginningOfALeadsId() {
        var lead = new TestLead("ownid", Instant.now());
        tell(lead.delivered("crm-of-ownid"));
        awaitStatus(lead, "DELIVERED", 7);
        PEERS.on("/internal/lead-keys", asked -> {
            var own = JsonMapper.shared()
                    .readTree(asked.body())
                    .path("source_lead_id")
                    .asString();
            var known = List.of("7704638900", "77046389-90", "77046389-9061-4b0e-9d0c-1f2e3d4c5b6a")
                    .contains(own);
            return FakePeers.Answer.json("{\"phone\": \"of-nobody\", \"source_lead_id\": \"%s\"}"
                    .formatted(known ? "source-lead-key-of-ownid" : "of-nobody"));
        });

        for (var own : List.of("7704638900", "77046389-90", "77046389-9061-4b0e-9d0c-1f2e3d4c5b6a")) {
            assertThat(ids("q=" + own)).as(own).containsExactly(lead.id.toString());
        }
        assertThat(ids("q=77046389-91")).isEmpty();
        PEERS.off("/internal/lead-keys");
    }

    private static String keysOf(String body) {
        var typed = JsonMapper.shared().readTree(body);
        var keys = JsonMapper.shared().createObjectNode();
        if (!typed.path("phone").isMissingNode() && !typed.path("phone").isNull()) {
            keys.put("phone", typed.path("phone").asString().contains("0199") ? "phone-key-of-sought" : "other");
        }
        if (!typed.path("email").isMissingNode() && !typed.path("email").isNull()) {
            keys.put("email", typed.path("email").asString().startsWith("ann") ? "email-key-of-sought" : "other");
        }
        if (!typed.path("source_lead_id").isMissingNode()
                && !typed.path("source_lead_id").isNull()) {
            keys.put(
                    "source_lead_id",
                    "SL-1".equals(typed.path("source_lead_id").asString()) ? "source-lead-key-of-sought" : "other");
        }
        return keys.toString();
    }

    @Test
    void namesEveryParameterThatCannotBeRead() {
        var refused = admin().get(
                        "/api/admin/leads?outcome=BOGUS&reason=X&from=bad&to=worse&limit=abc&zip=Austin&test=maybe&name=Ada");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("BAD_PARAMETER");
        assertThat(refused.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("outcome", "reason", "from", "to", "limit", "zip", "test", "name");
        assertThat(refused.body()).contains("delivered").doesNotContain("Austin", "BOGUS");
        assertThat(admin().get("/api/admin/leads?limit=501").status()).isEqualTo(400);
        assertThat(admin().get("/api/admin/leads?limit=0").status()).isEqualTo(400);
        PEERS.on("/internal/lead-keys", _ -> FakePeers.Answer.json("{}"));
        assertThat(admin().get("/api/admin/leads?phone=abc")
                        .json()
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactly("phone");
        PEERS.off("/internal/lead-keys");
    }

    @Test
    void catchesUpOnLeadsThatWereToldBeforeTheyCouldBeFoundByTheirKeys() {
        var lead = new TestLead("older", Instant.now());
        tell(lead.delivered("crm-of-older"));
        awaitStatus(lead, "DELIVERED", 7);
        keepAsBefore(lead.id);
        jdbc.sql("INSERT INTO lead_key_backlog (after) VALUES ('00000000-0000-0000-0000-000000000000')")
                .update();

        context.publishEvent(new ApplicationReadyEvent(
                new SpringApplication(), new String[0], (ConfigurableApplicationContext) context, Duration.ZERO));

        Awaitility.await()
                .until(() -> jdbc.sql("SELECT count(*) FROM lead_key_backlog")
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(jdbc.sql("SELECT key FROM lead_key WHERE lead_id = ?")
                        .param(lead.id.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("phone-key-of-older", "email-key-of-older", "source-lead-key-of-older");
    }

    @Test
    void refusesASummaryBeyondItsLimit() {
        for (var minutes : List.of("0", "1441", "10080", "abc")) {
            var refused = admin().get("/api/admin/summary?minutes=" + minutes);
            assertThat(refused.status()).as(minutes).isEqualTo(400);
            assertThat(refused.json().path("errors").findValuesAsString("field"))
                    .containsExactly("minutes");
        }
        assertThat(admin().get("/api/admin/summary?minutes=1440").status()).isEqualTo(200);
    }

    @Test
    void theSummaryCountsAllThatWaitsWhenRejectedOnlyTheirReasonsAndNoTests() {
        var waiting = new TestLead("waits", Instant.now().minus(Duration.ofHours(3)));
        tell(List.of(waiting.recorded()));
        Awaitility.await().until(() -> ids("source=waits").size() == 1);
        jdbc.sql("UPDATE lead_view SET status = 'HELD', reason = 'NO_COVERAGE' WHERE source_id = 'waits'")
                .update();
        var test = new TestLead("waits-test", Instant.now());
        tell(List.of(test.recorded()));
        Awaitility.await().until(() -> ids("source=waits-test").size() == 1);
        jdbc.sql("UPDATE lead_view SET test = true, status = 'HELD' WHERE source_id = 'waits-test'")
                .update();

        var after = admin().get("/api/admin/summary?minutes=62").json();

        assertThat(after.path("held").asLong())
                .isPositive()
                .isEqualTo(jdbc.sql("SELECT count(*) FROM lead_view WHERE status = 'HELD' AND NOT test")
                        .query(Long.class)
                        .single());
        assertThat(after.path("reasons")
                        .valueStream()
                        .mapToLong(r -> r.path("count").asLong())
                        .sum())
                .isLessThanOrEqualTo(after.path("rejected").asLong());
        jdbc.sql("UPDATE lead_view SET status = 'RECEIVED' WHERE source_id LIKE 'waits%'")
                .update();
    }

    @Test
    void pagesWithoutRepeatingOrLosingALead() {
        var start = Instant.now();
        var leads = new ArrayList<TestLead>();
        for (int i = 0; i < 7; i++) {
            // Two leads of one moment: the id decides their order.
            leads.add(new TestLead("paged", start.minusSeconds(i / 2)));
        }
        leads.forEach(lead -> tell(List.of(lead.recorded())));
        Awaitility.await().until(() -> ids("source=paged").size() == 7);
        var whole = ids("source=paged");

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = admin().get("/api/admin/leads?source=paged&limit=3&cursor=" + cursor)
                    .json();
            seen.addAll(page.path("items").findValuesAsString("lead_id"));
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : page.path("next_cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(whole).doesNotHaveDuplicates();
    }

    @Test
    void countsWhatHappenedPerSourceAndEndpoint() {
        publishExample();
        var before = admin().get("/api/admin/sources/searchpros-web").json();
        var crmBefore = admin().get("/api/admin/endpoints/dealer-114-crm").json();
        var won = new TestLead("searchpros-web", Instant.now());
        var lost = new TestLead("searchpros-web", Instant.now());
        tell(won.delivered("dealer-114-crm"));
        tell(List.of(lost.recorded(), lost.closed(Outcome.REJECTED, ReasonCode.NO_COVERAGE)));
        awaitStatus(won, "DELIVERED", 7);
        awaitStatus(lost, "REJECTED", 2);

        var source = admin().get("/api/admin/sources/searchpros-web").json();
        var endpoint = admin().get("/api/admin/endpoints/dealer-114-crm").json();

        assertThat(gain(before, source, "received_today")).isEqualTo(2);
        assertThat(gain(before, source, "accepted_today")).isEqualTo(1);
        assertThat(gain(before, source, "rejected_today")).isEqualTo(1);
        assertThat(source.path("accept_rate").asDouble()).isBetween(0.0, 1.0);
        assertThat(gain(crmBefore, endpoint, "delivered_today")).isEqualTo(1);
        assertThat(endpoint.path("last_delivered_at").isNull()).isFalse();
        assertThat(endpoint.path("recent_attempts").path(0).path("lead_id").asString())
                .isEqualTo(won.id.toString());
        assertThat(endpoint.path("config").path("off_hours").asString()).isEqualTo("hold");
        assertThat(endpoint.path("territories")
                        .path(0)
                        .path("area")
                        .path("zips")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void theDaysOfAnEndpointAndASourceLeadToWhatTheyCount() {
        publishExample();
        var old = new TestLead("searchpros-web", Instant.now().minus(Duration.ofDays(3)));
        var today = new TestLead("searchpros-web", Instant.now());
        tell(old.delivered("another-crm"));
        tell(today.delivered("another-crm"));
        // Received days ago, taken by a second client only now.
        tell(List.of(late(old.finished(new DeliveryId(EventIds.next()), "dealer-88-mail", DeliveryOutcome.ACCEPTED))));
        awaitStatus(old, "DELIVERED", 8);
        awaitStatus(today, "DELIVERED", 7);

        var endpoint = admin().get("/api/admin/endpoints/dealer-88-mail").json();
        var source = admin().get("/api/admin/sources/searchpros-web").json();

        assertThat(endpoint.path("today").path("time").asString()).isEqualTo("delivered");
        assertThat(ids("endpoint=dealer-88-mail&test=false" + window(endpoint)))
                .contains(old.id.toString())
                .hasSize(endpoint.path("delivered_today").asInt());
        assertThat(source.path("today").path("time").asString()).isEqualTo("received");
        assertThat(ids("source=searchpros-web&test=false&outcome=allocated,delivered,returned,converted,unconfirmed"
                        + window(source)))
                .contains(today.id.toString())
                .doesNotContain(old.id.toString())
                .hasSize(source.path("accepted_today").asInt());
        assertThat(admin().get("/api/admin/leads?time=sent")
                        .json()
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactly("time");
    }

    private static String window(JsonNode counted) {
        var day = counted.path("today");
        return "&limit=500&time=%s&from=%s&to=%s"
                .formatted(
                        day.path("time").asString(),
                        day.path("from").asString(),
                        day.path("to").asString());
    }

    private static DeliveryFinished late(DeliveryFinished e) {
        return new DeliveryFinished(
                e.leadId(),
                Instant.now(),
                e.round(),
                e.configVersion(),
                e.allocation(),
                e.facts(),
                e.outcome(),
                e.reason(),
                e.buyerReason(),
                e.externalId(),
                e.attempts());
    }

    @Test
    void aDeliveryInDoubtIsCountedAndFoundThoughAnotherEndpointTookTheLead() {
        var before = summaryNow().path("unconfirmed").asLong();
        var shared = new TestLead("doubted", Instant.now());
        tell(shared.delivered("winner"));
        tell(List.of(shared.finished(new DeliveryId(EventIds.next()), "maybe", DeliveryOutcome.UNKNOWN)));
        awaitStatus(shared, "DELIVERED", 8);

        assertThat(ids("source=doubted&outcome=unconfirmed")).containsExactly(shared.id.toString());
        assertThat(ids("source=doubted&outcome=rejected,unconfirmed")).containsExactly(shared.id.toString());
        assertThat(ids("source=doubted&outcome=rejected")).isEmpty();
        Awaitility.await().until(() -> summaryNow().path("unconfirmed").asLong() == before + 1);
        assertThat(admin().get("/api/admin/leads?source=doubted")
                        .json()
                        .path("items")
                        .path(0)
                        .path("unconfirmed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void manyDeliveriesInDoubtAreDecidedAboutAtOnceAndEachIsAnswered() {
        var open = new TestLead("many", Instant.now());
        var certain = new TestLead("many", Instant.now());
        tell(List.of(open.recorded(), open.finished("maybe", DeliveryOutcome.UNKNOWN)));
        tell(certain.delivered("winner"));
        awaitStatus(open, "UNCONFIRMED", 2);
        awaitStatus(certain, "DELIVERED", 7);
        PEERS.on(
                "/internal/deliveries/" + open.delivery + "/write-off",
                _ -> FakePeers.Answer.json("{\"answer\":\"DONE\"}"));
        var ids = "[\"%s\",\"%s\"]".formatted(open.id, certain.id);

        var done = actOnMany("""
            {"action": "write_off", "goes_to": "others", "note": "asked them", "lead_ids": %s}
            """.formatted(ids)).json().path("results");

        assertThat(done.findValuesAsString("answer")).containsExactly("DONE", "NOT_UNCONFIRMED");
        assertThat(done.path(0).path("delivery_id").asString()).isEqualTo(open.delivery.toString());
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE object = :object AND action = 'delivery.write_off'")
                        .param("object", "delivery:" + open.delivery)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        var wrong = actOnMany("""
            {"action": "sell", "goes_to": "nowhere", "note": " ", "lead_ids": ["x"]}
            """);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").findValuesAsString("field"))
                .contains("action", "goes_to", "note", "lead_ids");
        var tooMany = String.join(",", Collections.nCopies(11, "\"" + open.id + "\""));
        assertThat(actOnMany("{\"action\": \"resend\", \"note\": \"again\", \"lead_ids\": [" + tooMany + "]}")
                        .status())
                .isEqualTo(422);
    }

    private Browser.Reply actOnMany(String body) {
        return admin().post("/api/admin/deliveries/actions", body);
    }

    @Test
    void anAcceptanceAfterAWriteOffStandsOnTheLeadsPageAndIsFound() {
        var lead = new TestLead("after-all", Instant.now());
        tell(List.of(
                lead.recorded(),
                lead.decided(1, DecisionOutcome.ALLOCATED, "maybe"),
                lead.finished("maybe", DeliveryOutcome.FAILED),
                lead.closed(Outcome.REJECTED, ReasonCode.DELIVERY_WRITTEN_OFF)));
        assertThat(awaitStatus(lead, "REJECTED", 4).path("findings").isEmpty()).isTrue();

        tell(List.of(lead.attempted("maybe", AttemptClass.ACCEPTED)));

        var page = awaitStatus(lead, "REJECTED", 5);
        assertThat(page.path("findings").path(0).path("code").asString()).isEqualTo("ACCEPTED_LATE");
        assertThat(page.path("findings").path(0).path("sentence").asString())
                .startsWith("maybe accepted the lead by attempt 1");
        assertThat(ids("source=after-all&finding=accepted_late")).containsExactly(lead.id.toString());
        Awaitility.await().until(() -> summaryNow().path("accepted_late").asLong() > 0);
    }

    @Test
    void leadsClosedAsDeliveredInDoubtBeforeThatWasKeptAreUnconfirmed() throws Exception {
        var lead = new TestLead("doubted-long-ago", Instant.now());
        tell(List.of(
                lead.recorded(),
                lead.decided(1, DecisionOutcome.ALLOCATED, "maybe"),
                lead.finished("maybe", DeliveryOutcome.UNKNOWN),
                lead.closed(Outcome.DELIVERED, null)));
        awaitStatus(lead, "UNCONFIRMED", 4);
        // As versions wrote it that kept no doubt.
        keepAsBefore(lead.id);
        jdbc.sql("UPDATE lead_view SET status = 'DELIVERED', deliveries = '{}', unconfirmed = false WHERE"
                        + " lead_id = :id")
                .param("id", lead.id.value())
                .update();
        var migration = new ClassPathResource("db/migration/portal/V0017__find_deliveries_in_doubt.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        for (var statement : migration.split(";\\s*\n")) {
            if (statement.strip().replaceAll("(?m)^--.*$", "").strip().startsWith("UPDATE")) {
                jdbc.sql(statement).update();
            }
        }

        assertThat(awaitStatus(lead, "UNCONFIRMED", 4)
                        .path("lead")
                        .path("unconfirmed")
                        .asBoolean())
                .isTrue();
        tell(List.of(late(lead.finished("maybe", DeliveryOutcome.ACCEPTED))));
        awaitStatus(lead, "DELIVERED", 5);
    }

    private JsonNode summaryNow() {
        return admin().get("/api/admin/summary?minutes=63").json();
    }

    @Test
    void takesBackTheAcceptanceOfALeadThatEndsRejected() {
        publishExample();
        var before = admin().get("/api/admin/sources/brand-site").json();
        var lead = new TestLead("brand-site", Instant.now());
        tell(List.of(lead.recorded(), lead.decided(1, DecisionOutcome.ALLOCATED, "dealer-88-mail")));
        awaitStatus(lead, "ALLOCATED", 2);
        assertThat(gain(before, admin().get("/api/admin/sources/brand-site").json(), "accepted_today"))
                .isEqualTo(1);

        tell(List.of(lead.closed(Outcome.REJECTED, ReasonCode.NO_SALE)));
        awaitStatus(lead, "REJECTED", 3);

        var after = admin().get("/api/admin/sources/brand-site").json();
        assertThat(gain(before, after, "accepted_today")).isZero();
        assertThat(gain(before, after, "rejected_today")).isEqualTo(1);
    }

    @Test
    void showsTheNewestHealthOfAnEndpoint() {
        publishExample();
        var now = Instant.now();
        tell(List.of(
                new EndpointHealthChanged("tx-calls", now, EndpointHealthChanged.State.OPEN, "5 of 5 failed"),
                new EndpointHealthChanged("tx-calls", now.minusSeconds(9), EndpointHealthChanged.State.CLOSED, null)));

        Awaitility.await().untilAsserted(() -> assertThat(admin().get("/api/admin/endpoints/tx-calls")
                        .json()
                        .path("health")
                        .path("state")
                        .asString(""))
                .isEqualTo("OPEN"));
    }

    @Test
    void sumsUpTheLastMinutes() {
        var lead = new TestLead("summed", Instant.now());
        tell(lead.delivered("crm-of-summed"));
        awaitStatus(lead, "DELIVERED", 7);

        Awaitility.await().untilAsserted(() -> {
            var summary = admin().get("/api/admin/summary?minutes=5").json();
            assertThat(summary.path("delivered").asLong()).isPositive();
            assertThat(summary.path("by_minute").size()).isEqualTo(5);
            assertThat(summary.path("p95_ms").asLong()).isPositive();
        });
    }

    @Test
    void sendsEveryChangeToThoseWhoLookAndResumesWhereTheyWereCutOff() throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        var viewer = look(Map.of(), lines);
        await(lines, line -> line.startsWith(":"));
        var lead = new TestLead("watched", Instant.now());

        tell(List.of(lead.recorded()));

        var data = await(lines, line -> line.startsWith("data:") && line.contains(lead.id.toString()));
        assertThat(data).contains("\"status\":\"RECEIVED\"");
        var id = await(lines, line -> line.startsWith("id:")).substring(3);
        // Its state stays, but its page has more to show.
        tell(List.of(lead.posted()));
        await(lines, line -> line.startsWith("data:") && line.contains(lead.id.toString()));
        id = await(lines, line -> line.startsWith("id:")).substring(3);
        viewer.close();

        var missed = new TestLead("watched", Instant.now());
        tell(List.of(missed.recorded()));
        awaitStatus(missed, "RECEIVED", 1);
        var again = new LinkedBlockingQueue<String>();
        try (var _ = look(Map.of("Last-Event-ID", id), again)) {
            await(again, line -> line.startsWith("data:") && line.contains(missed.id.toString()));
        }
    }

    @Test
    void revealsThePersonOnlyForAPurposeAndOnRecord() {
        var lead = new TestLead("private", Instant.now());
        tell(List.of(lead.recorded()));
        awaitStatus(lead, "RECEIVED", 1);
        var path = "/internal/leads/" + lead.id + "/contact";
        PEERS.on(path, _ -> FakePeers.Answer.json("{\"first_name\": \"Ann\", \"phone\": \"+15125550123\"}"));

        assertThat(admin().post("/api/admin/leads/" + lead.id + "/reveal", "{}").status())
                .isEqualTo(422);
        var revealed = admin().post("/api/admin/leads/" + lead.id + "/reveal", "{\"purpose\": \"a complaint & more\"}");

        assertThat(revealed.json().path("first_name").asString()).isEqualTo("Ann");
        assertThat(revealed.headers().get("cache-control")).isEqualTo("no-store");
        assertThat(PEERS.asked)
                .filteredOn(asked -> asked.path().equals(path))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.query()).contains("actor=admin", "purpose=a%20complaint%20%26%20more"));
        var audit = admin().get("/api/admin/audit?object=lead:" + lead.id);
        assertThat(audit.body()).contains("lead.reveal", "a complaint & more").doesNotContain("Ann");
    }

    @Test
    void passesReviewsOnToRoutingWithItsRefusals() {
        var lead = new TestLead("reviewed", Instant.now());
        tell(List.of(lead.recorded(), lead.decided(1, DecisionOutcome.REVIEW, null)));
        awaitStatus(lead, "REVIEW", 2);
        PEERS.on("/internal/leads/" + lead.id + "/review", _ -> new FakePeers.Answer(204, "application/json", ""));
        PEERS.on(
                "/internal/leads/" + lead.id + "/release",
                _ -> new FakePeers.Answer(
                        409,
                        "application/problem+json",
                        "{\"code\": \"NOT_WAITING\", \"detail\": \"It does not wait.\"}"));

        assertThat(admin().post("/api/admin/leads/" + lead.id + "/review", "{\"decision\": \"approve\"}")
                        .status())
                .isEqualTo(204);
        assertThat(admin().post("/api/admin/leads/" + lead.id + "/review", "{\"decision\": \"maybe\"}")
                        .status())
                .isEqualTo(422);
        var refused = admin().post("/api/admin/leads/" + lead.id + "/release", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("NOT_WAITING");
        assertThat(admin().get("/api/admin/leads/lead_00000000-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    /** The read models survive what every consumer must survive. */
    @Nested
    class Killers extends FiveKillers<DeliveryFinished> {

        @Override
        protected Subscription subscription() {
            return readModels;
        }

        @Override
        protected Topics topic() {
            return Topics.LEAD_EVENTS;
        }

        @Override
        protected DeliveryFinished event() {
            return new TestLead("killed", Instant.now()).finished("crm-" + EventIds.next(), DeliveryOutcome.ACCEPTED);
        }

        @Override
        protected String observe(DeliveryFinished event) {
            var lead = event.leadId().value();
            return text("SELECT status || ' ' || endpoint_id FROM lead_view WHERE lead_id = :id", lead)
                    + text(
                            "SELECT ' told ' || sum(length(event_ids)) / 16 FROM lead_story WHERE lead_id = :id"
                                    + " HAVING count(*) > 0",
                            lead)
                    + text(
                            "SELECT ' counted ' || delivered FROM endpoint_day WHERE endpoint_id = :id",
                            event.allocation().endpointId());
        }

        private String text(String sql, Object id) {
            return jdbc.sql(sql).param("id", id).query(String.class).optional().orElse("");
        }
    }

    // Straight to the consumer and over the broker: half of them each way.
    private void tell(List<? extends Event> facts) {
        for (int i = 0; i < facts.size(); i++) {
            var id = UUID.randomUUID();
            if (i % 2 == 0) {
                events.sendAs(id, Topics.LEAD_EVENTS, facts.get(i));
            } else {
                readModels.deliver(List.of(TestEvents.consumed(id, Topics.LEAD_EVENTS, facts.get(i), i)));
            }
        }
    }

    private JsonNode awaitStatus(TestLead lead, String status, int facts) {
        return Awaitility.await(lead.id + " " + status)
                .until(
                        () -> admin().get("/api/admin/leads/" + lead.id).json(),
                        page -> status.equals(page.path("lead").path("status").asString(""))
                                && page.path("timeline").size() == facts);
    }

    private List<String> ids(String query) {
        var page = admin().get("/api/admin/leads?" + query);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json().path("items").findValuesAsString("lead_id");
    }

    private static long gain(JsonNode before, JsonNode after, String field) {
        return after.path(field).asLong() - before.path(field).asLong();
    }

    private AutoCloseable look(Map<String, String> headers, LinkedBlockingQueue<String> lines) {
        var stream = admin().raw("GET", "/api/admin/live", null, headers, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        var reader = Thread.ofVirtual().start(() -> {
            try {
                stream.body().forEach(lines::add);
            } catch (java.io.UncheckedIOException e) {
                // The test closed the stream.
            }
        });
        return () -> {
            reader.interrupt();
            stream.body().close();
        };
    }

    private static String await(LinkedBlockingQueue<String> lines, java.util.function.Predicate<String> wanted)
            throws InterruptedException {
        var deadline = System.nanoTime() + TestPlatform.PATIENCE.toNanos();
        @Nullable String line;
        while ((line = lines.poll(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) != null) {
            if (wanted.test(line)) {
                return line;
            }
        }
        throw new AssertionError("the stream never said it");
    }
}
