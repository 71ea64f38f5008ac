package io.headgate.routing.core.decision;

import io.headgate.model.config.OffHours;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.CapCheck;
import io.headgate.routing.core.eligibility.EligibilityChain;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.explain.EvaluatedCandidate;
import io.headgate.routing.core.explain.TraceBuilder;
import io.headgate.routing.core.network.BestCandidatePerEndpoint;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledOrder;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.network.LocationConfidence;
import io.headgate.routing.core.network.TieBreak;
import io.headgate.routing.core.selection.Selection;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One step of a plan, walked for one lead: whom it considered, and what came of it. */
public final class StepRun {

    public enum Result {
        CHOSEN,
        HELD,
        NOBODY,
        CONDITION_NOT_MET
    }

    private static final Exclusion NOT_SELECTED = Exclusion.of(ReasonCode.NOT_SELECTED, StepRun::notSelected);

    /** Until when a lead waits, and for want of what. */
    record Wait(Instant until, ReasonCode reason) {}

    private final CompiledStep step;
    private final DecisionContext context;
    private List<EvaluatedCandidate> considered = List.of();
    private List<Candidate> chosen = List.of();
    private List<CounterIncrement> consulted = List.of();
    private List<CounterIncrement> accruals = List.of();
    private @Nullable Supplier<String> arithmetic;
    private @Nullable Wait wait;
    private Result result = Result.NOBODY;

    private StepRun(CompiledStep step, DecisionContext context) {
        this.step = step;
        this.context = context;
    }

    static StepRun of(CompiledNetwork network, CompiledStep step, DecisionContext context) {
        var run = new StepRun(step, context);
        if (step.condition() != null && !step.condition().test(context.fields())) {
            run.result = Result.CONDITION_NOT_MET;
            return run;
        }
        run.walk(network);
        return run;
    }

    /** Every endpoint that could be chosen, the best entitled first; one that holds several rights stands for its best. */
    public static List<Candidate> candidates(CompiledNetwork network, CompiledStep step, DecisionContext context) {
        var lead = context.lead();
        var place = lead.facts().location();
        var pool = step.pool();
        var all = new ArrayList<Candidate>();
        if (pool == null) {
            var confidence = LocationConfidence.of(network, lead);
            for (var match : network.rightsOver(lead)) {
                all.add(Candidate.byRight(step, match, confidence, place));
            }
        } else {
            for (var member : pool) {
                if (!step.poolOfOrders() || wantsAny(member.endpoint(), context)) {
                    all.add(Candidate.byList(step, member, place));
                }
            }
        }
        all.sort(network.tieBreak(step, lead).order());
        return pool == null ? oneEach(all, context) : all;
    }

    private static boolean wantsAny(CompiledEndpoint endpoint, DecisionContext context) {
        for (var order : endpoint.orders()) {
            if (order.wants(context)) {
                return true;
            }
        }
        return false;
    }

