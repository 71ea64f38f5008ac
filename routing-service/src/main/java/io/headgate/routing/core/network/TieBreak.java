package io.headgate.routing.core.network;

import io.headgate.model.config.TieBreaker;
import io.headgate.routing.core.context.Conversions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How candidates are ranked: by the rights first, then by the chain that was agreed, then by the standing order, and
 * at last by the id, so that no tie is left.
 */
public final class TieBreak {

    /** What holds where nothing else was agreed: the lower priority number, then the operators' order. */
    public static final TieBreak STANDING = new TieBreak(List.of(), true, Comparator.comparingInt(Candidate::standing));

    private final List<TieBreaker> chain;
    private final boolean exclusiveFirst;
    private final Comparator<Candidate> order;

    /**
     * @param exclusiveFirst whether an exclusive right goes before a shared one of the same tier
     */
    private TieBreak(List<TieBreaker> chain, boolean exclusiveFirst, Comparator<Candidate> order) {
        this.chain = List.copyOf(chain);
        this.exclusiveFirst = exclusiveFirst;
        this.order = order;
    }

    public Comparator<Candidate> order() {
        return order;
    }

    /** A step's own chain; exclusive rights keep their rank. */
    public static TieBreak ofStep(List<TieBreaker> chain) {
        return chain.isEmpty() ? STANDING : of(chain, true);
    }

    /** The chain of an overlap zone, in which exclusivity counts only where the chain says so. */
    static TieBreak ofZone(List<TieBreaker> chain) {
        return of(chain, chain.contains(TieBreaker.EXCLUSIVITY));
    }

    /** Whether both hold equally good rights, so that the step's algorithm decides between them. */
    public boolean arePeers(Candidate a, Candidate b) {
        return a.isOverflow() == b.isOverflow()
                && a.tier() == b.tier()
                && (!exclusiveFirst || a.isExclusive() == b.isExclusive());
    }

    /** The agreed chain alone, without the standing order; everybody is equal where none was agreed. */
    public Comparator<Candidate> chain(Conversions measured) {
        Comparator<Candidate> agreed = (_, _) -> 0;
        for (var breaker : chain) {
            agreed = agreed.thenComparing(by(breaker, measured));
        }
        return agreed;
    }

    /** Whether the order is another one for what was measured. */
    public boolean goesBy(Conversions measured) {
        return !measured.isEmpty() && chain.stream().anyMatch(TieBreaker::readsConversions);
    }

    /** The order where endpoints sell as measured. */
    public Comparator<Candidate> order(Conversions measured) {
        return goesBy(measured) ? of(chain, exclusiveFirst, measured).order : order;
    }

    private static TieBreak of(List<TieBreaker> chain, boolean exclusiveFirst) {
        return of(chain, exclusiveFirst, Conversions.NONE);
    }

    private static TieBreak of(List<TieBreaker> chain, boolean exclusiveFirst, Conversions measured) {
        var order =
                Comparator.<Candidate>comparingInt(c -> c.isOverflow() ? 1 : 0).thenComparingInt(Candidate::tier);
        if (exclusiveFirst) {
            order = order.thenComparingInt(c -> c.isExclusive() ? 0 : 1);
        }
        for (var breaker : chain) {
            order = order.thenComparing(by(breaker, measured));
        }
        return new TieBreak(
                chain,
                exclusiveFirst,
                order.thenComparingInt(Candidate::priority)
                        .thenComparingInt(Candidate::position)
                        .thenComparing(Candidate::id));
    }

    private static Comparator<Candidate> by(TieBreaker breaker, Conversions measured) {
        return switch (breaker) {
            case EXCLUSIVITY -> Comparator.comparingInt(c -> c.isExclusive() ? 0 : 1);
            case PRIORITY -> Comparator.comparingInt(Candidate::priority);
            case PERFORMANCE ->
                Comparator.comparingDouble((Candidate c) -> c.conversionRate(measured))
                        .reversed();
            case WEIGHT -> Comparator.comparingInt(Candidate::weight).reversed();
            case DISTANCE -> Comparator.comparingDouble(Candidate::miles);
            case CONTRACT_DATE -> Comparator.comparing(TieBreak::since);
            case PRICE ->
                Comparator.comparingLong((Candidate c) -> c.price().micros()).reversed();
        };
    }

    private static LocalDate since(Candidate candidate) {
        var right = candidate.right();
        var from = right == null ? null : right.territory().from();
        return from == null ? LocalDate.MAX : from;
    }
}
