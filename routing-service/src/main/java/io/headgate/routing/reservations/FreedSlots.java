package io.headgate.routing.reservations;

import io.headgate.routing.journal.SlotChange;
import io.headgate.routing.reservations.Reservations.CounterRefund;
import io.headgate.routing.reservations.Reservations.DueRefund;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The slots that change in a batch.
 *
 * @param refunds what they give back to which counter
 * @param changes what became of them, as the journal records it
 */
public record FreedSlots(List<CounterRefund> refunds, List<SlotChange> changes) {

    public static final FreedSlots NONE = new FreedSlots(List.of(), List.of());

    public FreedSlots {
        refunds = List.copyOf(refunds);
        changes = List.copyOf(changes);
    }

    /** Slots that stayed in flight until now. */
    public static FreedSlots ofDue(List<DueRefund> due) {
        return new FreedSlots(
                due.stream().map(DueRefund::refund).toList(),
                due.stream().<SlotChange>map(DueRefund::change).toList());
    }

    public boolean isEmpty() {
        return refunds.isEmpty() && changes.isEmpty();
    }

    /** The counters that get something back. */
    public Set<Long> counterIds() {
        return refunds.stream().map(CounterRefund::bucketId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of the caps that get something back. */
    public Set<String> capKeys() {
        return refunds.stream().map(CounterRefund::key).collect(Collectors.toSet());
    }
}
