package io.headgate.routing.core;

import io.headgate.model.config.CapPeriod;
import io.headgate.routing.core.Selection.Result;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Gives everybody its share of a step's leads.
 *
 * <p>No state of its own is kept: what each candidate got today in this step is compared with its exact share. Among
 * those that are due (their share has grown to at least 1/(2n-2) of a lead beyond what they got) the one that would fall
 * a whole lead behind soonest is next. This is Tijdeman's rule for the chairman assignment problem; it keeps everybody
 * less than one lead from the exact share at every moment, which choosing the largest shortfall does not.
 *
 * <p>Whoever could not take leads for a while makes up for it, unless the step gives shares of what qualified: then a
 * second counter grows by the candidate's share of each lead that it qualified for, and that is its due.
 */
final class FairShares {

    private static final int SHOWN = 6;
    private static final long MILLIONTHS = 1_000_000;

    private final CompiledStep step;
    private final ZoneId zone;
    private final Counters counters;
    private final Instant now;
    private final Map<Candidate, Long> got = new HashMap<>();
    private final Map<Candidate, Long> due = new HashMap<>();
    private final Map<Candidate, Long> growth = new HashMap<>();

    FairShares(CompiledStep step, ZoneId zone, Question question) {
        this.step = step;
        this.zone = zone;
        counters = question.context().counters();
        now = question.now();
    }

    Result choose(List<Candidate> eligible, int wanted) {
        var consulted = new ArrayList<Charge>();
        for (var candidate : eligible) {
            var tally = tally(step, candidate, zone, now);
            got.put(candidate, counters.taken(tally.bucket()));
            consulted.add(tally);
        }
        var accruals = step.countsDue() ? accruals(eligible, Math.min(wanted, eligible.size())) : List.<Charge>of();
        consulted.addAll(accruals);
        var arithmetic = eligible.size() > 1 ? arithmetic(eligible) : null;
        var remaining = new ArrayList<>(eligible);
        var chosen = new ArrayList<Candidate>();
        while (chosen.size() < wanted && !remaining.isEmpty()) {
            var next = nextInTurn(remaining);
            remaining.remove(next);
            chosen.add(next);
        }
        return new Result(chosen, consulted, accruals, arithmetic);
    }

    /** What choosing the candidate adds to what it got. */
    static Charge tally(CompiledStep step, Candidate candidate, ZoneId zone, Instant now) {
        return today(step.tallyKey(candidate.id()), 1, zone, now);
    }

    /** The counter of what was due to it; what it grows by depends on who else qualifies. */
    static Charge dues(CompiledStep step, Candidate candidate, ZoneId zone, Instant now) {
        return today(step.dueKey(candidate.id()), 0, zone, now);
    }

    private static Charge today(String key, long units, ZoneId zone, Instant now) {
        var day = CapWindow.of(CapPeriod.DAY, zone, now);
        return new Charge(new Bucket(key, day.start()), day.end(), units, null, true);
    }

    /** Everybody's part of these leads, in whole millionths that add up: what rounding leaves goes to the last. */
    private List<Charge> accruals(List<Candidate> eligible, int leads) {
        var all = eligible.stream().mapToLong(step::weight).sum();
        var accruals = new ArrayList<Charge>();
        var before = 0L;
        var cumulated = 0L;
        for (var candidate : eligible) {
            cumulated += step.weight(candidate);
            var upTo = all == 0 ? 0 : Math.multiplyExact(leads * MILLIONTHS, cumulated) / all;
            var part = upTo - before;
            before = upTo;
            var charge = today(step.dueKey(candidate.id()), part, zone, now);
            accruals.add(charge);
            growth.put(candidate, part);
            due.put(candidate, counters.taken(charge.bucket()) + part);
        }
        return accruals;
    }

    private Candidate nextInTurn(List<Candidate> among) {
        if (among.size() == 1) {
            return among.getFirst();
        }
        var turn = new Turn(among);
        var parts = 2L * among.size() - 2;
        Candidate best = null;
        Candidate furthest = among.getFirst();
        for (var candidate : among) {
            var shortfall = turn.shortfall(candidate);
            if (shortfall > turn.shortfall(furthest)) {
                furthest = candidate;
            }
            if (shortfall * parts >= turn.lead() && (best == null || isSooner(candidate, best, turn))) {
                best = candidate;
            }
        }
        // Over equal sets the shortfalls add up to one lead, so somebody is due; over changing sets perhaps nobody is.
        return best == null ? furthest : best;
    }

    /** The state of the shares before one choice, in units in which it is exact. */
    private final class Turn {

        private final long weights;
        private final long next;

        Turn(List<Candidate> among) {
            weights = among.stream().mapToLong(step::weight).sum();
            next = among.stream().mapToLong(each -> got.getOrDefault(each, 0L)).sum() + 1;
        }

        /** A whole lead. */
        long lead() {
            return step.countsDue() ? MILLIONTHS : weights;
        }

        /** How far the candidate is behind its exact share once the next lead is given. */
        long shortfall(Candidate candidate) {
            var had = got.getOrDefault(candidate, 0L);
            return step.countsDue()
                    ? due.getOrDefault(candidate, 0L) - had * MILLIONTHS
                    : step.weight(candidate) * next - had * weights;
        }

        /** How fast its share grows, relative to the others. */
        long growth(Candidate candidate) {
            return step.countsDue() ? growth.getOrDefault(candidate, 0L) : step.weight(candidate);
        }
    }

    private boolean isSooner(Candidate a, Candidate b, Turn turn) {
        // What is left until a whole lead is missing, divided by how fast it grows; compared without division.
        var left = turn.lead() - turn.shortfall(a);
        var right = turn.lead() - turn.shortfall(b);
        var order = Long.compare(left * turn.growth(b), right * turn.growth(a));
        if (order == 0) {
            order = Integer.compare(a.priority(), b.priority());
        }
        if (order == 0) {
            order = lastTaken(a).compareTo(lastTaken(b));
        }
        return order == 0 ? a.id().compareTo(b.id()) < 0 : order < 0;
    }

    private Instant lastTaken(Candidate candidate) {
        var last = counters.lastTaken(tally(step, candidate, zone, now).bucket());
        return last == null ? Instant.EPOCH : last;
    }

    private String arithmetic(List<Candidate> eligible) {
        var weights = eligible.stream().mapToLong(step::weight).sum();
        var next =
                eligible.stream().mapToLong(each -> got.getOrDefault(each, 0L)).sum() + 1;
        var words = new StringJoiner(", ", "today, with this lead: ", "");
        for (var candidate : eligible.subList(0, Math.min(SHOWN, eligible.size()))) {
            var share = step.countsDue()
                    ? (double) due.getOrDefault(candidate, 0L) / MILLIONTHS
                    : weights == 0 ? 0 : (double) step.weight(candidate) * next / weights;
            words.add(candidate.id() + " got " + got.getOrDefault(candidate, 0L) + " of " + Words.hundredths(share)
                    + " due");
        }
        return words.toString();
    }
}
