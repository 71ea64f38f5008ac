package io.headgate.reconciliation.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static Entry entry(EntryLine... lines) {
        var lead = new LeadId(new UUID(1, 2));
        return new Entry(
                EntryKind.LEAD_COST,
                "cost:" + lead,
                Instant.parse("2026-03-01T12:00:00Z"),
                new EntrySubject(lead, null, null, "web", "vendor", null),
                7,
                "pipeline",
                null,
                List.of(lines));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
