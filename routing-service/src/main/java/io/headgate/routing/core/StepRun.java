package io.headgate.routing.core;

import io.headgate.model.config.OffHours;
import io.headgate.model.routing.v1.DecisionTrace.StepTrace;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of a plan, walked for one lead: whom it considered, and what came of it. */
final class StepRun {

    enum Result {
        CHOSEN,
        HELD,
        NOBODY,
        CONDITION_NOT_MET
    }

    /** Until when a lead waits, and for want of what. */
    record Wait(Instant until, ReasonCode reason) {}

    private final CompiledStep step;
    private final Question question;
    private final List<Considered> considered = new ArrayList<>();
    private List<Candidate> chosen = List.of();
    private List<Charge> consulted = List.of();
    private List<Charge> accruals = List.of();
    private @Nullable String arithmetic;
    private @Nullable Wait wait;
    private Result result = Result.NOBODY;

    private StepRun(CompiledStep step, Question question) {
        this.step = step;
        this.question = question;
    }

    static StepRun of(CompiledNetwork network, CompiledStep step, Question question) {
        var run = new StepRun(step, question);
        if (step.condition() != null && !step.condition().test(question.lead().fields(question.now()))) {
            run.result = Result.CONDITION_NOT_MET;
            return run;
        }
        run.walk(network);
        return run;
    }

    /** Every endpoint that could be chosen, the best entitled first; one that holds several rights stands for its best. */
    static List<Candidate> candidates(CompiledNetwork network, CompiledStep step, LeadSnapshot lead, Instant now) {
        var place = lead.facts().location();
        var all = new ArrayList<Candidate>();
        if (step.pool() == null) {
            for (var match : network.rightsOver(lead)) {
                all.add(Candidate.byRight(step, match, place));
            }
        } else {
            for (var i = 0; i < step.pool().size(); i++) {
                var endpoint = step.pool().get(i);
                if (!step.poolOfOrders() || endpoint.orders().stream().anyMatch(order -> order.wants(lead, now))) {
                    all.add(Candidate.byList(step, endpoint, i, place));
                }
            }
        }
        all.sort(network.tieBreak(step, lead).order());
        return oneEach(all, now);
    }

    private static List<Candidate> oneEach(List<Candidate> ordered, Instant now) {
        var best = new LinkedHashMap<String, Candidate>();
        for (var candidate : ordered) {
            var known = best.get(candidate.id());
            if (known == null) {
                best.put(candidate.id(), candidate);
            } else if (!inForce(known, now) && inForce(candidate, now)) {
                best.remove(candidate.id());
                best.put(candidate.id(), candidate);
            }
        }
        return List.copyOf(best.values());
    }

    /** The candidates as the step meets them: each filling the first of its orders that has room. */
    private static List<Candidate> filling(List<Candidate> candidates, TieBreak tieBreak, Question question) {
        var any = false;
        var filling = new ArrayList<Candidate>(candidates.size());
        for (var candidate : candidates) {
            var order = openOrder(candidate, question);
            any |= order != null;
            filling.add(order == null ? candidate : candidate.filling(order));
        }
        if (any) {
            // An order brings its own price, which the ties may go by.
            filling.sort(tieBreak.order());
        }
        return filling;
    }

    private static @Nullable CompiledOrder openOrder(Candidate candidate, Question question) {
        for (var order : candidate.endpoint().orders()) {
            if (order.wants(question.lead(), question.now())
                    && CapCheck.of(candidate.filling(order), question).firstFull(order.caps()) == null) {
                return order;
            }
        }
        return null;
    }

    private static boolean inForce(Candidate candidate, Instant now) {
        return candidate.right() == null || candidate.right().inForce(now);
    }

    private void walk(CompiledNetwork network) {
        var tieBreak = network.tieBreak(step, question.lead());
        var candidates = filling(candidates(network, step, question.lead(), question.now()), tieBreak, question);
        for (var from = 0; from < candidates.size(); ) {
            var to = endOfGroup(candidates, from, tieBreak);
            var group = candidates.subList(from, to);
            if (chosen.isEmpty()) {
                chooseFrom(network, group);
            } else {
                group.forEach(candidate -> considered.add(new Considered(candidate, outranked(candidate))));
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

    private void chooseFrom(CompiledNetwork network, List<Candidate> group) {
        var eligible = new ArrayList<Candidate>();
        var exclusions = new HashMap<Candidate, Exclusion>();
        for (var candidate : group) {
            var exclusion = EligibilityChain.firstExclusion(candidate, question);
            if (exclusion == null) {
                eligible.add(candidate);
            } else {
                exclusions.put(candidate, exclusion);
            }
        }
        if (!eligible.isEmpty()) {
            // An exclusive right shuts out even its equals: one recipient.
            var wanted = group.getFirst().isExclusive() ? 1 : step.step().recipients();
            var selection = new Selection(step, network.zone(), question).choose(eligible, wanted);
            chosen = List.copyOf(selection.chosen());
            consulted = selection.consulted();
            accruals = selection.accruals();
            arithmetic = selection.arithmetic();
        }
        Set<String> winners = new HashSet<>();
        chosen.forEach(candidate -> winners.add(candidate.id()));
        for (var candidate : group) {
            var exclusion = exclusions.get(candidate);
            if (exclusion == null && !winners.contains(candidate.id())) {
                exclusion = notSelected();
            }
            considered.add(new Considered(candidate, exclusion));
        }
    }

    private Exclusion notSelected() {
        var algorithm = algorithm();
        return Exclusion.of(
                ReasonCode.NOT_SELECTED,
                "eligible",
                "chosen by " + algorithm,
                "came after by " + algorithm.replace('_', ' '));
    }

    private Exclusion outranked(Candidate candidate) {
        var winner = chosen.getFirst();
        return Exclusion.of(
                ReasonCode.OUTRANKED,
                candidate.rightName() + " of tier " + candidate.tier(),
                winner.rightName() + " of tier " + winner.tier() + " or better",
                "holds a lesser right");
    }

    /** For which of those the lead may wait that lack nothing but the hour or their pace: the first that comes. */
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
        var then = question.at(exclusion.until());
        return EligibilityChain.CAPS.exclude(each.candidate(), then) == null
                ? new Wait(exclusion.until(), exclusion.reason())
                : null;
    }

    private boolean waits(Candidate candidate, Exclusion exclusion) {
        return switch (exclusion.reason()) {
            case OUT_OF_HOURS -> candidate.endpoint().endpoint().offHours() == OffHours.HOLD;
            case AHEAD_OF_PACE -> CapCheck.of(candidate, question).holdsWhenAhead();
            default -> false;
        };
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
                arithmetic,
                TraceForm.inFull(considered),
                TraceForm.together(considered));
    }

    String algorithm() {
        return Words.lower(step.step().algorithm());
    }
}
