package io.headgate.routing.core;

import io.headgate.model.config.OffHours;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.Exclusion.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One step of a plan, walked for one lead: whom it considered, and what came of it. */
final class StepRun {

    enum Result {
        CHOSEN,
        HELD,
        NOBODY,
        CONDITION_NOT_MET
    }

    private static final Exclusion NOT_SELECTED = Exclusion.of(ReasonCode.NOT_SELECTED, StepRun::notSelected);

    /** Until when a lead waits, and for want of what. */
    record Wait(Instant until, ReasonCode reason) {}

    private final CompiledStep step;
    private final Question question;
    private List<Considered> considered = List.of();
    private List<Candidate> chosen = List.of();
    private List<Charge> consulted = List.of();
    private List<Charge> accruals = List.of();
    private @Nullable Supplier<String> arithmetic;
    private @Nullable Wait wait;
    private Result result = Result.NOBODY;

    private StepRun(CompiledStep step, Question question) {
        this.step = step;
        this.question = question;
    }

    static StepRun of(CompiledNetwork network, CompiledStep step, Question question) {
        var run = new StepRun(step, question);
        if (step.condition() != null && !step.condition().test(question.fields())) {
            run.result = Result.CONDITION_NOT_MET;
            return run;
        }
        run.walk(network);
        return run;
    }

    /** Every endpoint that could be chosen, the best entitled first; one that holds several rights stands for its best. */
    static List<Candidate> candidates(CompiledNetwork network, CompiledStep step, Question question) {
        var lead = question.lead();
        var place = lead.facts().location();
        var pool = step.pool();
        var all = new ArrayList<Candidate>();
        if (pool == null) {
            var doubts = Doubts.of(network, lead);
            for (var match : network.rightsOver(lead)) {
                all.add(Candidate.byRight(step, match, doubts, place));
            }
        } else {
            for (var member : pool) {
                if (!step.poolOfOrders() || wantsAny(member.endpoint(), question)) {
                    all.add(Candidate.byList(step, member, place));
                }
            }
        }
        all.sort(network.tieBreak(step, lead).order());
        return pool == null ? oneEach(all, question) : all;
    }

    private static boolean wantsAny(CompiledEndpoint endpoint, Question question) {
        for (var order : endpoint.orders()) {
            if (order.wants(question)) {
                return true;
            }
        }
        return false;
    }

    /** Of one endpoint's rights the best stands, or the best that is in force and certain enough to win. */
    private static List<Candidate> oneEach(List<Candidate> ordered, Question question) {
        var standing = new Standing(ordered.size());
        for (var candidate : ordered) {
            var known = standing.of(candidate.endpoint());
            if (known == null) {
                standing.add(candidate);
            } else if (!counts(known, question) && counts(candidate, question)) {
                standing.replace(known, candidate);
            }
        }
        return standing.candidates();
    }

    /** The candidates as the step meets them: each filling the first of its orders that has room. */
    private static List<Candidate> filling(List<Candidate> candidates, TieBreak tieBreak, Question question) {
        var any = false;
        for (var i = 0; i < candidates.size(); i++) {
            var order = openOrder(candidates.get(i), question);
            if (order != null) {
                candidates.set(i, candidates.get(i).filling(order));
                any = true;
            }
        }
        // An order brings its own price, which the ties may go by; what was measured is not known before.
        var conversions = question.context().conversions();
        if (any || tieBreak.goesBy(conversions)) {
            candidates.sort(tieBreak.order(conversions));
        }
        return candidates;
    }

    private static @Nullable CompiledOrder openOrder(Candidate candidate, Question question) {
        if (!candidate.isOrdered()) {
            return null;
        }
        for (var order : candidate.endpoint().orders()) {
            if (order.wants(question)
                    && CapCheck.of(candidate.filling(order), question).firstFull(order.caps()) == null) {
                return order;
            }
        }
        return null;
    }

    private static boolean counts(Candidate candidate, Question question) {
        var right = candidate.right();
        return right == null || right.inForce(question.now()) && candidate.doubt() == null;
    }

    private void walk(CompiledNetwork network) {
        var tieBreak = network.tieBreak(step, question.lead());
        var candidates = filling(candidates(network, step, question), tieBreak, question);
        considered = new ArrayList<>(candidates.size());
        for (var from = 0; from < candidates.size(); ) {
            var to = endOfGroup(candidates, from, tieBreak);
            var group = candidates.subList(from, to);
            if (chosen.isEmpty()) {
                chooseFrom(group, tieBreak);
            } else {
                var outranked = Exclusion.of(ReasonCode.OUTRANKED, this::outranked);
                for (var candidate : group) {
                    considered.add(new Considered(candidate, outranked));
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
            exclusions[i] = EligibilityChain.firstExclusion(group.get(i), question);
            if (exclusions[i] == null) {
                eligible.add(group.get(i));
            }
        }
        if (!eligible.isEmpty()) {
            // An exclusive right shuts out even its equals: one recipient.
            var wanted = group.getFirst().isExclusive() ? 1 : step.step().recipients();
            var selection = new Selection(step, tieBreak, question).choose(eligible, wanted);
            chosen = List.copyOf(selection.chosen());
            consulted = selection.consulted();
            accruals = selection.accruals();
            arithmetic = selection.arithmetic();
        }
        for (var i = 0; i < exclusions.length; i++) {
            var candidate = group.get(i);
            var isOut = exclusions[i] != null || isChosen(candidate);
            considered.add(new Considered(candidate, isOut ? exclusions[i] : NOT_SELECTED));
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

    private static Said notSelected(Candidate candidate) {
        var algorithm = algorithm(candidate.step());
        return new Said("eligible", "chosen by " + algorithm, "came after by " + algorithm.replace('_', ' '));
    }

    private Said outranked(Candidate candidate) {
        var winner = chosen.getFirst();
        return new Said(
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

    private @Nullable Wait worthWaitingFor(Considered each) {
        var exclusion = each.exclusion();
        if (exclusion == null
                || exclusion.until() == null
                || !exclusion.until().isBefore(question.lead().expiresAt())
                || !waits(each.candidate(), exclusion)) {
            return null;
        }
        var until = staffed(each.candidate(), exclusion.until());
        if (until == null || !until.isBefore(question.lead().expiresAt())) {
            return null;
        }
        return EligibilityRule.CAPS.exclude(each.candidate(), question.at(until)) == null
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
            case AHEAD_OF_PACE -> CapCheck.of(candidate, question).holdsWhenAhead();
            default -> false;
        };
    }

    /** Whoever waited for the opening waits for room as well: more may have come over night than an hour's cap takes. */
    private boolean cameWhileClosed(Candidate candidate) {
        var hours = candidate.endpoint().hours();
        return hours != null
                && candidate.endpoint().offHours() == OffHours.HOLD
                && !hours.openAt(question.lead().facts().receivedAt());
    }

    CompiledStep step() {
        return step;
    }

    Result result() {
        return result;
    }

    List<Candidate> chosen() {
        return chosen;
    }

    List<Charge> consulted() {
        return consulted;
    }

    List<Considered> considered() {
        return considered;
    }

    List<Charge> accruals() {
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
                TraceForm.inFull(considered),
                TraceForm.together(considered));
    }

    String algorithm() {
        return algorithm(step);
    }

    private static String algorithm(CompiledStep step) {
        return Words.lower(step.step().algorithm());
    }
}
