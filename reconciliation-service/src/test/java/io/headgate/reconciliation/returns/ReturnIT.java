package io.headgate.reconciliation.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.ReturnDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.Api;
import io.headgate.reconciliation.LedgerRows;
import io.headgate.reconciliation.Network;
import io.headgate.reconciliation.Network.Lead;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@HeadgateIT
class ReturnIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Subscription accrual;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestConfig config;

    @Autowired
    private TestEvents events;

    private int version;

    @BeforeEach
    void publish() {
        version = Network.version(config);
    }

    @Test
    void aReturnInsideBothAgreementsCreditsTheClientAndIsClaimedAtTheSource() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));

        var answer = client("dealer").post("/v1/returns", body(lead, "wrong_number"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/decision")).isEqualTo("approved");
        assertThat(answer.text("/remedy")).isEqualTo("credit");
        assertThat(answer.text("/credit/amount")).isEqualTo("42.00");
        assertThat(LedgerRows.of(jdbc, lead.id()))
                .contains(
                        "RETURN_CREDIT/BUYER_UNBILLED/dealer=-42.00",
                        "RETURN_CREDIT/RETURNS_ALLOWANCE/clearbrook=42.00")
                .contains("SOURCE_CLAIM/LEAD_COST/web=-18.00", "SOURCE_CLAIM/SOURCE_CREDIT_DUE/web=18.00");
        var fact = events.await(ReturnDecided.class, decided -> decided.leadId().equals(lead.id()));
        assertThat(fact.approved()).isTrue();
        assertThat(fact.claimedFromSource()).isTrue();
        assertThat(LedgerRows.trialBalance(jdbc)).isZero();
    }

    @Test
    void aReturnAfterTheClientsWindowIsRefusedAndMovesNothing() {
        var lead = delivered(Lead.at(
                "web",
                "dealer",
                "42.00",
                Network.now().minus(Duration.ofDays(7)).minusSeconds(60)));
        var before = LedgerRows.of(jdbc, lead.id());

        var answer = client("dealer").post("/v1/returns", body(lead, "wrong_number"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/decision")).isEqualTo("refused");
        assertThat(answer.text("/refusal/code")).isEqualTo("RETURN_OUT_OF_WINDOW");
        assertThat(answer.text("/refusal/rule")).startsWith("window of PT168H ended at");
        assertThat(LedgerRows.of(jdbc, lead.id())).isEqualTo(before);
        assertThat(events.await(ReturnDecided.class, decided -> decided.leadId().equals(lead.id()))
                        .refusal())
                .isEqualTo(ReasonCode.RETURN_OUT_OF_WINDOW);
    }

    @Test
    void aReturnInsideTheClientsWindowButAfterTheSourcesIsCreditedAndNotClaimed() {
        var lead = delivered(Lead.at("web", "dealer", "42.00", Network.now().minus(Duration.ofHours(49))));

        var answer = client("dealer").post("/v1/returns", body(lead, "wrong_number"));

        assertThat(answer.text("/decision")).isEqualTo("approved");
        var fact = events.await(ReturnDecided.class, decided -> decided.leadId().equals(lead.id()));
        assertThat(fact.claimedFromSource()).isFalse();
        assertThat(fact.claimRefusal()).isEqualTo(ReasonCode.RETURN_OUT_OF_WINDOW);
        assertThat(LedgerRows.of(jdbc, lead.id())).contains("RETURN_CREDIT").doesNotContain("SOURCE_CLAIM");
    }

    @Test
    void aReasonThatOnlyTheClientsAgreementAllowsIsCreditedAndNotClaimed() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));

        client("dealer").post("/v1/returns", body(lead, "out_of_area"));

        var fact = events.await(ReturnDecided.class, decided -> decided.leadId().equals(lead.id()));
        assertThat(fact.approved()).isTrue();
        assertThat(fact.claimRefusal()).isEqualTo(ReasonCode.RETURN_REASON_NOT_ALLOWED);
    }

    @Test
    void theSameReturnAgainIsAnsweredAsBeforeAndAnotherReasonIsAConflict() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var first = client("dealer").post("/v1/returns", body(lead, "wrong_number"));
        var rows = LedgerRows.of(jdbc, lead.id());

        var again = client("dealer").post("/v1/returns", body(lead, "wrong_number"));
        var other = client("dealer").post("/v1/returns", body(lead, "duplicate"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("RETURN_ALREADY_MADE");
        assertThat(other.text("/return_id")).isEqualTo(first.text("/return_id"));
        assertThat(LedgerRows.of(jdbc, lead.id())).isEqualTo(rows);
    }

    @Test
    void aRefusedReasonMayBeCorrected() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));

        var refused = client("dealer").post("/v1/returns", body(lead, "did_not_like_it"));
        var corrected = client("dealer").post("/v1/returns", body(lead, "wrong_number"));

        assertThat(refused.text("/refusal/code")).isEqualTo("RETURN_REASON_NOT_ALLOWED");
        assertThat(refused.text("/refusal/rule")).isEqualTo("agreed reasons: duplicate, wrong_number, out_of_area");
        assertThat(corrected.text("/decision")).isEqualTo("approved");
    }

    @Test
    void anotherClientsDeliveryLooksLikeOneThatDoesNotExist() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var theirs = client("dealer").post("/v1/returns", body(lead, "wrong_number"));
        var stranger = client("branch");

        var byDelivery = stranger.post("/v1/returns", body(lead, "duplicate"));
        var byLead = stranger.post("/v1/returns", "{\"lead_id\":\"%s\",\"reason\":\"duplicate\"}".formatted(lead.id()));
        var unknown = stranger.post("/v1/returns", body(Lead.of("web", "branch", "1"), "duplicate"));

        assertThat(byDelivery.status()).isEqualTo(404);
        assertThat(saying(byDelivery)).isEqualTo(saying(unknown)).isEqualTo(saying(byLead));
        assertThat(stranger.get("/v1/returns/" + theirs.text("/return_id")).status())
                .isEqualTo(404);
        assertThat(stranger.get("/v1/deliveries").body())
                .doesNotContain(lead.delivery().toString());
    }

    @Test
    void aClientSeesItsDeliveriesNewestFirstPageByPageAndNothingOfTheSource() {
        var one = delivered(Lead.at("late", "reader", "12.50", Network.now().minusSeconds(30)));
        var two = delivered(Lead.at("late", "reader", "12.50", Network.now().minusSeconds(20)));
        var three = delivered(Lead.at("late", "reader", "12.50", Network.now().minusSeconds(10)));
        var api = client("reader");

        var first = api.get("/v1/deliveries?limit=2");
        var second = api.get("/v1/deliveries?limit=2&cursor=" + first.text("/next_cursor"));

        assertThat(first.text("/items/0/delivery_id"))
                .isEqualTo(three.delivery().toString());
        assertThat(first.text("/items/1/delivery_id")).isEqualTo(two.delivery().toString());
        assertThat(second.text("/items/0/delivery_id")).isEqualTo(one.delivery().toString());
        assertThat(first.body()).doesNotContain("late", "searchpros", "11.25");
        assertThat(api.get("/v1/deliveries?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aNoteIsReadBackByItsClientAndStandsNowhereElse() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var canary = "Jane Canary 512-555-0199 " + lead.id();

        var made = client("dealer")
                .post(
                        "/v1/returns",
                        "{\"delivery_id\":\"%s\",\"reason\":\"wrong_number\",\"note\":\"%s\"}"
                                .formatted(lead.delivery(), canary));
        var read = client("dealer").get("/v1/returns/" + made.text("/return_id"));

        assertThat(read.text("/note")).isEqualTo(canary);
        events.await(ReturnDecided.class, decided -> decided.leadId().equals(lead.id()));
        assertThat(events.everything()).noneMatch(text -> text.contains("Canary"));
        assertThat(jdbc.sql("SELECT count(*) FROM lead_return r WHERE r::text LIKE '%Canary%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        var answer = client("dealer")
                .post(
                        "/v1/returns",
                        "{\"delivery_id\":\"x' OR 1=1\",\"lead_id\":\"lead_1\",\"reason\":\"No Such!\",\"note\":\"%s\"}"
                                .formatted("n".repeat(2001)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().at("/errors").valueStream().map(error -> error.get("field")
                        .asString()))
                .contains("delivery_id", "lead_id", "reason", "note");
        assertThat(answer.body()).doesNotContain("OR 1=1");
        assertThat(client("dealer").post("/v1/returns", "{\"reason\":").status())
                .isEqualTo(400);
        assertThat(client("dealer").post("/v1/returns", "[1]").status()).isEqualTo(400);
    }

    @Test
    void onlyAClientsKeyOpens() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var sourceKey = config.sourceKey("web").key();

        for (var key : List.of("", "nonsense", sourceKey)) {
            assertThat(new Api(port, key)
                            .post("/v1/returns", body(lead, "wrong_number"))
                            .status())
                    .isEqualTo(401);
            assertThat(new Api(port, key).get("/v1/deliveries").status()).isEqualTo(401);
        }
    }

    @Test
    void theKeyOfAClientThatLeftIsRefusedAndItsHistoryStays() {
        var lead = delivered(Lead.of("web", "leaver", "42.00"));
        var leaver = client("leaver");

        for (var answer : List.of(
                leaver.get("/v1/deliveries"),
                leaver.post("/v1/returns", body(lead, "wrong_number")),
                leaver.get("/v1/returns/" + new ReturnId(UUID.randomUUID())),
                leaver.post("/v1/dispositions", "{}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("/code")).isEqualTo("CLIENT_NOT_CONFIGURED");
        }
        assertThat(LedgerRows.of(jdbc, lead.id())).contains("DELIVERY_CHARGE/BUYER_UNBILLED/leaver=42.00");
    }

    @Test
    void theShareOfReturnsHoldsAgainstManyAtOnce() throws Exception {
        var leads = IntStream.range(0, 10)
                .mapToObj(i -> delivered(Lead.of("late", "returner", "30.00")))
                .toList();
        var api = client("returner");

        List<Api.Answer> answers;
        try (var pool = Executors.newFixedThreadPool(10)) {
            var calls = leads.stream()
                    .<Callable<Api.Answer>>map(lead -> () -> api.post("/v1/returns", body(lead, "duplicate")))
                    .toList();
            answers = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(jdbc.sql("SELECT count(*) FROM lead_return WHERE client_id = 'returner' AND approved")
                        .query(Integer.class)
                        .single())
                .as("a fifth of ten")
                .isEqualTo(2);
        assertThat(answers.stream().filter(answer -> answer.text("/decision").equals("refused")))
                .allMatch(answer -> answer.text("/refusal/code").equals("RETURN_RATE_EXCEEDED"));
    }

    @Test
    void aSubstituteThatWasAgreedEarlierIsGivenAsCredit() {
        var lead = delivered(Lead.of("late", "branch", "12.50"));

        var answer = client("branch").post("/v1/returns", body(lead, "duplicate"));

        assertThat(answer.text("/remedy")).isEqualTo("credit");
        assertThat(answer.text("/credit/amount")).isEqualTo("12.50");
        assertThat(LedgerRows.of(jdbc, lead.id()))
                .contains("RETURN_CREDIT/BUYER_UNBILLED/branch=-12.50")
                .doesNotContain("SOURCE_CLAIM");
    }

    @Test
    void aSubstituteThatASourceAgreedToIsClaimedAsMoney() {
        var lead = delivered(Lead.of("late", "dealer", "42.00"));

        client("dealer").post("/v1/returns", body(lead, "wrong_number"));

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .contains("SOURCE_CLAIM/LEAD_COST/late=-11.25", "SOURCE_CLAIM/SOURCE_CREDIT_DUE/late=11.25");
    }

    @Test
    void aLeadThatAClientKeepsIsNotClaimedAndTheLastReturnClaimsItWhole() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var second = lead.alsoTo("branch", "12.50");
        feed(second.accepted(version));

        client("dealer").post("/v1/returns", body(lead, "duplicate"));

        var first = returnOf(lead, "dealer");
        assertThat(first.claimRefusal()).isEqualTo(ReasonCode.RETURN_LEAD_KEPT);
        assertThat(LedgerRows.of(jdbc, lead.id())).contains("RETURN_CREDIT").doesNotContain("SOURCE_CLAIM");

        client("branch").post("/v1/returns", body(second, "duplicate"));

        assertThat(returnOf(lead, "branch").claimedFromSource()).isTrue();
        assertThat(LedgerRows.of(jdbc, lead.id())).containsOnlyOnce("SOURCE_CLAIM/SOURCE_CREDIT_DUE/web=18.00");
        assertThat(events.all(LeadReturned.class, said -> said.leadId().equals(lead.id())))
                .as("said once, when nobody kept it any more")
                .singleElement()
                .satisfies(said ->
                        assertThat(said.returned() && said.claimedFromSource()).isTrue());
    }

    @Test
    void aClaimIsWithdrawnWhenAFurtherClientAcceptsTheLeadAndMadeAgainWhenItReturnsItToo() {
        var lead = delivered(Lead.of("web", "dealer", "42.00"));
        var late = lead.alsoTo("branch", "12.50");

        client("dealer").post("/v1/returns", body(lead, "duplicate"));
        feed(late.accepted(version));

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .contains(
                        "SOURCE_CLAIM_WITHDRAWN/LEAD_COST/web=18.00",
                        "SOURCE_CLAIM_WITHDRAWN/SOURCE_CREDIT_DUE/web=-18.00");
        events.await(LeadReturned.class, said -> said.leadId().equals(lead.id()) && !said.returned());

        client("branch").post("/v1/returns", body(late, "duplicate"));

        assertThat(returnOf(lead, "branch").claimedFromSource()).isTrue();
        assertThat(jdbc.sql("""
            SELECT sum(p.amount)::bigint
              FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
             WHERE e.lead_id = :lead AND a.code = 'SOURCE_CREDIT_DUE'
            """)
                        .param("lead", lead.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(18_000_000L);
        assertThat(LedgerRows.trialBalance(jdbc)).isZero();
    }

    /** All but the name of the request itself. */
    private static JsonNode saying(Api.Answer problem) {
        return ((ObjectNode) problem.json()).without("instance");
    }

    private Lead delivered(Lead lead) {
        feed(lead.decided(1, version));
        feed(lead.accepted(version));
        return lead;
    }

    private ReturnDecided returnOf(Lead lead, String client) {
        return events.await(
                ReturnDecided.class,
                decided ->
                        decided.leadId().equals(lead.id()) && decided.clientId().equals(client));
    }

    private void feed(Event event) {
        accrual.deliver(List.of(TestEvents.consumed(EventIds.next(), Topics.LEAD_EVENTS, event, 0)));
    }

    private Api client(String id) {
        return new Api(port, config.clientKey(id));
    }

    private static String body(Lead lead, String reason) {
        return "{\"delivery_id\":\"%s\",\"reason\":\"%s\"}".formatted(lead.delivery(), reason);
    }
}
