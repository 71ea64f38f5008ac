package io.headgate.reconciliation.report.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.Api;
import io.headgate.reconciliation.Network;
import io.headgate.reconciliation.Network.Lead;
import io.headgate.reconciliation.audit.AuditorAccess;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;
import io.headgate.reconciliation.core.ledger.Counterparty;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import io.headgate.reconciliation.core.ledger.Ledger;
import io.headgate.service.crypto.ServiceToken;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

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

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transactions;

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
    void aStatementComesInPagesThatFitTogether() {
        for (int day = 1; day <= 7; day++) {
            run(Lead.at("web", "dealer", "42.00", Instant.parse("2025-09-0%dT12:00:00Z".formatted(day))));
        }
        var path = "/internal/statements?party_type=client&party_id=dealer&month=2025-09";
        var whole = internal.get(path).json();

        var lines = new ArrayList<String>();
        var cursor = "";
        do {
            var page = internal.get(path + "&limit=3" + cursor).json();
            assertThat(page.at("/opening")).isEqualTo(whole.at("/opening"));
            assertThat(page.at("/closing")).isEqualTo(whole.at("/closing"));
            assertThat(page.at("/lines").size()).isLessThanOrEqualTo(3);
            page.at("/lines").forEach(line -> lines.add(line.toString()));
            cursor = page.at("/next_cursor").isString()
                    ? "&cursor=" + page.at("/next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(lines)
                .hasSize(7)
                .containsExactlyElementsOf(
                        whole.at("/lines").valueStream().map(JsonNode::toString).toList());
        assertThat(whole.at("/lines/6/balance")).isEqualTo(whole.at("/closing"));
        assertThat(whole.at("/from").asString() + whole.at("/to").asString()).isEqualTo("2025-09-012025-09-30");
        assertThat(internal.get(path + "&cursor=nonsense").status()).isEqualTo(400);
        assertThat(internal.get(path + "&from=2025-09-01").status()).isEqualTo(422);
        assertThat(internal.get("/internal/statements?party_type=client&party_id=dealer&month=09-2025")
                        .body())
                .contains("\"field\":\"month\"");
    }

    @Test
    void aLineSaysWhatItsPartyNeedsToFindItInItsOwnBooks() {
        run(Lead.at("web", "dealer", "42.00", Instant.parse("2025-10-04T12:00:00Z")));

        var vendor = internal.get("/internal/statements?party_type=vendor&party_id=searchpros&month=2025-10");
        var client = internal.get("/internal/statements?party_type=client&party_id=dealer&month=2025-10");

        for (var statement : List.of(vendor, client)) {
            var line = statement.json().at("/lines/0");
            assertThat(line.path("campaign").asString()).isEqualTo("spring");
            assertThat(line.path("service_line").asString()).isEqualTo("termite");
            assertThat(line.path("state").asString() + line.path("zip").asString())
                    .isEqualTo("TX78717");
        }
        assertThat(client.text("/lines/0/external_id")).isEqualTo("ext-1");
        assertThat(client.body()).doesNotContain("source");
        assertThat(vendor.text("/source_lead_ids")).as("intake is not there").isEqualTo("unavailable");
        assertThat(vendor.body()).doesNotContain("ext-1");
    }

    @Test
    void whatWasBookedBeforeThePlaceWasKeptIsShownWithoutIt() {
        var lead = Lead.at("web", "dealer", "42.00", Instant.parse("2025-11-04T12:00:00Z"));
        run(lead);
        jdbc.sql("UPDATE payable_lead SET campaign = NULL, service_line = NULL, segment = NULL, state = NULL,"
                        + " zip = NULL WHERE lead_id = ?")
                .param(lead.id().value())
                .update();

        var vendor = internal.get("/internal/statements?party_type=vendor&party_id=searchpros&month=2025-11");

        assertThat(vendor.json().at("/lines").size()).isEqualTo(1);
        assertThat(vendor.json().at("/lines/0").has("campaign")).isFalse();
    }

    @Test
    void balancesComeInPagesInTheOrderAskedForWithTheTotalsOfAll() {
        run(Lead.of("web", "dealer", "42.00"));
        run(Lead.of("web", "branch", "12.50"));
        run(Lead.of("web", "strict", "30.00"));
        var whole = internal.get("/internal/balances?party_type=client&sort=balance")
                .json();

        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = internal.get("/internal/balances?party_type=client&sort=balance&limit=1" + cursor)
                    .json();
            assertThat(page.at("/totals")).isEqualTo(whole.at("/totals"));
            assertThat(page.at("/total").asInt()).isEqualTo(whole.at("/items").size());
            ids.add(page.at("/items/0/party_id").asString());
            cursor = page.at("/next_cursor").isString()
                    ? "&cursor=" + page.at("/next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(ids).doesNotHaveDuplicates().hasSize(whole.at("/items").size());
        assertThat(whole.at("/items")
                        .valueStream()
                        .map(item -> new BigDecimal(item.at("/balance/amount").asString())))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(internal.get("/internal/balances?party_type=client&q=AUSTIN")
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/party_id").asString()))
                .containsExactly("dealer");
        for (var bad : List.of("party_type=x", "sort=x", "cursor=x", "limit=x")) {
            assertThat(internal.get("/internal/balances?" + bad).status()).isEqualTo(400);
        }
    }

    @Test
    void aPartyThatLeftTheConfigurationKeepsItsLastNameAndItsDays() {
        run(Lead.at("web", "strict", "30.00", Instant.parse("2025-06-16T04:30:00Z")));
        config.publish(Network.YAML.replaceAll("(?s)  - id: strict\n.*?(?=  - id: branch)", ""));
        try {
            var balances = internal.get("/internal/balances?q=strict").json();
            var statement = internal.get(
                    "/internal/statements?party_type=client&party_id=strict&from=2025-06-16&to=2025-06-16");

            assertThat(balances.at("/items/0/name").asString()).isEqualTo("Strict");
            assertThat(balances.at("/items/0/configured").asBoolean()).isFalse();
            assertThat(statement.text("/time_zone")).isEqualTo("America/New_York");
            assertThat(statement.text("/name")).isEqualTo("Strict");
            assertThat(statement.json().at("/lines").size()).isEqualTo(1);
        } finally {
            config.publish(Network.YAML);
        }
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
    void theCsvIsAReportThatIsListedAndRefusesParametersItDoesNotHave() {
        var query = "party_type=vendor&party_id=searchpros&from=2025-07-04&to=2025-07-04";

        var listed = internal.get("/internal/reports")
                .json()
                .at("/items")
                .valueStream()
                .toList();
        var csv = internal.get("/internal/reports/statement?" + query);

        assertThat(listed).anyMatch(item -> item.at("/name").asString().equals("statement"));
        assertThat(csv.body())
                .isEqualTo(internal.get("/internal/statements?" + query, "text/csv")
                        .body());
        assertThat(internal.get("/internal/reports/statement?colour=red&" + query)
                        .text("/errors/0/field"))
                .isEqualTo("colour");
        assertThat(internal.get("/internal/reports/statement?party_type=vendor").status())
                .isEqualTo(422);
        assertThat(internal.get("/internal/reports/weather").status()).isEqualTo(404);
    }

    @Test
    void noCellOfTheCsvCanRunAsAFormula() {
        var lead = Lead.at("late", "dealer", "42.00", Instant.parse("2025-07-08T12:00:00Z"));
        run(lead);
        jdbc.sql("UPDATE payable_lead SET campaign = '=cmd' WHERE lead_id = :lead")
                .param("lead", lead.id().value())
                .update();

        var csv = internal.get(
                "/internal/statements?party_type=vendor&party_id=searchpros&from=2025-07-08&to=2025-07-08", "text/csv");

        assertThat(csv.body()).contains(",'=cmd,");
    }

    @Test
    void whatIsAboutAPeriodStandsOnTheStatementWithoutALead() {
        transactions.executeWithoutResult(status -> ledger.post(List.of(new Entry(
                EntryKind.LEAD_COST,
                "fee:" + UUID.randomUUID(),
                Instant.parse("2024-05-05T12:00:00Z"),
                EntrySubject.ofPeriod("2024-05"),
                Counterparty.vendorOf("web", "searchpros"),
                1,
                "test",
                null,
                Entry.move(
                        Money.of("900.00", "USD"),
                        Account.ofSource(AccountCode.LEAD_COST, "web"),
                        Account.ofSource(AccountCode.SOURCE_PAYABLE, "web"))))));
        var query = "/internal/statements?party_type=vendor&party_id=searchpros&from=2024-05-05&to=2024-05-05";

        var line = internal.get(query).json().at("/lines/0");
        var csv = internal.get(query, "text/csv").body().lines().toList();

        assertThat(line.at("/subject/type").asString()).isEqualTo("period");
        assertThat(line.at("/subject/id").asString()).isEqualTo("2024-05");
        assertThat(line.has("lead_id")).isFalse();
        assertThat(line.at("/amount/amount").asString()).isEqualTo("900.00");
        assertThat(csv.get(2)).contains(",LEAD_COST,,,web,,900.00,900.00,USD,");
    }

    @Test
    void aLongStatementIsReadThroughACursorAndSentWhole() {
        postMany("bulk", 1_700);
        var query = "party_type=vendor&party_id=bulk&from=2024-01-01&to=2024-12-31";
        var cursors = new ArrayList<Long>();
        var export = context.getBean(StatementReport.class)
                .export(Map.of("party_type", "vendor", "party_id", "bulk", "from", "2024-01-01", "to", "2024-12-31"));

        transactions.executeWithoutResult(status -> export.readRows(row -> {
            if (cursors.isEmpty() && row.contains("LEAD_COST")) {
                cursors.add(jdbc.sql("SELECT count(*) FROM pg_cursors WHERE statement LIKE 'WITH moved%'")
                        .query(Long.class)
                        .single());
            }
        }));
        var csv = internal.get("/internal/reports/statement?" + query)
                .body()
                .lines()
                .toList();

        assertThat(cursors).containsExactly(1L);
        assertThat(csv).hasSize(1_703);
        assertThat(csv.getLast()).contains("CLOSING_BALANCE", ",1700.00,USD");
    }

    private void postMany(String vendor, int count) {
        jdbc.sql("""
            WITH accounts AS (
                INSERT INTO account (id, code, party_type, party_id, currency, normal_side)
                VALUES (gen_random_uuid(), 'LEAD_COST', 'SOURCE', :vendor, 'USD', 'DEBIT'),
                       (gen_random_uuid(), 'SOURCE_PAYABLE', 'SOURCE', :vendor, 'USD', 'CREDIT')
                RETURNING id, code),
            entries AS (
                INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                           subject_type, subject_ref, vendor_id, rate_card_version, actor)
                SELECT gen_random_uuid(), :vendor || n, '\\x00', 'LEAD_COST',
                       '2024-06-01T12:00:00Z'::timestamptz + n * interval '1 minute', now(), 'USD', 2,
                       'PERIOD', '2024', :vendor, 1, 'test'
                  FROM generate_series(1, :count) n
                RETURNING id)
            INSERT INTO posting (entry_id, seq, line_count, account_id, currency, amount, sum_before, sum_after)
            SELECT e.id, CASE a.code WHEN 'LEAD_COST' THEN 1 ELSE 2 END, 2, a.id, 'USD',
                   CASE a.code WHEN 'LEAD_COST' THEN 1000000 ELSE -1000000 END,
                   CASE a.code WHEN 'LEAD_COST' THEN 0 ELSE 1000000 END,
                   CASE a.code WHEN 'LEAD_COST' THEN 1000000 ELSE 0 END
              FROM entries e CROSS JOIN accounts a
            """).param("vendor", vendor).param("count", count).update();
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
        accrual.deliver(List.of(TestEvents.consumed(EventIds.next(), Topics.LEAD_EVENTS, event, 0)));
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
