package io.headgate.routing.core.decision;

import io.headgate.model.config.OffHours;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.Eligibility;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.eligibility.moment.CapCheck;
import io.headgate.routing.core.explain.EvaluatedCandidate;
import io.headgate.routing.core.explain.StepOutcome;
import io.headgate.routing.core.explain.StepOutcome.Wait;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CandidateFinder;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledOrder;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.TieBreak;
import io.headgate.routing.core.selection.Selection;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks one step of a plan for one lead. */
final class StepRun {

    private static final Exclusion NOT_SELECTED = Exclusion.of(ReasonCode.NOT_SELECTED, StepRun::notSelected);
    private static final Selection NOTHING = new Selection(List.of(), List.of(), List.of(), null);

    private final CompiledStep step;
    private final TieBreak tieBreak;
    private final Eligibility eligibility;
    private final DecisionContext context;
    private final List<EvaluatedCandidate> evaluated;
    private Selection selection = NOTHING;

    private StepRun(
            CompiledStep step, TieBreak tieBreak, Eligibility eligibility, DecisionContext context, int candidates) {
        evaluated = new ArrayList<>(candidates);
        this.step = step;
        this.tieBreak = tieBreak;
        this.eligibility = eligibility;
        this.context = context;
    }

    static StepOutcome walk(
            CompiledNetwork network, CompiledStep step, Eligibility eligibility, DecisionContext context) {
        if (step.condition() != null && !step.condition().test(context.fields())) {
            return StepOutcome.conditionNotMet(step);
        }
        var tieBreak = network.tieBreak(step, context.lead());
        var candidates = filling(CandidateFinder.findCandidates(network, step, context), tieBreak, context);
        return new StepRun(step, tieBreak, eligibility, context, candidates.size()).walk(candidates);
    }

    /** The candidates as the step meets them: each filling the first of its orders that has room. */
    private static List<Candidate> filling(List<Candidate> candidates, TieBreak tieBreak, DecisionContext context) {
        var any = false;
        for (var i = 0; i < candidates.size(); i++) {
            var order = openOrder(candidates.get(i), context);
            if (order != null) {
                candidates.set(i, candidates.get(i).filling(order));
                any = true;
            }
        }
        // An order brings its own price, which the ties may go by; what was measured is not known before.
        var conversions = context.inputs().conversions();
        if (any || tieBreak.goesBy(conversions)) {
            candidates.sort(tieBreak.order(conversions));
        }
        return candidates;
    }

    private static @Nullable CompiledOrder openOrder(Candidate candidate, DecisionContext context) {
        if (!candidate.isOrdered()) {
            return null;
        }
        for (var order : candidate.endpoint().orders()) {
            if (order.wants(context)
                    && CapCheck.of(candidate.filling(order), context).firstFull(order.caps()) == null) {
                return order;
            }
        }
        return null;
    }

    private StepOutcome walk(List<Candidate> candidates) {
        for (var from = 0; from < candidates.size(); ) {
            var to = endOfGroup(candidates, from);
            var group = candidates.subList(from, to);
            if (selection.chosen().isEmpty()) {
                chooseFrom(group);
            } else {
                var outranked = outrankedBy(selection.chosen().getFirst());
                for (var candidate : group) {
                    evaluated.add(new EvaluatedCandidate(candidate, outranked));
                }
            }
            from = to;
        }
        var wait = selection.chosen().isEmpty() ? earliestOpening() : null;
        var result = !selection.chosen().isEmpty()
                ? StepOutcome.Result.CHOSEN
                : wait != null ? StepOutcome.Result.HELD : StepOutcome.Result.NOBODY;
        return new StepOutcome(
                step,
                result,
                evaluated,
                selection.chosen(),
                selection.consulted(),
                selection.accruals(),
                selection.arithmetic(),
                wait);
    }

    private int endOfGroup(List<Candidate> candidates, int from) {
        var to = from + 1;
        while (to < candidates.size() && tieBreak.arePeers(candidates.get(from), candidates.get(to))) {
            to++;
        }
        return to;
    }

