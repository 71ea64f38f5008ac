package io.headgate.routing.core.selection;

import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CalendarWindow;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.caps.CounterKey;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives everybody its share of a step's leads.
 *
 * <p>No state of its own is kept: what each candidate got today in this step is compared with its exact share. Among
 * those that are due (their share has grown to at least 1/(2n-2) of a lead beyond what they got) the one that would fall
 * a whole lead behind soonest is next. This is Tijdeman's rule for the chairman assignment problem; it keeps everybody
 * less than one lead from the exact share at every moment, which choosing the largest shortfall does not.
 *
 * <p>Among equals the agreed chain decides (of an overlap zone, or of the step), then the lower priority number, then who
 * got nothing for longest, also before today: otherwise every day would begin with the same one.
 *
 * <p>Whoever could not take leads for a while makes up for it, unless the step gives shares of what qualified: then a
 * second counter grows by the candidate's share of each lead that it qualified for, and that is its due.
 */
final class FairShares {

    private static final int SHOWN = 6;
    private static final long MILLIONTHS = 1_000_000;

    private final FairStrategy strategy;
    private final CompiledStep step;
    private final boolean countsDue;
    private final CounterReadings counters;
    private final CalendarWindow today;

    private final Comparator<Candidate> agreed;

    FairShares(FairStrategy strategy, SelectionContext selecting) {
        var context = selecting.decision();
        this.strategy = strategy;
        step = selecting.step();
        countsDue = strategy.countsDue(step);
        agreed = selecting.tieBreak().chain(context.inputs().conversions());
        counters = context.counters();
        today = step.days().windowAt(context.now());
    }

    /**
     * How one candidate stands.
     *
     * @param got what it got today
     * @param due what was due to it, and {@code growth} by how much of this lead that grew, in millionths; where shares
     *     grow only while their holders qualify, else 0
     */
    private record Share(Candidate candidate, CounterIncrement tally, long weight, long got, long due, long growth) {}

    Selection choose(List<Candidate> eligible, int wanted) {
        var accruals = countsDue ? accruals(eligible, Math.min(wanted, eligible.size())) : List.<CounterIncrement>of();
        var shares = new ArrayList<Share>(eligible.size());
        var consulted = new ArrayList<CounterIncrement>(eligible.size() + accruals.size());
        for (var i = 0; i < eligible.size(); i++) {
            var share = share(eligible.get(i), accruals.isEmpty() ? null : accruals.get(i));
            shares.add(share);
            consulted.add(share.tally);
        }
        consulted.addAll(accruals);
        var remaining = new ArrayList<>(shares);
        var chosen = new ArrayList<Candidate>(wanted);
        while (chosen.size() < wanted && !remaining.isEmpty()) {
            var next = nextInTurn(remaining);
            remaining.remove(next);
            chosen.add(next.candidate);
        }
        return new Selection(chosen, consulted, accruals, shares.size() > 1 ? () -> arithmetic(shares) : null);
    }

    private Share share(Candidate candidate, @Nullable CounterIncrement accrual) {
        var tally = tally(step, candidate, today);
        var due = accrual == null ? 0 : counters.taken(accrual.bucket()) + accrual.units();
        return new Share(
                candidate,
                tally,
                weightOf(candidate),
                counters.taken(tally.bucket()),
                due,
                accrual == null ? 0 : accrual.units());
    }

    /** What choosing the candidate adds to what it got. */
    static CounterIncrement tally(CompiledStep step, Candidate candidate, CalendarWindow today) {
        return increment(step.tallyKey(candidate.id()), 1, today);
    }

    /** The counter of what was due to it; what it grows by depends on who else qualifies. */
    static CounterIncrement dues(CompiledStep step, Candidate candidate, CalendarWindow today) {
        return increment(step.dueKey(candidate.id()), 0, today);
    }

    private static CounterIncrement increment(CounterKey key, long units, CalendarWindow today) {
        return new CounterIncrement(new Bucket(key, today.start()), today.end(), units, null, true);
    }

