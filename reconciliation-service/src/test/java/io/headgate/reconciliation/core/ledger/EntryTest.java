package io.headgate.reconciliation.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryTest {

    private static final Account COST = Account.ofSource(AccountCode.LEAD_COST, "web");
    private static final Account PAYABLE = Account.ofSource(AccountCode.SOURCE_PAYABLE, "web");

    @Test
    void cannotBeBuiltUnbalanced() {
        assertThatThrownBy(() -> entry(new EntryLine(COST, usd("18.00")), new EntryLine(PAYABLE, usd("-17.99"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero");
    }

    @Test
    void cannotMixCurrencies() {
        assertThatThrownBy(() ->
                        entry(new EntryLine(COST, usd("18.00")), new EntryLine(PAYABLE, Money.of("-18.00", "CAD"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotHaveALineThatMovesNothing() {
        assertThatThrownBy(() -> entry(new EntryLine(COST, usd("0")), new EntryLine(PAYABLE, usd("0"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeOneSided() {
        assertThatThrownBy(() -> entry(new EntryLine(COST, usd("18.00")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTheSameBodyForTheSameMovementAndAnotherForAnotherAmount() {
        var one = entry(new EntryLine(COST, usd("18.00")), new EntryLine(PAYABLE, usd("-18.00")));
        var same = entry(new EntryLine(COST, usd("18")), new EntryLine(PAYABLE, usd("-18")));
        var other = entry(new EntryLine(COST, usd("18.01")), new EntryLine(PAYABLE, usd("-18.01")));

        assertThat(one.body()).isEqualTo(same.body()).isNotEqualTo(other.body());
    }

    /** Bodies are kept as hashes: another text for the same movement would refuse what is only told again. */
    @Test
    void hasTheBodyThatItHadWhenLeadsWereTheOnlySubject() {
        var cost = entry(new EntryLine(COST, usd("18.00")), new EntryLine(PAYABLE, usd("-18.00")));
        var back = cost.reversed(
                EntryKind.LEAD_COST_REVERSED, "cost-reversed:1", cost.effectiveAt(), cost.subject(), "NO_SALE");

        assertThat(cost.body())
                .isEqualTo("LEAD_COST|lead_00000000-0000-0001-0000-000000000002|null|null|2026-03-01T12:00:00Z"
                        + "|LEAD_COST:SOURCE:web:18000000USD|SOURCE_PAYABLE:SOURCE:web:-18000000USD");
        assertThat(back.body())
                .isEqualTo("LEAD_COST_REVERSED|lead_00000000-0000-0001-0000-000000000002|null|null|2026-03-01T12:00:00Z"
                        + "|cost:lead_00000000-0000-0001-0000-000000000002"
                        + "|LEAD_COST:SOURCE:web:-18000000USD|SOURCE_PAYABLE:SOURCE:web:18000000USD");
    }

    @Test
    void isAboutALeadOnlyWithTheLeadsOwnIdAndHasADeliveryOnlyOfALead() {
        var lead = new LeadId(new UUID(1, 2));

        assertThatThrownBy(() -> new EntrySubject(SubjectType.LEAD, "other", lead, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new EntrySubject(SubjectType.PERIOD, "2026-03", null, new DeliveryId(new UUID(1, 2)), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Entry entry(EntryLine... lines) {
        var lead = new LeadId(new UUID(1, 2));
        return new Entry(
                EntryKind.LEAD_COST,
                "cost:" + lead,
                Instant.parse("2026-03-01T12:00:00Z"),
                EntrySubject.ofLead(lead),
                Counterparty.vendorOf("web", "vendor"),
                7,
                "pipeline",
                null,
                List.of(lines));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