    /** Of one endpoint's rights the best stands, or the best that is in force and certain enough to win. */
    private static List<Candidate> oneEach(List<Candidate> ordered, DecisionContext context) {
        var standing = new BestCandidatePerEndpoint(ordered.size());
        for (var candidate : ordered) {
            var known = standing.of(candidate.endpoint());
            if (known == null) {
                standing.add(candidate);
            } else if (!counts(known, context) && counts(candidate, context)) {
                standing.replace(known, candidate);
            }
        }
        return standing.candidates();
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

    private static boolean counts(Candidate candidate, DecisionContext context) {
        var right = candidate.right();
        return right == null || right.inForce(context.now()) && candidate.lowConfidence() == null;
    }

    private void walk(CompiledNetwork network) {
        var tieBreak = network.tieBreak(step, context.lead());
        var candidates = filling(candidates(network, step, context), tieBreak, context);
        considered = new ArrayList<>(candidates.size());
        for (var from = 0; from < candidates.size(); ) {
            var to = endOfGroup(candidates, from, tieBreak);
            var group = candidates.subList(from, to);
            if (chosen.isEmpty()) {
                chooseFrom(group, tieBreak);
            } else {
                var outranked = Exclusion.of(ReasonCode.OUTRANKED, this::outranked);
                for (var candidate : group) {
                    considered.add(new EvaluatedCandidate(candidate, outranked));
                }
            }
            from = to;
        }
        if (chosen.isEmpty()) {
            wait = earliestOpening();
        }
        result = !chosen.isEmpty() ? Result.CHOSEN : wait != null ? Result.HELD : Result.NOBODY;
    }

    private static int endOfGroup(List<Candidate> candidates, int from, TieBreak tieBreak) {
        var to = from + 1;
        while (to < candidates.size() && tieBreak.arePeers(candidates.get(from), candidates.get(to))) {
            to++;
        }
        return to;
    }

    private void chooseFrom(List<Candidate> group, TieBreak tieBreak) {
        var eligible = new ArrayList<Candidate>(group.size());
        var exclusions = new @Nullable Exclusion[group.size()];
        for (var i = 0; i < exclusions.length; i++) {
            exclusions[i] = EligibilityChain.firstExclusion(group.get(i), context);
            if (exclusions[i] == null) {
                eligible.add(group.get(i));
            }
        }
        if (!eligible.isEmpty()) {
            // An exclusive right shuts out even its equals: one recipient.
            var wanted = group.getFirst().isExclusive() ? 1 : step.step().recipients();
            var selection = new Selection(step, tieBreak, context).choose(eligible, wanted);
            chosen = List.copyOf(selection.chosen());
            consulted = selection.consulted();
            accruals = selection.accruals();
            arithmetic = selection.arithmetic();
        }
        for (var i = 0; i < exclusions.length; i++) {
            var candidate = group.get(i);
            var isOut = exclusions[i] != null || isChosen(candidate);
            considered.add(new EvaluatedCandidate(candidate, isOut ? exclusions[i] : NOT_SELECTED));
        }
    }

    private boolean isChosen(Candidate candidate) {
        for (var each : chosen) {
            if (each.endpoint() == candidate.endpoint()) {
                return true;
            }
        }
        return false;
    }

    private static ComparedValues notSelected(Candidate candidate) {
        var algorithm = algorithm(candidate.step());
        return new ComparedValues("eligible", "chosen by " + algorithm, "came after by " + algorithm.replace('_', ' '));
    }

    private ComparedValues outranked(Candidate candidate) {
        var winner = chosen.getFirst();
        return new ComparedValues(
                candidate.rightName() + " of tier " + candidate.tier(),
                winner.rightName() + " of tier " + winner.tier() + " or better",
                "holds a lesser right");
    }

    /** For which of those the lead may wait that lack nothing but the hour, their pace or room: the first that comes. */
    private @Nullable Wait earliestOpening() {
        Wait earliest = null;
        for (var each : considered) {
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
        return EligibilityRule.CAPS.exclude(each.candidate(), context.at(until)) == null
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

    public CompiledStep step() {
        return step;
    }

    Result result() {
        return result;
    }

    public List<Candidate> chosen() {
        return chosen;
    }

    List<CounterIncrement> consulted() {
        return consulted;
    }

    public List<EvaluatedCandidate> considered() {
        return considered;
    }

    List<CounterIncrement> accruals() {
        return accruals;
    }

    @Nullable
    Wait waiting() {
        return wait;
    }

    StepTrace trace() {
        return new StepTrace(
                step.id(),
                algorithm(),
                step.step().condition(),
                result.name(),
                arithmetic == null ? null : arithmetic.get(),
                TraceBuilder.inFull(considered),
                TraceBuilder.together(considered));
    }

    public String algorithm() {
        return algorithm(step);
    }

    private static String algorithm(CompiledStep step) {
        return TraceText.lower(step.step().algorithm());
    }
}
