package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Topics;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators do with waiting leads goes to routing as they meant it, and on record whatever comes of it. */
class HoldsIT extends PortalFixture {

    private static final String ONE = "lead_01a2c1bb-0000-7000-8000-00000000aaaa";
    private static final String TWO = "lead_01a2c1bb-0000-7000-8000-00000000bbbb";

    @AfterEach
    void routingIsSilent() {
        List.of("/internal/holds", "/internal/holds/look", "/internal/holds/actions")
                .forEach(PEERS::off);
    }

    @Test
    void asksForWhatIsFilteredAndNothingElse() {
        PEERS.on("/internal/holds", _ -> FakePeers.Answer.json("{\"items\": [], \"total\": 0}"));

        assertThat(admin().get("/api/admin/holds?state=held&reason=OUT_OF_HOURS&endpoint=%20a%26b&cursor=&limit=9")
                        .status())
                .isEqualTo(200);

        assertThat(last("/internal/holds").query()).isEqualTo("limit=9&state=held&reason=OUT_OF_HOURS&endpoint=a%26b");
    }

    @Test
    void putsTheWishOnRecordAndThenWhatCameOfEachLead() {
        PEERS.on("/internal/holds/actions", _ -> FakePeers.Answer.json("""
            {"results": [
              {"lead_id": "%s", "answer": "DONE", "state": "REJECTED", "expires_at": "2026-03-05T00:00:00Z",
               "expired_before": "2026-03-05T00:00:00Z"},
              {"lead_id": "%s", "answer": "NOT_WAITING", "state": "ALLOCATED"}]}
            """.formatted(ONE, TWO)));

        var answer = admin().post("/api/admin/holds/actions", wanted("reject", "spam wave"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/results/1/answer").asString()).isEqualTo("NOT_WAITING");
        assertThat(last("/internal/holds/actions").body())
                .contains("\"action\":\"reject\"", "\"by\":\"", ONE, TWO)
                .doesNotContain("spam wave");
        assertThat(audit("leads:2")).contains("holds.reject", "spam wave", ONE, TWO);
        assertThat(audit("lead:" + ONE)).contains("lead.reject", "spam wave", "REJECTED");
        assertThat(audit("lead:" + TWO)).doesNotContain("lead.reject");
    }

    @Test
    void remembersTheWishWhenRoutingDoesNotAnswer() {
        var answer = admin().post("/api/admin/holds/actions", wanted("park", "nobody answers"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(audit("leads:2")).contains("holds.park", "nobody answers");
    }

    @Test
    void wantsAReasonForWhatTakesALeadFromItsWay() {
        for (var action : List.of("park", "reject")) {
            var refused = admin().post("/api/admin/holds/actions", wanted(action, " "));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("\"reason\"");
        }
        assertThat(admin().post("/api/admin/holds/actions", "{\"action\": \"sell\", \"items\": []}")
                        .body())
                .contains("\"action\"", "\"items\"");
        assertThat(PEERS.asked)
                .noneMatch(asked -> asked.path().equals("/internal/holds/actions")
                        && asked.body().contains("sell"));
    }

    @Test
    void passesRoutingsOwnRefusalsOn() {
        PEERS.on("/internal/holds/actions", _ -> new FakePeers.Answer(422, "application/problem+json", """
            {"code": "REQUEST_INVALID", "detail": "Some fields are not right.",
             "errors": [{"field": "items[0].until", "code": "RANGE", "detail": "must be to come"}]}\
            """));

        var refused = admin().post("/api/admin/holds/actions", wanted("extend", null));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("items[0].until");
    }

    @Test
    void looksBeforeAnythingIsDone() {
        PEERS.on("/internal/holds/look", _ -> FakePeers.Answer.json("{\"placed\": [], \"leads\": 0}"));

        assertThat(admin().post("/api/admin/holds/look", "{\"lead_ids\": [\"%s\"]}".formatted(ONE))
                        .status())
                .isEqualTo(200);

        assertThat(last("/internal/holds/look").body()).isEqualTo("{\"lead_ids\":[\"%s\"]}".formatted(ONE));
    }

    @Test
    void hasRoutingTellEachPartyOfTheRoundThatConcernsIt() {
        var lead = new TestLead("told", Instant.now());
        tell(
                lead,
                lead.recorded(),
                lead.decided(1, DecisionOutcome.ALLOCATED, "told-crm"),
                lead.finished("told-crm", DeliveryOutcome.ACCEPTED));
        PEERS.on(
                "/internal/told",
                asked -> FakePeers.Answer.json("""
                    {"vendor": "The lead was placed.", "clients": [{"client_id": "c", "sentence": "You got it. %d"}]}
                    """.formatted(asked.body().contains("\"round\":1") ? 1 : 0)));

        var told = admin().get("/api/admin/leads/" + lead.id + "/told");

        assertThat(told.json().at("/vendor").asString()).isEqualTo("The lead was placed.");
        assertThat(told.json().at("/clients/0/sentence").asString()).isEqualTo("You got it. 1");
        assertThat(last("/internal/told").body()).contains("\"endpoint_ids\":[\"told-crm\"]");
        assertThat(admin().get("/api/admin/leads/lead_00000000-0000-7000-8000-000000000000/told")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsAClientThePriceThatItsAnswerNamed() {
        var lead = new TestLead("told-priced", Instant.now());
        var accepted = lead.finished("told-crm", DeliveryOutcome.ACCEPTED);
        tell(
                lead,
                lead.recorded(),
                lead.decided(1, DecisionOutcome.ALLOCATED, "told-crm"),
                new DeliveryFinished(
                        accepted.leadId(),
                        accepted.at(),
                        accepted.round(),
                        accepted.configVersion(),
                        accepted.allocation(),
                        accepted.facts(),
                        accepted.outcome(),
                        null,
                        null,
                        null,
                        1,
                        Money.of("12.34", "USD")));

        admin().get("/api/admin/leads/" + lead.id + "/told");

        assertThat(last("/internal/told").body()).contains("\"price\":{\"amount\":\"12.34\"");
    }

    private void tell(TestLead lead, Event... facts) {
        for (var fact : facts) {
            events.send(Topics.LEAD_EVENTS, fact);
        }
        Awaitility.await()
                .until(() -> admin().get("/api/admin/leads/" + lead.id)
                                .json()
                                .path("timeline")
                                .size()
                        == facts.length);
    }

    private static String wanted(String action, @Nullable String reason) {
        return "{\"action\": \"%s\", \"reason\": %s, \"items\": [{\"lead_id\": \"%s\"}, {\"lead_id\": \"%s\"}]}"
                .formatted(action, reason == null ? "null" : "\"" + reason + "\"", ONE, TWO);
    }

    private String audit(String object) {
        return admin().get("/api/admin/audit?limit=50&object=" + object).body();
    }

    private static FakePeers.Asked last(String path) {
        return PEERS.asked.stream()
                .filter(asked -> asked.path().equals(path))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
