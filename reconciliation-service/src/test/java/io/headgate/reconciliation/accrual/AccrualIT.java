package io.headgate.reconciliation.accrual;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.LedgerRows;
import io.headgate.reconciliation.Network;
import io.headgate.reconciliation.Network.Lead;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class AccrualIT {

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
    void anAcceptedLeadCostsAndAnAcceptedDeliveryIsCharged() {
        var lead = Lead.of("web", "dealer", "42.00");

        deliver(lead.decided(1, version), lead.accepted(version));

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .isEqualTo("DELIVERY_CHARGE/BUYER_UNBILLED/dealer=42.00 DELIVERY_CHARGE/REVENUE/clearbrook=-42.00"
                        + " LEAD_COST/LEAD_COST/web=18.00 LEAD_COST/SOURCE_PAYABLE/web=-18.00");
        var announced = events.await(
                LedgerPosted.class,
                posted -> posted.leadId().equals(lead.id()) && posted.kind().equals("DELIVERY_CHARGE"));
        assertThat(announced.clientId()).isEqualTo("dealer");
        assertThat(announced.sourceId()).isNull();
    }

    @Test
    void thePriceOfTheAnswerIsChargedInPlaceOfTheAgreedOne() {
        var lead = Lead.of("web", "dealer", "42.00");

        deliver(lead.decided(1, version), lead.acceptedFor("12.34", version));

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .isEqualTo("DELIVERY_CHARGE/BUYER_UNBILLED/dealer=12.34 DELIVERY_CHARGE/REVENUE/clearbrook=-12.34"
                        + " LEAD_COST/LEAD_COST/web=18.00 LEAD_COST/SOURCE_PAYABLE/web=-18.00");
    }

    @Test
    void aSecondRoundCostsNothingMore() {
        var lead = Lead.of("web", "dealer", "42.00");

        deliver(lead.decided(1, version), lead.finished(DeliveryOutcome.REJECTED, version), lead.decided(2, version));

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .isEqualTo("LEAD_COST/LEAD_COST/web=18.00 LEAD_COST/SOURCE_PAYABLE/web=-18.00");
    }

    @Test
    void aLeadThatNobodyTookIsNotPayable() {
        var lead = Lead.of("web", "dealer", "42.00");

        deliver(lead.decided(1, version), lead.finished(DeliveryOutcome.REJECTED, version), lead.rejected());

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .isEqualTo("LEAD_COST/LEAD_COST/web=18.00 LEAD_COST/SOURCE_PAYABLE/web=-18.00"
                        + " LEAD_COST_REVERSED/LEAD_COST/web=-18.00 LEAD_COST_REVERSED/SOURCE_PAYABLE/web=18.00");
        assertThat(jdbc.sql("""
            SELECT count(*) FROM journal_entry r JOIN journal_entry o ON o.id = r.reverses
             WHERE r.lead_id = :lead AND r.kind = 'LEAD_COST_REVERSED' AND o.kind = 'LEAD_COST'
               AND r.reason = 'NO_SALE'
            """)
                        .param("lead", lead.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theEndThatArrivesBeforeTheAcceptanceLeavesNothingToPay() {
        for (var source : List.of("web", "late", "site")) {
            var lead = Lead.of(source, "dealer", "42.00");

            deliver(lead.rejected(), lead.decided(1, version), lead.rejected(), lead.decided(2, version));

            assertThat(LedgerRows.of(jdbc, lead.id())).as(source).isEmpty();
        }
    }

    @Test
    void theEndToldTwiceTakesTheCostBackOnce() {
        var lead = Lead.of("web", "dealer", "42.00");

        deliver(lead.decided(1, version), lead.rejected(), lead.rejected(), lead.decided(2, version));

        assertThat(LedgerRows.of(jdbc, lead.id())).containsOnlyOnce("LEAD_COST_REVERSED/SOURCE_PAYABLE");
    }

    @Test
    void aRejectedTestLeadMovesNoMoney() {
        var lead = Lead.of("web", "dealer", "42.00").asTest();

        deliver(lead.decided(1, version), lead.rejected());

        assertThat(LedgerRows.of(jdbc, lead.id())).isEmpty();
    }

    @Test
    void aLeadSoldTwiceIsPaidOnceAndChargedTwice() {
        var lead = Lead.of("late", "dealer", "42.00");
        var second = lead.alsoTo("strict", "30.00");

        deliver(lead.accepted(version), second.accepted(version));

        assertThat(LedgerRows.of(jdbc, lead.id()))
                .isEqualTo("DELIVERY_CHARGE/BUYER_PREPAID/strict=30.00 DELIVERY_CHARGE/BUYER_UNBILLED/dealer=42.00"
                        + " DELIVERY_CHARGE/REVENUE/clearbrook=-30.00 DELIVERY_CHARGE/REVENUE/clearbrook=-42.00"
                        + " LEAD_COST/LEAD_COST/late=11.25 LEAD_COST/SOURCE_PAYABLE/late=-11.25");
    }

    @Test
    void onlyAnAcceptedDeliveryIsCharged() {
        for (var outcome : List.of(DeliveryOutcome.REJECTED, DeliveryOutcome.FAILED, DeliveryOutcome.UNKNOWN)) {
            var lead = Lead.of("late", "dealer", "42.00");

            deliver(lead.finished(outcome, version));

            assertThat(LedgerRows.of(jdbc, lead.id())).isEmpty();
        }
    }

    @Test
    void aTestLeadMovesNoMoney() {
        var lead = Lead.of("web", "dealer", "42.00").asTest();

        deliver(lead.decided(1, version), lead.accepted(version));

        assertThat(LedgerRows.of(jdbc, lead.id())).isEmpty();
    }

    @Test
    void aModelThatIsNotPerLeadIsAFindingAndNoEntry() {
        var lead = Lead.of("flat", "branch", "0.00");

        deliver(lead.decided(1, version), lead.accepted(version));

        assertThat(LedgerRows.of(jdbc, lead.id())).isEmpty();
        assertThat(jdbc.sql("SELECT code FROM finding WHERE subject = 'flat'")
                        .query(String.class)
                        .list())
                .containsExactly("COST_MODEL_NOT_PER_LEAD");
    }

    @Test
    void aLaterPriceDoesNotChangeWhatWasDecidedUnderAnEarlierVersion() {
        var lead = Lead.of("web", "dealer", "42.00");
        var dearer = config.publish(Network.YAML.replace("18.00", "25.00"));
        var back = config.publish(Network.YAML);

        deliver(lead.decided(1, version));
        var later = Lead.of("web", "dealer", "42.00");
        deliver(later.decided(1, dearer));
        var latest = Lead.of("web", "dealer", "42.00");
        deliver(latest.decided(1, back));

        assertThat(LedgerRows.of(jdbc, lead.id())).contains("web=18.00");
        assertThat(LedgerRows.of(jdbc, later.id())).contains("web=25.00");
        assertThat(LedgerRows.of(jdbc, latest.id())).contains("web=18.00");
    }

    @Test
    void aShuffledAndDuplicatedStreamGivesTheSameBalances() {
        var random = new Random(20260301);
        var inOrder = story(random, 60);
        var again = new ArrayList<ConsumerRecord<String, byte[]>>();

        inOrder.forEach(record -> accrual.deliver(List.of(record)));
        var expected = balances();
        again.addAll(inOrder);
        again.addAll(inOrder);
        Collections.shuffle(again, random);
        batches(again, random).forEach(accrual::deliver);

        assertThat(balances()).isEqualTo(expected);
        assertThat(LedgerRows.trialBalance(jdbc)).isZero();

        // The same facts about other leads, in another order from the start, come to the same totals once more.
        var before = total();
        var reordered = new ArrayList<>(story(new Random(7), 60));
        reordered.addAll(List.copyOf(reordered));
        Collections.shuffle(reordered, random);
        batches(reordered, random).forEach(accrual::deliver);
        var shuffled = total() - before;
        var ordered = story(new Random(7), 60);
        before = total();
        ordered.forEach(record -> accrual.deliver(List.of(record)));

        assertThat(total() - before).isEqualTo(shuffled).isPositive();
    }

    // The seed decides what happens, not which ids the leads have.
    private List<ConsumerRecord<String, byte[]>> story(Random random, int leads) {
        var sources = List.of("web", "late", "site");
        var clients = List.of("dealer", "strict", "branch");
        var story = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (int i = 0; i < leads; i++) {
            var lead = Lead.of(
                    sources.get(random.nextInt(3)), clients.get(random.nextInt(3)), (1 + random.nextInt(90)) + ".50");
            story.add(record(lead.decided(1, version)));
            var outcome = DeliveryOutcome.values()[random.nextInt(DeliveryOutcome.values().length)];
            story.add(record(lead.finished(outcome, version)));
        }
        return story;
    }

    private static List<List<ConsumerRecord<String, byte[]>>> batches(
            List<ConsumerRecord<String, byte[]>> records, Random random) {
        var batches = new ArrayList<List<ConsumerRecord<String, byte[]>>>();
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(20));
            batches.add(records.subList(from, to));
            from = to;
        }
        return batches;
    }

    private String balances() {
        return jdbc.sql("""
            SELECT string_agg(code || '/' || party_id || '=' || amount, ' ' ORDER BY code, party_id)
              FROM (SELECT a.code, a.party_id, sum(p.amount) AS amount
                      FROM posting p JOIN account a ON a.id = p.account_id GROUP BY 1, 2) sums
            """).query(String.class).single();
    }

    private long total() {
        return jdbc.sql("SELECT coalesce(sum(abs(amount)), 0)::bigint FROM posting")
                .query(Long.class)
                .single();
    }

    private void deliver(Event... facts) {
        for (var fact : facts) {
            accrual.deliver(List.of(record(fact)));
        }
    }

    private static ConsumerRecord<String, byte[]> record(Event event) {
        UUID id = EventIds.next();
        return TestEvents.consumed(id, Topics.LEAD_EVENTS, event, 0);
    }
}