    private void chooseFrom(List<Candidate> group) {
        var eligible = new ArrayList<Candidate>(group.size());
        var exclusions = new @Nullable Exclusion[group.size()];
        for (var i = 0; i < exclusions.length; i++) {
            exclusions[i] = eligibility.firstExclusion(group.get(i));
            if (exclusions[i] == null) {
                eligible.add(group.get(i));
            }
        }
        if (!eligible.isEmpty()) {
            // An exclusive right shuts out even its equals: one recipient.
            var wanted = group.getFirst().isExclusive() ? 1 : step.step().recipients();
            selection = Selection.among(eligible, wanted, step, tieBreak, context);
        }
        for (var i = 0; i < exclusions.length; i++) {
            var candidate = group.get(i);
            var isOut = exclusions[i] != null || isChosen(candidate);
            evaluated.add(new EvaluatedCandidate(candidate, isOut ? exclusions[i] : NOT_SELECTED));
        }
    }

    private boolean isChosen(Candidate candidate) {
        for (var each : selection.chosen()) {
            if (each.endpoint() == candidate.endpoint()) {
                return true;
            }
        }
        return false;
    }

    private static ComparedValues notSelected(Candidate candidate) {
        var algorithm = TraceText.lower(candidate.step().step().algorithm());
        return new ComparedValues("eligible", "chosen by " + algorithm, "came after by " + algorithm.replace('_', ' '));
    }

    private static Exclusion outrankedBy(Candidate winner) {
        return Exclusion.of(
                ReasonCode.OUTRANKED,
                candidate -> new ComparedValues(
                        candidate.rightName() + " of tier " + candidate.tier(),
                        winner.rightName() + " of tier " + winner.tier() + " or better",
                        "holds a lesser right"));
    }

    /** For which of those the lead may wait that lack nothing but the hour, their pace or room: the first that comes. */
    private @Nullable Wait earliestOpening() {
        Wait earliest = null;
        for (var each : evaluated) {
            var wait = worthWaitingFor(each);
            if (wait != null && (earliest == null || wait.until().isBefore(earliest.until()))) {
                earliest = wait;
            }
        }
        return earliest;
    }

    private @Nullable Wait worthWaitingFor(EvaluatedCandidate each) {
        var exclusion = each.exclusion();
        if (exclusion == null
                || exclusion.until() == null
                || !exclusion.until().isBefore(context.lead().expiresAt())
                || !waits(each.candidate(), exclusion)) {
            return null;
        }
        var until = staffed(each.candidate(), exclusion.until());
        if (until == null || !until.isBefore(context.lead().expiresAt())) {
            return null;
        }
        return CapCheck.of(each.candidate(), context.atTime(until)).exclusion() == null
                ? new Wait(until, exclusion.reason())
                : null;
    }

    /** That moment, or the next opening after it. */
    private static @Nullable Instant staffed(Candidate candidate, Instant at) {
        var hours = candidate.endpoint().hours();
        return hours == null || candidate.endpoint().offHours() == OffHours.DELIVER || hours.openAt(at)
                ? at
                : hours.nextOpening(at);
    }

    private boolean waits(Candidate candidate, Exclusion exclusion) {
        return switch (exclusion.reason()) {
            case OUT_OF_HOURS -> candidate.endpoint().offHours() == OffHours.HOLD;
            case CAP_REACHED -> cameWhileClosed(candidate);
            case AHEAD_OF_PACE -> CapCheck.of(candidate, context).holdsWhenAhead();
            default -> false;
        };
    }

    /** Whoever waited for the opening waits for room as well: more may have come over night than an hour's cap takes. */
    private boolean cameWhileClosed(Candidate candidate) {
        var hours = candidate.endpoint().hours();
        return hours != null
                && candidate.endpoint().offHours() == OffHours.HOLD
                && !hours.openAt(context.lead().facts().receivedAt());
    }
}
