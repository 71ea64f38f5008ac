package io.headgate.routing.core;

import io.headgate.model.config.Algorithm;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among equally entitled, eligible candidates.
 *
 * <p>The fair algorithms keep no state of their own: they compare what each candidate got today in this step with its
 * exact share. Among those that are due (their share has grown to at least 1/(2n-2) of a lead beyond what they got) the
 * one that would fall a whole lead behind soonest is next. This is Tijdeman's rule for the chairman assignment problem;
 * it keeps everybody less than one lead from the exact share at every moment, which choosing the largest shortfall does
 * not.
 */
final class Selection {

    /** The chosen in order, the tallies that were compared, and the comparison in words. */
    record Result(
            List<Candidate> chosen,
            List<Charge> consulted,
            @Nullable String arithmetic) {}

    private static final int SHOWN = 6;

    private final CompiledStep step;
    private final ZoneId zone;
    private final RoutingContext context;

    Selection(CompiledStep step, ZoneId zone, RoutingContext context) {
        this.step = step;
        this.zone = zone;
        this.context = context;
    }

    /** At most that many of the candidates, which are given in {@link Candidate#ORDER}. */
    Result choose(List<Candidate> eligible, int wanted) {
        return switch (step.step().algorithm()) {
            case ROUND_ROBIN -> fair(eligible, wanted, false);
            case WEIGHTED -> fair(eligible, wanted, true);
            case PRIORITY -> byPriority(eligible, wanted);
            case PERCENTAGE, HIGHEST_PRICE, ORDER_PRIORITY, SOLD_COUNT, TOP_PERFORMER, LEAST_LOADED ->
                throw new IllegalStateException("networks with algorithms of later versions do not compile");
        };
    }

    /** Whether this version can choose by the algorithm. */
    static boolean knows(Algorithm algorithm) {
        return algorithm == Algorithm.PRIORITY || isFair(algorithm);
    }

    private static Result byPriority(List<Candidate> ranked, int wanted) {
        var chosen = ranked.subList(0, Math.min(wanted, ranked.size()));
        var arithmetic = new StringJoiner(", ", "by priority: ", "");
        for (var candidate : ranked.subList(0, Math.min(SHOWN, ranked.size()))) {
            arithmetic.add("%s %d".formatted(candidate.id(), candidate.priority()));
        }
        return new Result(chosen, List.of(), ranked.size() > 1 ? arithmetic.toString() : null);
    }

    private Result fair(List<Candidate> eligible, int wanted, boolean weighted) {
        var got = new HashMap<Candidate, Long>();
        var consulted = new ArrayList<Charge>();
        for (var candidate : eligible) {
            var tally = tally(step, candidate, zone, context.now());
            got.put(candidate, context.counters().taken(tally.bucket()));
            consulted.add(tally);
        }
        var arithmetic = eligible.size() > 1 ? arithmetic(eligible, got, weighted) : null;
        var remaining = new ArrayList<>(eligible);
        var chosen = new ArrayList<Candidate>();
        while (chosen.size() < wanted && !remaining.isEmpty()) {
            var next = nextInTurn(remaining, got, weighted);
            remaining.remove(next);
            chosen.add(next);
        }
        return new Result(chosen, consulted, arithmetic);
    }

    static Charge tally(CompiledStep step, Candidate candidate, ZoneId zone, Instant now) {
        var day = CapWindow.of(CapPeriod.DAY, zone, now);
        return new Charge(
                new Bucket(step.tallyKey(candidate.id()), day.start()),
                step.id(),
                CapUnit.COUNT,
                CapPeriod.DAY,
                day.end(),
                null,
                1,
                true);
    }

    private Candidate nextInTurn(List<Candidate> among, Map<Candidate, Long> got, boolean weighted) {
        if (among.size() == 1) {
            return among.getFirst();
        }
        var weights = among.stream().mapToLong(c -> weight(c, weighted)).sum();
        var next = among.stream().mapToLong(c -> got.getOrDefault(c, 0L)).sum() + 1;
        var parts = 2L * among.size() - 2;
        Candidate best = null;
        for (var candidate : among) {
            var shortfall = shortfall(candidate, got, weighted, weights, next);
            if (shortfall * parts >= weights
                    && (best == null || isSooner(candidate, best, got, weighted, weights, next))) {
                best = candidate;
            }
        }
        // The shortfalls add up to one lead, so the largest is at least 1/n, and 1/n is never below 1/(2n-2).
        return best == null ? among.getFirst() : best;
    }

    /** How far the candidate is behind its exact share once the next lead is given, in units of 1/weights. */
    private static long shortfall(
            Candidate candidate, Map<Candidate, Long> got, boolean weighted, long weights, long next) {
        return weight(candidate, weighted) * next - got.getOrDefault(candidate, 0L) * weights;
    }

    private boolean isSooner(
            Candidate a, Candidate b, Map<Candidate, Long> got, boolean weighted, long weights, long next) {
        // What is left until a whole lead is missing, divided by how fast it grows; compared without division.
        var left = weights - shortfall(a, got, weighted, weights, next);
        var right = weights - shortfall(b, got, weighted, weights, next);
        var order = Long.compare(left * weight(b, weighted), right * weight(a, weighted));
        if (order == 0) {
            order = Integer.compare(a.priority(), b.priority());
        }
        if (order == 0) {
            order = lastTaken(a).compareTo(lastTaken(b));
        }
        return order == 0 ? a.id().compareTo(b.id()) < 0 : order < 0;
    }

    private Instant lastTaken(Candidate candidate) {
        var last = context.counters()
                .lastTaken(tally(step, candidate, zone, context.now()).bucket());
        return last == null ? Instant.EPOCH : last;
    }

    private static String arithmetic(List<Candidate> eligible, Map<Candidate, Long> got, boolean weighted) {
        var weights = eligible.stream().mapToLong(c -> weight(c, weighted)).sum();
        var next = eligible.stream().mapToLong(c -> got.getOrDefault(c, 0L)).sum() + 1;
        var words = new StringJoiner(", ", "today, with this lead: ", "");
        for (var candidate : eligible.subList(0, Math.min(SHOWN, eligible.size()))) {
            words.add(String.format(
                    Locale.ROOT,
                    "%s got %d of %.2f due",
                    candidate.id(),
                    got.getOrDefault(candidate, 0L),
                    (double) weight(candidate, weighted) * next / weights));
        }
        return words.toString();
    }

    private static long weight(Candidate candidate, boolean weighted) {
        return weighted ? Math.max(0, candidate.endpoint().endpoint().weight()) : 1;
    }

    static boolean isFair(Algorithm algorithm) {
        return algorithm == Algorithm.ROUND_ROBIN || algorithm == Algorithm.WEIGHTED;
    }
}
