package io.headgate.routing.core.selection;

import io.headgate.model.shared.Money;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.moment.CapCheck;
import io.headgate.routing.core.network.Candidate;
import java.util.List;

/** The offer of an endpoint to pay more for a lead that nobody else gets. */
final class ExclusiveOffer {

    private ExclusiveOffer() {}

    /** One who pays as much for being alone as all the chosen together, or more, gets the lead alone. */
    static Selection orShared(List<Candidate> eligible, Selection shared, DecisionContext context) {
        var together = shared.chosen().stream()
                .mapToLong(each -> each.price().micros())
                .sum();
        Candidate best = null;
        for (var candidate : eligible) {
            var offer = candidate.endpoint().exclusivePrice();
            if (offer != null
                    && offer.micros() >= together
                    && (best == null || offer.micros() > best.price().micros())
                    && CapCheck.of(candidate.atPrice(offer), context).exclusion() == null) {
                best = candidate.atPrice(offer);
            }
        }
        if (best == null) {
            return shared;
        }
        var alone = best;
        return new Selection(
                List.of(best),
                shared.consulted(),
                shared.accruals(),
                () -> alone.id() + " pays " + alone.price().amount() + " to be alone, "
                        + shared.chosen().size() + " shared pay "
                        + new Money(together, alone.price().currency()).amount() + " together");
    }
}