    /** Everybody's part of these leads, in whole millionths that add up: what rounding leaves goes to the last. */
    private List<CounterIncrement> accruals(List<Candidate> eligible, int leads) {
        var all = eligible.stream().mapToLong(this::weightOf).sum();
        var accruals = new ArrayList<CounterIncrement>(eligible.size());
        var before = 0L;
        var cumulated = 0L;
        for (var candidate : eligible) {
            cumulated += weightOf(candidate);
            var upTo = all == 0 ? 0 : Math.multiplyExact(leads * MILLIONTHS, cumulated) / all;
            accruals.add(increment(step.dueKey(candidate.id()), upTo - before, today));
            before = upTo;
        }
        return accruals;
    }

    private long weightOf(Candidate candidate) {
        return strategy.weight(step, candidate);
    }

    private Share nextInTurn(List<Share> among) {
        if (among.size() == 1) {
            return among.getFirst();
        }
        var turn = new Turn(among);
        var parts = 2L * among.size() - 2;
        Share best = null;
        var furthest = among.getFirst();
        for (var share : among) {
            var shortfall = turn.shortfall(share);
            if (shortfall > turn.shortfall(furthest)) {
                furthest = share;
            }
            if (shortfall * parts >= turn.lead() && (best == null || isSooner(share, best, turn))) {
                best = share;
            }
        }
        // Over equal sets the shortfalls add up to one lead, so somebody is due; over changing sets perhaps nobody is.
        return best == null ? furthest : best;
    }

    /** The state of the shares before one choice, in units in which it is exact. */
    private final class Turn {

        private final long weights;
        private final long next;

        Turn(List<Share> among) {
            weights = sum(among, Share::weight);
            next = sum(among, Share::got) + 1;
        }

        /** A whole lead. */
        long lead() {
            return countsDue ? MILLIONTHS : weights;
        }

        /** How far the candidate is behind its exact share once the next lead is given. */
        long shortfall(Share share) {
            return countsDue ? share.due - share.got * MILLIONTHS : share.weight * next - share.got * weights;
        }

        /** How fast its share grows, relative to the others. */
        long growth(Share share) {
            return countsDue ? share.growth : share.weight;
        }
    }

    private static long sum(List<Share> shares, ToLongFunction<Share> figure) {
        var sum = 0L;
        for (var share : shares) {
            sum += figure.applyAsLong(share);
        }
        return sum;
    }

    private boolean isSooner(Share a, Share b, Turn turn) {
        // What is left until a whole lead is missing, divided by how fast it grows; compared without division.
        var left = turn.lead() - turn.shortfall(a);
        var right = turn.lead() - turn.shortfall(b);
        var order = Long.compare(left * turn.growth(b), right * turn.growth(a));
        if (order == 0) {
            order = agreed.compare(a.candidate, b.candidate);
        }
        if (order == 0) {
            order = Integer.compare(a.candidate.priority(), b.candidate.priority());
        }
        if (order == 0) {
            order = lastTaken(a).compareTo(lastTaken(b));
        }
        return order == 0 ? a.candidate.id().compareTo(b.candidate.id()) < 0 : order < 0;
    }

    private Instant lastTaken(Share share) {
        var last = counters.lastTaken(share.tally.bucket());
        return last == null ? Instant.EPOCH : last;
    }

    private String arithmetic(List<Share> shares) {
        var weights = sum(shares, Share::weight);
        var next = sum(shares, Share::got) + 1;
        var words = new StringJoiner(", ", "today, with this lead: ", "");
        for (var share : shares.subList(0, Math.min(SHOWN, shares.size()))) {
            var due = countsDue
                    ? (double) share.due / MILLIONTHS
                    : weights == 0 ? 0 : (double) share.weight * next / weights;
            words.add(share.candidate.id() + " got " + share.got + " of " + TraceText.hundredths(due) + " due");
        }
        return words.toString();
    }
}
