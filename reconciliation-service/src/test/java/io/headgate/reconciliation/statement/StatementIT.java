package io.headgate.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.Ids;
import io.headgate.messaging.Subscription;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.Api;
import io.headgate.reconciliation.Network;
import io.headgate.reconciliation.Network.Lead;
import io.headgate.reconciliation.audit.AuditorAccess;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class StatementIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Subscription accrual;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestConfig config;

    @Autowired
    private ServiceToken token;

    @Autowired
    private ApplicationContext context;

    private int version;
    private Api internal;

    @BeforeEach
    void publish() {
        version = Network.version(config);
        internal = new Api(port, token.value());
    }

    @Test
    void aStatementIsTheLedgerToTheCentAndCarriesTheBalanceOver() {
        var random = new Random(11);
        for (int i = 0; i < 40; i++) {
            var day = 1 + random.nextInt(28);
            var at = Instant.parse("2025-%02d-%02dT12:00:00Z".formatted(2 + random.nextInt(2), day));
            run(Lead.at("web", "dealer", (10 + random.nextInt(80)) + "." + (10 + random.nextInt(90)), at));
        }

        var client =
                internal.get("/internal/statements?party_type=client&party_id=dealer&from=2025-03-01&to=2025-03-31");
        var vendor = internal.get(
                "/internal/statements?party_type=vendor&party_id=searchpros&from=2025-03-01&to=2025-03-31");

        assertThat(client.status()).isEqualTo(200);
        assertThat(decimal(client, "/opening/amount")).isEqualTo(ledger("client_id = 'dealer'", "2025-03-01T06:00Z"));
        assertThat(decimal(client, "/closing/amount")).isEqualTo(ledger("client_id = 'dealer'", "2025-04-01T05:00Z"));
        assertThat(decimal(client, "/opening/amount").add(sumOfLines(client)))
                .isEqualTo(decimal(client, "/closing/amount"));
        assertThat(decimal(vendor, "/closing/amount"))
                .isEqualTo(
                        ledger("vendor_id = 'searchpros'", "2025-04-01T05:00Z").negate());
        assertThat(client.body()).doesNotContain("searchpros", "\"source_id\":\"web\"");
        assertThat(vendor.body()).doesNotContain("dealer");
    }

    @Test
    void daysBeginInThePartysOwnZone() {
        // 23:30 on 31 May in Chicago is already 1 June in New York and in UTC.
        run(Lead.at("site", "dealer", "42.00", Instant.parse("2025-06-01T04:30:00Z")));
        run(Lead.at("site", "strict", "30.00", Instant.parse("2025-06-01T04:30:00Z")));

        assertThat(lines("dealer", "2025-05-31")).isEqualTo(1);
        assertThat(lines("dealer", "2025-06-01")).isZero();
        assertThat(lines("strict", "2025-05-31")).isZero();
        assertThat(lines("strict", "2025-06-01")).isEqualTo(1);
    }

    @Test
    void theSameStatementIsThereAsCsv() {
        run(Lead.at("late", "dealer", "42.00", Instant.parse("2025-07-04T12:00:00Z")));

        var csv = internal.get(
                "/internal/statements?party_type=vendor&party_id=searchpros&from=2025-07-04&to=2025-07-04", "text/csv");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(4);
        assertThat(csv.body()).contains("LEAD_COST", ",11.25,");
    }

    @Test
    void balancesOfEveryPartyAndAZeroTrialBalance() {
        run(Lead.of("late", "strict", "30.00"));

        var balances = internal.get("/internal/balances").json();

        for (var total : balances.at("/trial_balance")) {
            assertThat(total.get("amount").asString()).isEqualTo("0.00");
        }
        var strict = balances.at("/items")
                .valueStream()
                .filter(item -> item.get("party_id").asString().equals("strict"))
                .findFirst()
                .orElseThrow();
        assertThat(new BigDecimal(strict.at("/balance/amount").asString()))
                .isEqualByComparingTo(ledger("client_id = 'strict'", "2999-01-01T00:00Z"));
    }

    @Test
    void aLeadsEntriesShowBothSidesOfEachMovement() {
        var lead = Lead.of("web", "dealer", "42.00");
        run(lead);

        var answer = internal.get("/internal/leads/" + lead.id() + "/entries");

        assertThat(answer.json().at("/items").size()).isEqualTo(2);
        assertThat(answer.json().at("/items/0/lines").size()).isEqualTo(2);
        assertThat(answer.json().at("/returns").size()).isZero();
    }

    @Test
    void whatNoRuleMayPostIsListedForAPerson() {
        feed(Lead.of("flat", "dealer", "42.00").decided(1, version));

        var findings = internal.get("/internal/findings");

        assertThat(findings.body()).contains("COST_MODEL_NOT_PER_LEAD", "\"subject\":\"flat\"");
    }

    @Test
    void badQuestionsAreAnsweredFieldByFieldAndUnknownPartiesNotAtAll() {
        var bad = internal.get("/internal/statements?party_type=x&from=2025-13-01&to=yesterday&currency=dollars");
        var order =
                internal.get("/internal/statements?party_type=client&party_id=dealer&from=2025-03-02&to=2025-03-01");
        var unknown =
                internal.get("/internal/statements?party_type=client&party_id=nobody&from=2025-03-01&to=2025-03-02");

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().at("/errors").size()).isEqualTo(5);
        assertThat(order.status()).isEqualTo(422);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void withoutTheServiceTokenThereIsNothingHere() {
        assertThat(new Api(port, "").get("/internal/balances").status()).isEqualTo(404);
    }

    @Test
    void theAuditorFindsNothingInASoundLedgerAndSomethingWhereARowIsMissing() {
        var lead = Lead.of("web", "dealer", "42.00");
        run(lead);
        assertThat(AuditorAccess.differences(context)).isEmpty();

        jdbc.sql("""
            INSERT INTO delivered_lead (delivery_id, lead_id, client_id, endpoint_id, source_id, price, currency, billing,
                                        brand_id, rate_card_version, received_at, delivered_at)
            SELECT gen_random_uuid(), lead_id, 'ghost', 'ghost', source_id, 1, currency, billing, brand_id,
                   rate_card_version, received_at, delivered_at
              FROM delivered_lead WHERE lead_id = ?
            """).param(lead.id().value()).update();

        assertThat(AuditorAccess.differences(context)).containsExactly("DELIVERY_WITHOUT_CHARGE=1");
        jdbc.sql("DELETE FROM delivered_lead WHERE client_id = 'ghost'").update();
    }

    private void run(Lead lead) {
        feed(lead.decided(1, version));
        feed(lead.accepted(version));
    }

    private void feed(Event event) {
        accrual.deliver(List.of(TestEvents.consumed(Ids.next(), Topics.LEAD_EVENTS, event, 0)));
    }

    private int lines(String client, String day) {
        return internal.get(
                        "/internal/statements?party_type=client&party_id=%s&from=%s&to=%s".formatted(client, day, day))
                .json()
                .at("/lines")
                .size();
    }

    private BigDecimal ledger(String whose, String before) {
        return jdbc.sql("""
            SELECT (coalesce(sum(p.amount), 0) / 1000000.0)::numeric(14, 2)
              FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
             WHERE a.code IN ('BUYER_UNBILLED', 'BUYER_PREPAID', 'SOURCE_PAYABLE', 'SOURCE_CREDIT_DUE')
               AND e.effective_at < '%s' AND e.%s
            """.formatted(before, whose)).query(BigDecimal.class).single();
    }

    private static BigDecimal sumOfLines(Api.Answer statement) {
        return statement
                .json()
                .at("/lines")
                .valueStream()
                .map(line -> new BigDecimal(line.at("/amount/amount").asString()))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static BigDecimal decimal(Api.Answer answer, String pointer) {
        return new BigDecimal(answer.text(pointer));
    }
}
