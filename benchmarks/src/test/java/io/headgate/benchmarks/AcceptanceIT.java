package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the issue promises, seen from outside: HTTP at the services' doors, the CRMs, the log. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceIT {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Installation headgate;
    private final ScriptedEndpoints crms;
    private String keyA = "";
    private String keyB = "";

    AcceptanceIT(Installation headgate) {
        this.headgate = headgate;
        this.crms = headgate.endpoints();
    }

    @BeforeAll
    void publish() throws IOException {
        headgate.publish(headgate.network());
        headgate.secret("acceptance-webhook");
        keyA = headgate.sourceKey("source-a").path("key").asString();
        keyB = headgate.sourceKey("source-b").path("key").asString();
    }

    @Test
    void aRefusedLeadGoesToTheNextAndTheCapSlotIsGivenBack() {
        crms.next("/refusing", ScriptedEndpoints.Reply.of(200, "{\"status\":\"rejected\",\"reason\":\"not my area\"}"));
        var refused = headgate.post(keyA, SyntheticPeople.wanting("refused"));
        var page = headgate.booked(refused);
        assertThat(page.path("lead").path("endpoint_id").asString()).isEqualTo("willing-crm");
        assertThat(page.path("decisions").valueStream().map(round -> round.path("round")
                        .asInt()))
                .containsExactly(1, 2);
        assertThat(page.path("decisions").path(1).path("trace").toString()).contains("ALREADY_TRIED");
        assertThat(page.path("deliveries").valueStream().map(end -> end.path("outcome")
                        .asString()))
                .containsExactly("REJECTED", "ACCEPTED");
        assertThat(page.path("deliveries").path(0).path("buyer_reason").asString())
                .isEqualTo("not my area");
        assertThat(page.path("ledger").toString())
                .as("only who took it pays")
                .contains("35.00")
                .doesNotContain("40.00");

        var meter = headgate.admin().get("/api/admin/endpoints/refusing-crm").json();
        assertThat(meter.path("caps").path(0).path("taken").asInt())
                .as("%s", meter)
                .isZero();
        var next = headgate.post(keyA, SyntheticPeople.wanting("refused"));
        assertThat(headgate.booked(next).path("lead").path("endpoint_id").asString())
                .as("its one slot of the day is there again")
                .isEqualTo("refusing-crm");
    }

    @Test
    void anEndpointInTroubleIsTriedAgainUnderTheSameId() {
        crms.next("/retried", ScriptedEndpoints.Reply.of(503, "{\"error\":\"maintenance\"}"));
        var lead = headgate.post(keyA, SyntheticPeople.wanting("retried"));
        var page = headgate.booked(lead);
        assertThat(page.path("attempts").valueStream().map(attempt -> attempt.path("result")
                        .asString()))
                .containsExactly("RETRY", "ACCEPTED");
        var requests = crms.at("/retried");
        assertThat(requests).hasSize(2);
        assertThat(requests.stream()
                        .map(request -> request.header("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(requests.stream().map(request -> request.header("lead-attempt")))
                .containsExactly("1", "2");
        assertThat(requests.get(0).body()).isEqualTo(requests.get(1).body());
    }

    @Test
    void aRepeatUnderTheSameKeyIsTheSameLeadAndAnotherBodyIsAConflict() {
        var lead = SyntheticPeople.wanting("plain");
        var source = headgate.source(keyA).with("Idempotency-Key", "acceptance-1");
        var once = source.post("/v1/leads", lead.toString());
        var again = source.post("/v1/leads", lead.toString());
        assertThat(once.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().path("lead_id")).isEqualTo(once.json().path("lead_id"));
        ProblemAnswer.assertThat(
                source.post("/v1/leads", SyntheticPeople.wanting("plain").toString()), 409);

        var leadId = once.json().path("lead_id").asString();
        headgate.booked(leadId);
        assertThat(crms.of(leadId)).hasSize(1);
        var late = source.with("Prefer", "wait=30").post("/v1/leads", lead.toString());
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json().path("outcome").asString()).isEqualTo("accepted");
    }

    @Test
    void aSourcesOwnIdIsAnIdempotencyKeyToo() {
        var lead = SyntheticPeople.wanting("plain").put("source_lead_id", "own-1");
        var first = headgate.post(keyA, lead);
        assertThat(headgate.post(keyA, lead)).isEqualTo(first);
        ProblemAnswer.assertThat(
                headgate.source(keyA)
                        .post(
                                "/v1/leads",
                                SyntheticPeople.wanting("plain")
                                        .put("source_lead_id", "own-1")
                                        .toString()),
                409);
    }

    @Test
    void thePersonWhoIsAlreadyThereIsRejectedWithAPointerToTheFirst() {
        var person = SyntheticPeople.wanting("plain");
        var first = headgate.post(keyA, person);
        var again = SyntheticPeople.wanting("plain")
                .put("email", person.path("email").asString().toUpperCase(java.util.Locale.ROOT));
        var answer = headgate.source(keyA).with("Prefer", "wait=30").post("/v1/leads", again.toString());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("outcome").asString()).isEqualTo("rejected");
        assertThat(answer.json().path("reason").path("code").asString()).isEqualTo("DUPLICATE");
        var page = headgate.over(answer.json().path("lead_id").asString());
        assertThat(page.path("lead").path("reason").asString()).isEqualTo("DUPLICATE");
        assertThat(page.toString()).as("points to the first").contains(first);
        assertThat(page.path("ledger").size()).isZero();
    }

    @Test
    void aSourceMayWaitForARejectionAndForAReview() {
        var rejected = headgate.source(keyA)
                .with("Prefer", "wait=30")
                .post("/v1/leads", SyntheticPeople.wanting("nobody").toString());
        assertThat(rejected.status()).as("%s", rejected).isEqualTo(200);
        assertThat(rejected.json().path("outcome").asString()).isEqualTo("rejected");
        assertThat(rejected.json().path("reason").path("code").asString()).isEqualTo("NO_SALE");
        var review = headgate.source(keyA)
                .with("Prefer", "wait=30")
                .post("/v1/leads", SyntheticPeople.wanting("late").toString());
        assertThat(review.json().path("outcome").asString()).as("%s", review).isEqualTo("review");
        var badPhone = SyntheticPeople.wanting("plain").put("phone", "+15120000000");
        var invalid = headgate.source(keyA).with("Prefer", "wait=30").post("/v1/leads", badPhone.toString());
        assertThat(invalid.json().path("reason").path("code").asString())
                .as("%s", invalid)
                .isEqualTo("PHONE_INVALID");
    }

    @Test
    void aPostingUrlTakesWhatSourcesWithoutHeadersSend() {
        var key = headgate.sourceKey("source-b");
        var path = java.net.URI.create(key.path("posting_url").asString()).getPath();
        var form = headgate.at("intake")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(path, "first_name=Ada&last_name=Reyes&phone=512-321-0001&service_line=plain&zip4=");
        assertThat(form.status()).as("%s", form).isEqualTo(202);
        var query = headgate.at("intake")
                .get(path + "?first_name=Ada&last_name=Reyes&phone=512-321-0002&service_line=plain");
        assertThat(query.status()).as("%s", query).isEqualTo(202);
        assertThat(headgate.over(query.json().path("lead_id").asString())
                        .path("lead")
                        .path("status")
                        .asString())
                .isEqualTo("DELIVERED");
        ProblemAnswer.assertThat(headgate.at("intake").get("/in/hg_post_nonsense?first_name=Ada"), 401);
    }

    @Test
    void aSourcesOwnCapIsKept() {
        var key = headgate.sourceKey("source-c").path("key").asString();
        headgate.post(key, SyntheticPeople.wanting("plain"));
        var second = headgate.source(key)
                .with("Prefer", "wait=30")
                .post("/v1/leads", SyntheticPeople.wanting("plain").toString());
        assertThat(second.json().path("reason").path("code").asString())
                .as("%s", second)
                .isEqualTo("SOURCE_CAP_REACHED");
    }

    @Test
    void aReturnIsJudgedByTheAgreement() {
        var vendorBefore = balance("vendor", "vendor-a");
        var lead = headgate.post(keyA, SyntheticPeople.wanting("plain"));
        var page = headgate.booked(lead);
        var deliveryId = page.path("deliveries").path(0).path("delivery_id").asString();
        var client = headgate.at("reconciliation").bearer(headgate.clientKey("client-a"));
        var refused =
                client.post("/v1/returns", "{\"delivery_id\":\"" + deliveryId + "\",\"reason\":\"changed_my_mind\"}");
        assertThat(refused.json().path("decision").asString()).as("%s", refused).isEqualTo("refused");
        assertThat(refused.json().path("refusal").path("code").asString()).isEqualTo("RETURN_REASON_NOT_ALLOWED");
        var approved = client.post(
                "/v1/returns", "{\"lead_id\":\"" + lead + "\",\"reason\":\"wrong_number\",\"note\":\"no\"}");
        assertThat(approved.status()).as("%s", approved).isEqualTo(201);
        assertThat(approved.json().path("credit").path("amount").asString()).isEqualTo("42.00");
        var again = client.post("/v1/returns", "{\"lead_id\":\"" + lead + "\",\"reason\":\"wrong_number\"}");
        assertThat(again.status()).as("%s", again).isEqualTo(200);
        headgate.page(lead, story -> story.path("ledger").size() == 4);
        assertThat(balance("vendor", "vendor-a")).isGreaterThanOrEqualTo(vendorBefore);
        var read = client.get("/v1/returns/" + approved.json().path("return_id").asString());
        assertThat(read.json().path("note").asString()).isEqualTo("no");
    }

    private BigDecimal balance(String partyType, String partyId) {
        return TourIT.balance(headgate.admin().get("/api/admin/balances").json(), partyType, partyId);
    }

    @Test
    void aPauseTakesEffectWithoutAPublish() {
        assertThat(wonBy("paused")).isEqualTo("first-crm");
        var paused = headgate.admin().post("/api/admin/endpoints/first-crm/pause", "{\"reason\":\"stock\"}");
        assertThat(paused.status()).as("%s", paused).isEqualTo(200);
        awaitWinner("paused", "second-crm");
        var lead = headgate.post(keyA, SyntheticPeople.wanting("paused"));
        assertThat(headgate.booked(lead).path("decisions").toString()).contains("ENDPOINT_PAUSED");
        assertThat(headgate.admin()
                        .post("/api/admin/endpoints/first-crm/resume", "")
                        .status())
                .isEqualTo(200);
        awaitWinner("paused", "first-crm");

        assertThat(headgate.admin()
                        .post("/api/admin/sources/source-b/pause", "{\"reason\":\"fraud\"}")
                        .status())
                .isEqualTo(200);
        Awaitility.await()
                .atMost(Installation.PATIENCE)
                .untilAsserted(() -> ProblemAnswer.assertThat(
                        headgate.source(keyB)
                                .post(
                                        "/v1/leads",
                                        SyntheticPeople.wanting("plain").toString()),
                        403));
        headgate.admin().post("/api/admin/sources/source-b/resume", "");
        Awaitility.await().atMost(Installation.PATIENCE).untilAsserted(() -> assertThat(headgate.source(keyB)
                        .post("/v1/leads", SyntheticPeople.wanting("plain").toString())
                        .status())
                .isEqualTo(202));
    }

    @Test
    void aRollbackBringsTheOlderVersionBack() throws IOException {
        var before = headgate.publish(headgate.network()).path("version").asInt();
        assertThat(wonBy("switched")).isEqualTo("first-crm");
        headgate.publish(headgate.network()
                .replace(
                        "service_lines: [switched], steps: [{id: only, pool: [first-crm]",
                        "service_lines: [switched], steps: [{id: only, pool: [second-crm]"));
        assertThat(wonBy("switched")).isEqualTo("second-crm");
        var rollback =
                headgate.admin().post("/api/admin/config/versions/" + before + "/rollback", "{\"comment\":\"oops\"}");
        Installation.assertLive(rollback);
        assertThat(rollback.json().path("version").asInt()).isEqualTo(before + 2);
        assertThat(wonBy("switched")).isEqualTo("first-crm");
    }

    @Test
    void aBadNetworkIsRefusedWithEveryErrorAndNothingChanges() throws IOException {
        var live = headgate.admin().get("/api/me").json().path("live_version").asInt();
        var bad = headgate.network()
                .replace("pool: [plain-crm]", "pool: [no-such-crm]")
                .replace("amount: \"18.00\"", "amount: \"-18.00\"");
        assertThat(headgate.admin()
                        .put("/api/admin/config/draft", "application/yaml", bad)
                        .status())
                .isEqualTo(200);
        var errors = headgate.admin()
                .post("/api/admin/config/draft/validate", "")
                .json()
                .path("errors");
        assertThat(errors.valueStream().map(error -> error.path("path").asString()))
                .as("%s", errors)
                .anyMatch(path -> path.matches("plans\\[\\d+]\\.steps\\[0]\\.pool\\[0]"))
                .anyMatch(path -> path.startsWith("vendors[0].sources[0].contract.cost.amount"));
        ProblemAnswer.assertThat(headgate.admin().post("/api/admin/config/publish", "{\"comment\":\"bad\"}"), 422);
        assertThat(headgate.admin().get("/api/me").json().path("live_version").asInt())
                .isEqualTo(live);
        headgate.admin().put("/api/admin/config/draft", "application/yaml", headgate.network());
    }

    private String wonBy(String serviceLine) {
        return headgate.over(headgate.post(keyA, SyntheticPeople.wanting(serviceLine)))
                .path("lead")
                .path("endpoint_id")
                .asString();
    }

    private void awaitWinner(String serviceLine, String endpointId) {
        Awaitility.await().atMost(Installation.PATIENCE).untilAsserted(() -> assertThat(wonBy(serviceLine))
                .isEqualTo(endpointId));
    }

    @Test
    void nobodySeesWhatBelongsToAnother() {
        var lead = headgate.post(keyA, SyntheticPeople.wanting("plain"));
        var deliveryId = headgate.booked(lead)
                .path("deliveries")
                .path(0)
                .path("delivery_id")
                .asString();
        var own = headgate.source(keyA).get("/v1/leads/" + lead);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body()).doesNotContain("client-a", "plain-crm", "\"42.00\"");
        ProblemAnswer.assertThat(headgate.source(keyB).get("/v1/leads/" + lead), 404);

        var other = headgate.at("reconciliation").bearer(headgate.clientKey("client-b"));
        assertThat(other.get("/v1/deliveries?limit=200").body()).doesNotContain(deliveryId, lead);
        ProblemAnswer.assertThat(
                other.post("/v1/returns", "{\"delivery_id\":\"" + deliveryId + "\",\"reason\":\"wrong_number\"}"), 404);
        ProblemAnswer.assertThat(headgate.at("reconciliation").bearer(keyA).get("/v1/deliveries"), 401);
        ProblemAnswer.assertThat(headgate.source(headgate.clientKey("client-a")).get("/v1/leads/" + lead), 401);
        ProblemAnswer.assertThat(headgate.at("portal").bearer(keyA).get("/api/admin/leads"), 401);
        ProblemAnswer.assertThat(headgate.at("portal").get("/api/admin/leads"), 401);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        var key = headgate.sourceKey("source-a");
        var source = headgate.source(key.path("key").asString());
        Awaitility.await().atMost(Installation.PATIENCE).untilAsserted(() -> assertThat(source.post(
                                "/v1/leads", SyntheticPeople.wanting("plain").toString())
                        .status())
                .isEqualTo(202));
        var revoked = headgate.admin()
                .send(
                        "DELETE",
                        "/api/admin/sources/source-a/keys/" + key.path("key_id").asString(),
                        java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(revoked.status()).as("%s", revoked).isBetween(200, 204);
        Awaitility.await()
                .atMost(Installation.PATIENCE)
                .untilAsserted(() -> ProblemAnswer.assertThat(
                        source.post(
                                "/v1/leads", SyntheticPeople.wanting("plain").toString()),
                        401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "validation", "routing", "delivery", "reconciliation", "portal"})
    void everyServiceTellsHowItIsAndKeepsItsInsideDoorsShut(String service) {
        var door = headgate.at(service);
        assertThat(door.get("/actuator/health/readiness").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(door.get("/actuator/health/liveness").status()).isEqualTo(200);
        // Some figures are there only when there was something to count.
        headgate.booked(headgate.post(keyA, SyntheticPeople.wanting("plain")));
        var metrics = door.get("/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("\nheadgate_" + service).contains("headgate_outbox");
        assertThat(door.get("/openapi.json").json().path("openapi").asString()).startsWith("3.");
        ProblemAnswer.assertThat(door.get("/internal/config-version"), 404);
        ProblemAnswer.assertThat(door.bearer("nonsense").get("/internal/config-version"), 404);
        ProblemAnswer.assertThat(door.get("/internal/leads/lead_00000000-0000-7000-8000-000000000000/contact"), 404);
        for (var hidden : Set.of("env", "beans", "heapdump", "configprops", "loggers", "threaddump", "mappings")) {
            assertThat(door.get("/actuator/" + hidden).status()).as(hidden).isIn(401, 404);
        }
    }

    @Test
    void oneTraceLeadsFromTheSourceThroughEveryStageToTheEndpoint() {
        var answer = headgate.source(keyA)
                .with("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                .post("/v1/leads", SyntheticPeople.wanting("plain").toString());
        var leadId = answer.json().path("lead_id").asString();
        headgate.booked(leadId);
        assertThat(crms.of(leadId)).singleElement().satisfies(request -> assertThat(request.header("traceparent"))
                .matches("00-" + TRACE_ID + "-[0-9a-f]{16}-0[01]")
                .doesNotContain("00f067aa0ba902b7"));
        // The last line may be half written when it is read.
        Awaitility.await().atMost(Installation.PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        headgate.linesOfTrace(TRACE_ID))
                .contains("lead.received", "lead.validated", "lead.routed", "delivery.attempted", "ledger.posted"));
    }
}
