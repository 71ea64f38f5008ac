package io.headgate.reconciliation.core.posting;

import static io.headgate.reconciliation.core.ledger.AccountCode.BUYER_PREPAID;
import static io.headgate.reconciliation.core.ledger.AccountCode.BUYER_UNBILLED;
import static io.headgate.reconciliation.core.ledger.AccountCode.CHARGEBACK_INTERNAL;
import static io.headgate.reconciliation.core.ledger.AccountCode.LEAD_COST;
import static io.headgate.reconciliation.core.ledger.AccountCode.RETURNS_ALLOWANCE;
import static io.headgate.reconciliation.core.ledger.AccountCode.REVENUE;
import static io.headgate.reconciliation.core.ledger.AccountCode.SOURCE_CREDIT_DUE;
import static io.headgate.reconciliation.core.ledger.AccountCode.SOURCE_PAYABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.BillingMode;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntryLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PostingRulesTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final LeadId LEAD = new LeadId(new UUID(1, 1));

    @Test
    void eachKindOfEntryIsPostedByOneRule() {
        var returnId = new ReturnId(new UUID(5, 5));
        var lead = payable(LEAD, usd("18.00"));
        var claim = new SourceClaim(returnId, lead, 0, AT, "duplicate");
        var rules = List.of(
                new LeadCost(lead),
                new LeadCostReversal(lead, AT, "NO_SALE"),
                new DeliveryCharge(delivered("42.00", BillingMode.INVOICE)),
                new ReturnCredit(returnId, delivered("42.00", BillingMode.INVOICE), AT, "duplicate"),
                claim,
                new SourceClaimWithdrawal(claim, AT, "RETURN_LEAD_KEPT"));

        assertThat(rules).extracting(Object::getClass).containsExactlyInAnyOrder((Class<?>[])
                PostingRule.class.getPermittedSubclasses());
        assertThat(rules)
                .extracting(rule -> rule.toEntry().orElseThrow().kind())
                .containsExactlyInAnyOrder(EntryKind.values());
    }

    @Test
    void aLeadsCostIsOwedToItsSource() {
        var entry = new LeadCost(payable(LEAD, usd("18.00"))).toEntry().orElseThrow();

        assertThat(entry.lines())
                .containsExactly(
                        new EntryLine(Account.ofSource(LEAD_COST, "web"), usd("18.00")),
                        new EntryLine(Account.ofSource(SOURCE_PAYABLE, "web"), usd("-18.00")));
        assertThat(entry.counterparty().vendorId()).isEqualTo("searchpros");
        assertThat(entry.rateCardVersion()).isEqualTo(3);
    }

    @Test
    void theBillingModeChoosesTheAccounts() {
        assertThat(codes(new DeliveryCharge(delivered("42.00", BillingMode.INVOICE)).toEntry()))
                .containsExactly(BUYER_UNBILLED, REVENUE);
        assertThat(codes(new DeliveryCharge(delivered("42.00", BillingMode.PREPAID)).toEntry()))
                .containsExactly(BUYER_PREPAID, REVENUE);
        assertThat(codes(new DeliveryCharge(delivered("42.00", BillingMode.CHARGEBACK)).toEntry()))
                .containsExactly(BUYER_UNBILLED, CHARGEBACK_INTERNAL);
    }

    @Test
    void aReturnCreditsTheAccountThatWasCharged() {
        assertThat(codes(credit(delivered("42.00", BillingMode.INVOICE))))
                .containsExactly(RETURNS_ALLOWANCE, BUYER_UNBILLED);
        assertThat(codes(credit(delivered("42.00", BillingMode.PREPAID))))
                .containsExactly(RETURNS_ALLOWANCE, BUYER_PREPAID);
    }

    @Test
    void aClaimTakesTheCostBackUntilTheSourceAnswers() {
        var lead = payable(LEAD, usd("18.00"));

        var entry = new SourceClaim(new ReturnId(new UUID(5, 5)), lead, 0, AT, "wrong_number")
                .toEntry()
                .orElseThrow();

        assertThat(entry.lines())
                .extracting(line -> line.account().code())
                .containsExactly(SOURCE_CREDIT_DUE, LEAD_COST);
        assertThat(entry.reason()).isEqualTo("wrong_number");
    }

    @Test
    void whatIsTakenBackIsExactlyOppositeAndNamesWhatItTakesBack() {
        var lead = payable(LEAD, usd("18.00"));
        var cost = new LeadCost(lead).toEntry().orElseThrow();
        var claim = new SourceClaim(new ReturnId(new UUID(5, 5)), lead, 0, AT, "wrong_number");

        var notPayable = new LeadCostReversal(lead, AT, "NO_SALE").toEntry().orElseThrow();
        var withdrawn = new SourceClaimWithdrawal(claim, AT, "RETURN_LEAD_KEPT")
                .toEntry()
                .orElseThrow();

        assertThat(notPayable.reverses()).isEqualTo(cost.idemKey());
        assertThat(withdrawn.reverses()).isEqualTo(claim.toEntry().orElseThrow().idemKey());
        assertThat(sum(List.of(cost, notPayable), "web")).isZero();
        assertThat(notPayable.lines())
                .containsExactly(
                        new EntryLine(Account.ofSource(LEAD_COST, "web"), usd("-18.00")),
                        new EntryLine(Account.ofSource(SOURCE_PAYABLE, "web"), usd("18.00")));
        assertThat(withdrawn.lines())
                .containsExactly(
                        new EntryLine(Account.ofSource(SOURCE_CREDIT_DUE, "web"), usd("-18.00")),
                        new EntryLine(Account.ofSource(LEAD_COST, "web"), usd("18.00")));
        assertThat(notPayable.counterparty().clientId()).isNull();
    }

    @Test
    void aLeadMayBeClaimedAgainAfterItsClaimWasWithdrawn() {
        var lead = payable(LEAD, usd("18.00"));

        assertThat(new SourceClaim(new ReturnId(new UUID(5, 6)), lead, 1, AT, "duplicate")
                        .toEntry()
                        .orElseThrow()
                        .idemKey())
                .isNotEqualTo(new SourceClaim(new ReturnId(new UUID(5, 5)), lead, 0, AT, "duplicate")
                        .toEntry()
                        .orElseThrow()
                        .idemKey());
    }

    @Test
    void nothingIsPostedWhereNothingIsOwed() {
        assertThat(new LeadCost(payable(LEAD, usd("0"))).toEntry()).isEmpty();
        assertThat(new DeliveryCharge(delivered("0.00", BillingMode.INVOICE)).toEntry())
                .isEmpty();
        assertThat(credit(delivered("0.00", BillingMode.INVOICE))).isEmpty();
    }

    @Test
    void aClientsEntryNamesNoSourceAndASourcesNoClient() {
        var charge = new DeliveryCharge(delivered("42.00", BillingMode.INVOICE))
                .toEntry()
                .orElseThrow();
        var cost = new LeadCost(payable(LEAD, usd("18.00"))).toEntry().orElseThrow();

        assertThat(charge.counterparty().sourceId()).isNull();
        assertThat(charge.counterparty().vendorId()).isNull();
        assertThat(cost.counterparty().clientId()).isNull();
    }

    @Test
    void whateverHappensTheTrialBalanceIsZeroAndAClientOwesChargesMinusReturns() {
        for (var seed : LongStream.rangeClosed(1, 200).toArray()) {
            var random = new Random(seed);
            var entries = new ArrayList<Entry>();
            var owed = new HashMap<String, Long>();
            for (int i = 0; i < 50; i++) {
                var price = new Money(random.nextLong(0, 500_000_000L), "USD");
                var mode = BillingMode.values()[random.nextInt(BillingMode.values().length)];
                var lead = delivered(price, mode, "client-" + random.nextInt(3), i);
                new LeadCost(payable(lead.leadId(), new Money(random.nextLong(0, 90_000_000L), "USD")))
                        .toEntry()
                        .ifPresent(entries::add);
                new DeliveryCharge(lead).toEntry().ifPresent(entries::add);
                owed.merge(lead.clientId(), price.micros(), Long::sum);
                if (random.nextBoolean()) {
                    credit(lead).ifPresent(entries::add);
                    owed.merge(lead.clientId(), -price.micros(), Long::sum);
                }
            }

            assertThat(sum(entries, null)).as("trial balance, seed %d", seed).isZero();
            owed.forEach((client, expected) -> assertThat(sum(entries, client))
                    .as("%s, seed %d", client, seed)
                    .isEqualTo(expected));
        }
    }

    private static long sum(List<Entry> entries, String client) {
        return entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> client == null || line.account().partyId().equals(client))
                .mapToLong(line -> line.amount().micros())
                .sum();
    }

    private static java.util.Optional<Entry> credit(DeliveredLead delivered) {
        return new ReturnCredit(new ReturnId(new UUID(9, 9)), delivered, AT, "wrong_number").toEntry();
    }

    private static List<AccountCode> codes(java.util.Optional<Entry> entry) {
        return entry.orElseThrow().lines().stream()
                .map(line -> line.account().code())
                .toList();
    }

    private static DeliveredLead delivered(String price, BillingMode mode) {
        return delivered(usd(price), mode, "dealer", 1);
    }

    private static DeliveredLead delivered(Money price, BillingMode mode, String client, int number) {
        return new DeliveredLead(
                new DeliveryId(new UUID(2, number)),
                new LeadId(new UUID(1, number)),
                client,
                client + "-crm",
                "web",
                price,
                mode,
                "clearbrook",
                3,
                AT,
                AT);
    }

    private static PayableLead payable(LeadId lead, Money cost) {
        return new PayableLead(lead, "web", "searchpros", cost, 3, AT, AT);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
