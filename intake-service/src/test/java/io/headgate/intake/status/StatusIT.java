package io.headgate.intake.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Topics;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.Daytime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a source learns of its lead, at once or later, and what other services may ask. */
class StatusIT extends IntakePlatform {

    @Autowired
    private ServiceToken serviceToken;

    private Future<Answer> postWaiting(String source, Map<String, Object> body, Function<LeadId, Event> whatFollows)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // What else arrives now may be the lead of an earlier test.
            var campaign = "waited-for-" + EventIds.next();
            body.put("campaign", campaign);
            var answer = threads.submit(() -> post(source, body, "Prefer", "wait=30"));
            var received = events.await(
                    LeadReceived.class, lead -> campaign.equals(lead.facts().campaign()));
            events.send(Topics.LEAD_EVENTS, whatFollows.apply(received.leadId()));
            answer.get();
            return answer;
        }
    }

    @Test
    void aCallerWhoWaitsGetsTheDecisionWithItsOwnPriceOnly() throws Exception {
        var answer = postWaiting("web", lead(), id -> Facts.decided(id, Instant.now(), DecisionOutcome.ALLOCATED, null))
                .get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("outcome").asString()).isEqualTo("accepted");
        assertThat(answer.body().path("price").path("amount").asString()).isEqualTo("18.00");
        assertThat(answer.body().has("redirect_url")).isTrue();
        assertThat(answer.raw().body()).doesNotContain("42.00", "secret");
    }

    @Test
    void whoWasToldADecisionReadsItTheNextMoment() throws Exception {
        for (var round = 0; round < 5; round++) {
            var answer = postWaiting(
                            "web", lead(), id -> Facts.decided(id, Instant.now(), DecisionOutcome.ALLOCATED, null))
                    .get();

            var read = get("web", answer.leadId()).body();

            assertThat(read.path("status").asString()).isEqualTo("allocated");
            assertThat(read.path("outcome").asString()).isEqualTo("accepted");
            assertThat(read.path("timeline").valueStream().map(moment -> moment.path("status")
                            .asString()))
                    .containsExactly("received", "allocated");
        }
    }

    @Test
    void holdsReviewsAndRejectionsAreDecisionsToo() throws Exception {
        var held = postWaiting(
                        "web",
                        lead(),
                        id -> Facts.decided(id, Instant.now(), DecisionOutcome.HELD, ReasonCode.OUT_OF_HOURS))
                .get();
        var review = postWaiting("web", lead(), id -> Facts.decided(id, Instant.now(), DecisionOutcome.REVIEW, null))
                .get();
        var rejected = postWaiting("web", lead(), id -> Facts.rejected(id, Instant.now(), ReasonCode.NO_COVERAGE))
                .get();

        assertThat(List.of(held, review, rejected))
                .extracting(answer -> answer.body().path("outcome").asString())
                .containsExactly("held", "review", "rejected");
        assertThat(rejected.body().path("reason").path("detail").asString())
                .isEqualTo(ReasonCode.NO_COVERAGE.publicMeaning());
        assertThat(rejected.body().path("price").isNull()).isTrue();
    }

    @Test
    void whoWaitsInVainGetsTheOrdinaryAnswerAndMayAskAgainWithTheSameKey() {
        var body = lead();
        var first = post("web", body, "Prefer", "wait=1", "Idempotency-Key", "patient");
        events.send(
                Topics.LEAD_EVENTS,
                Facts.decided(LeadId.of(first.leadId()), Instant.now(), DecisionOutcome.ALLOCATED, null));
        awaitStatus(first.leadId(), "allocated");

        var again = post("web", body, "Prefer", "wait=5", "Idempotency-Key", "patient");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.leadId()).isEqualTo(first.leadId());
        assertThat(again.body().path("outcome").asString()).isEqualTo("accepted");
    }

    @Test
    void theTimelineTellsTheLifeAndNamesNobodyElse() {
        var id = LeadId.of(post("web", lead()).leadId());
        var at = Instant.now();
        events.send(Topics.LEAD_EVENTS, Facts.checked(id, at.plusMillis(10)));
        events.send(
                Topics.LEAD_EVENTS,
                Facts.decided(id, at.plusMillis(20), DecisionOutcome.HELD, ReasonCode.OUT_OF_HOURS));
        events.send(Topics.LEAD_EVENTS, Facts.decided(id, at.plusMillis(30), DecisionOutcome.ALLOCATED, null));
        events.send(Topics.LEAD_EVENTS, Facts.accepted(id, at.plusMillis(40)));
        events.send(Topics.LEAD_EVENTS, Facts.delivered(id, at.plusMillis(50)));
        Awaitility.await().until(() -> timeline(id.toString()).size() == 5);

        var answer = get("web", id.toString());

        assertThat(timeline(id.toString())).containsExactly("received", "validated", "held", "allocated", "delivered");
        assertThat(answer.body().path("status").asString()).isEqualTo("delivered");
        assertThat(answer.body().path("outcome").asString()).isEqualTo("accepted");
        assertThat(answer.raw().body()).doesNotContain("secret", "42.00");
    }

    @Test
    void aReturnIsToldAsTheSourcesOwnContractSeesIt() {
        var claimed = delivered();
        var kept = delivered();
        var again = delivered();
        var at = Instant.now();
        events.send(Topics.LEAD_EVENTS, new LeadReturned(claimed, at, true, "wrong_number", true));
        events.send(Topics.LEAD_EVENTS, new LeadReturned(kept, at, true, "out_of_area", false));
        // Kept again by a further client, and told in the wrong order.
        events.send(Topics.LEAD_EVENTS, new LeadReturned(again, at.plusMillis(10), false, null, false));
        events.send(Topics.LEAD_EVENTS, new LeadReturned(again, at, true, "wrong_number", true));
        awaitStatus(claimed.toString(), "returned");
        Awaitility.await().until(() -> timeline(kept.toString()).contains("returned"));
        events.settle();

        var one = get("web", claimed.toString()).body();
        assertThat(one.path("outcome").asString()).isEqualTo("returned");
        assertThat(one.path("price").isNull()).isTrue();
        assertThat(one.path("returned").path("reason").asString()).isEqualTo("wrong_number");
        assertThat(timeline(claimed.toString())).endsWith("delivered", "returned");
        var other = get("web", kept.toString()).body();
        assertThat(other.path("status").asString()).isEqualTo("delivered");
        assertThat(other.path("price").path("amount").asString()).isEqualTo("18.00");
        assertThat(other.path("returned").path("claimed").asBoolean()).isFalse();
        assertThat(timeline(again.toString())).endsWith("delivered").doesNotContain("returned");
        assertThat(get("web", again.toString()).body().path("returned").isNull())
                .isTrue();
    }

    private LeadId delivered() {
        var id = LeadId.of(post("web", lead()).leadId());
        events.send(Topics.LEAD_EVENTS, Facts.delivered(id, Instant.now()));
        awaitStatus(id.toString(), "delivered");
        return id;
    }

    @Test
    void factsThatArriveInTheWrongOrderEndInTheSamePlace() {
        var id = LeadId.of(post("web", lead()).leadId());
        var at = Instant.now();
        events.send(Topics.LEAD_EVENTS, Facts.rejected(id, at.plusMillis(50), ReasonCode.NO_SALE));
        events.send(Topics.LEAD_EVENTS, Facts.decided(id, at.plusMillis(60), DecisionOutcome.ALLOCATED, null));
        events.send(Topics.LEAD_EVENTS, Facts.checked(id, at.plusMillis(10)));
        Awaitility.await().until(() -> timeline(id.toString()).size() == 4);

        assertThat(get("web", id.toString()).body().path("status").asString()).isEqualTo("rejected");
        assertThat(get("web", id.toString()).body().path("reason").path("code").asString())
                .isEqualTo("NO_SALE");
    }

    @Test
    void aServiceWhoseClockIsBehindIsBelievedAllTheSame() {
        var decided = LeadId.of(post("web", lead()).leadId());
        var checked = LeadId.of(post("web", lead()).leadId());
        var early = Instant.now().minusSeconds(60);
        events.send(Topics.LEAD_EVENTS, Facts.checked(checked, early));
        events.send(Topics.LEAD_EVENTS, Facts.decided(decided, early, DecisionOutcome.ALLOCATED, null));

        awaitStatus(checked.toString(), "validated");
        awaitStatus(decided.toString(), "allocated");

        events.send(Topics.LEAD_EVENTS, Facts.checked(decided, early.plusSeconds(120)));
        events.send(
                Topics.LEAD_EVENTS,
                Facts.decided(checked, early.minusSeconds(1), DecisionOutcome.HELD, ReasonCode.OUT_OF_HOURS));
        awaitStatus(checked.toString(), "held");
        Awaitility.await().until(() -> timeline(decided.toString()).contains("validated"));
        assertThat(get("web", decided.toString()).body().path("status").asString())
                .isEqualTo("allocated");
    }

    private List<String> timeline(String id) {
        return get("web", id)
                .body()
                .path("timeline")
                .valueStream()
                .map(moment -> moment.path("status").asString())
                .toList();
    }

    private void awaitStatus(String id, String status) {
        Awaitility.await()
                .until(() -> get("web", id).body().path("status").asString().equals(status));
    }

    @Test
    void onlyAnotherServiceMayOpenAContactAndMustSayWhatFor() {
        var id = post("web", lead("phone", "512 555 9301")).leadId();
        var path = "/internal/leads/" + id + "/contact?actor=ann&purpose=call%20back";

        var answer = internal(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("phone").asString()).isEqualTo("+15125559301");
        assertThat(answer.body().path("first_name").asString()).isEqualTo("Ann");
        assertThat(send(request(path).GET()).status()).isEqualTo(404);
        assertThat(send(request(path)
                                .header(
                                        "Authorization",
                                        "Bearer " + access("web").key())
                                .GET())
                        .status())
                .isEqualTo(404);
        assertThat(internal("/internal/leads/" + id + "/contact").status()).isEqualTo(400);
        assertThat(internal("/internal/leads/lead_x/contact?actor=a&purpose=b").status())
                .isEqualTo(404);
    }

    @Test
    void aPersonWhoseKeyIsGoneIsGone() {
        var id = post("web", lead()).leadId();
        jdbc.sql("DELETE FROM person_key WHERE person = (SELECT person FROM lead_contact WHERE lead_id = ?)")
                .param(LeadId.of(id).value())
                .update();

        assertThat(internal("/internal/leads/" + id + "/contact?actor=a&purpose=b")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theCapsOfASourceCanBeRead() {
        post("metered", lead());

        var meters = internal("/internal/caps?source=metered").body().path("items");

        assertThat(meters.size()).isEqualTo(2);
        assertThat(meters.path(0).path("per").asString()).isEqualTo("day");
        assertThat(meters.path(0).path("limit").asInt()).isEqualTo(7);
        assertThat(meters.path(0).path("taken").asInt()).isEqualTo(1);
        assertThat(meters.path(0).path("time_zone").asString()).isEqualTo(Daytime.ZONE);
        assertThat(meters.path(1).path("limit").asString()).isEqualTo("500.00");
        assertThat(internal("/internal/caps?limit=2").body().path("next_cursor").isString())
                .isTrue();
    }

    private Answer internal(String path) {
        return send(request(path)
                .header("Authorization", "Bearer " + serviceToken.value())
                .GET());
    }
}
