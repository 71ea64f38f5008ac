package io.headgate.reconciliation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.Cost;
import io.headgate.model.config.CostModel;
import io.headgate.model.config.PayableOn;
import io.headgate.model.shared.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostDecisionTest {

    @Test
    void aCplLeadIsPayableOnTheFactThatTheContractNames() {
        var onAccepted = card(CostModel.CPL, "18.00", PayableOn.ACCEPTED);
        var onDelivered = card(CostModel.CPL, "18.00", PayableOn.DELIVERED);

        assertThat(CostDecision.when(PayableOn.ACCEPTED, onAccepted))
                .isEqualTo(new CostDecision.Payable(onAccepted, Money.of("18.00", "USD")));
        assertThat(CostDecision.when(PayableOn.DELIVERED, onAccepted)).isEqualTo(new CostDecision.NotPayable());
        assertThat(CostDecision.when(PayableOn.ACCEPTED, onDelivered)).isEqualTo(new CostDecision.NotPayable());
        assertThat(CostDecision.when(PayableOn.DELIVERED, onDelivered))
                .isEqualTo(new CostDecision.Payable(onDelivered, Money.of("18.00", "USD")));
    }

    @Test
    void ownedTrafficCostsNothing() {
        var card = card(CostModel.FREE, "0", PayableOn.ACCEPTED);

        assertThat(CostDecision.when(PayableOn.ACCEPTED, card)).isEqualTo(new CostDecision.NotPayable());
    }

    @Test
    void aModelThatIsNotPerLeadIsLeftToAPersonAndNeverGuessed() {
        for (var model : new CostModel[] {CostModel.REVENUE_SHARE, CostModel.FIXED_PERIOD}) {
            var card = card(model, "0", PayableOn.ACCEPTED);

            assertThat(CostDecision.when(PayableOn.ACCEPTED, card)).isEqualTo(new CostDecision.NotPerLead(card));
        }
    }

    private static SourceCard card(CostModel model, String amount, PayableOn on) {
        return new SourceCard("web", "searchpros", new Cost(model, new BigDecimal(amount), on, null), null, "USD", 1);
    }
}
