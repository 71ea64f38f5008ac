package io.headgate.intake.core.claim;

import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapUnit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What one lead takes of one cap in one window: one unit, or its cost in micros.
 *
 * @param cap names the cap within its source, such as {@code day:count}
 */
public record CapClaim(String cap, CapWindow window, long units, long limit) {

    private static final String MONEY = ":" + CapUnit.MONEY.name().toLowerCase(Locale.ROOT);

    /** The claims of one lead, one per cap name, always in the same order so that two leads cannot wait for one another. */
    public static List<CapClaim> of(SourceTerms terms, Instant at) {
        var tightest = new TreeMap<String, CapClaim>();
        terms.caps().forEach(cap -> {
            var claim = of(cap, terms, at);
            tightest.merge(claim.cap(), claim, BinaryOperator.minBy(Comparator.comparingLong(CapClaim::limit)));
        });
        return List.copyOf(tightest.values());
    }

    /** The claim that a lead of this moment makes on the cap. */
    public static CapClaim of(Cap cap, SourceTerms terms, Instant at) {
        var money = cap.unit() == CapUnit.MONEY;
        return new CapClaim(
                (cap.per() + ":" + cap.unit()).toLowerCase(Locale.ROOT),
                CapWindow.of(cap.per(), terms.zone(), at),
                money ? terms.cost().micros() : 1,
                money ? SourceTerms.micros(cap.limit()) : cap.limit().longValue());
    }

    /** Whether its units are micros and not leads. */
    public boolean countsMoney() {
        return cap.endsWith(MONEY);
    }

    /** Whether not even the first lead of the window fits. */
    public boolean hopeless() {
        return units > limit;
    }
}
