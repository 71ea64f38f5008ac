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
import java.util.Locale;
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

    private final CompiledStep step;
    private final Question question;
    private final List<Considered> considered = new ArrayList<>();
    private List<Candidate> chosen = List.of();
    private List<Charge> consulted = List.of();
    private @Nullable String arithmetic;
    private @Nullable Instant heldUntil;
    private Result result = Result.NOBODY;

    private StepRun(CompiledStep step, Question question) {
        this.step = step;
        this.question = question;
    }

    static StepRun of(CompiledNetwork network, CompiledStep step, Question question) {
        var run = new StepRun(step, question);
        if (step.condition() != null && !step.condition().test(question.lead().fields())) {
            run.result = Result.CONDITION_NOT_MET;
            return run;
        }
        run.walk(network, candidates(network, step, question.lead(), question.now()));
        return run;
    }

    /** Every endpoint that could be chosen, the best entitled first; one that holds several rights stands for its best. */
    static List<Candidate> candidates(CompiledNetwork network, CompiledStep step, LeadSnapshot lead, Instant now) {
        var all = new ArrayList<Candidate>();
        if (step.pool() == null) {
            network.rightsOver(lead).forEach(match -> all.add(Candidate.byRight(match)));
        } else {
            for (var i = 0; i < step.pool().size(); i++) {
                all.add(Candidate.byList(step.pool().get(i), i));
            }
        }
        all.sort(Candidate.ORDER);
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

    private static boolean inForce(Candidate candidate, Instant now) {
        return candidate.right() == null || candidate.right().inForce(now);
    }

    private void walk(CompiledNetwork network, List<Candidate> candidates) {
        for (var from = 0; from < candidates.size(); ) {
            var to = endOfGroup(candidates, from);
            var group = candidates.subList(from, to);
            if (chosen.isEmpty()) {
                chooseFrom(network, group);
            } else {
                group.forEach(candidate -> considered.add(new Considered(candidate, outranked(candidate))));
            }
            from = to;
        }
        if (chosen.isEmpty()) {
            heldUntil = earliestOpening();
        }
        result = !chosen.isEmpty() ? Result.CHOSEN : heldUntil != null ? Result.HELD : Result.NOBODY;
    }

    private static int endOfGroup(List<Candidate> candidates, int from) {
        var to = from + 1;
        while (to < candidates.size() && candidates.get(from).isPeerOf(candidates.get(to))) {
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
            var selection = new Selection(step, network.zone(), question.context()).choose(eligible, wanted);
            chosen = List.copyOf(selection.chosen());
            consulted = selection.consulted();
            arithmetic = selection.arithmetic();
        }
        Set<Candidate> winners = new HashSet<>(chosen);
        for (var candidate : group) {
            var exclusion = exclusions.get(candidate);
            if (exclusion == null && !winners.contains(candidate)) {
                exclusion = notSelected();
            }
            considered.add(new Considered(candidate, exclusion));
        }
    }

    private Exclusion notSelected() {
        return Exclusion.of(
                ReasonCode.NOT_SELECTED,
                "eligible",
                "chosen by " + algorithm(),
                "came after by " + algorithm().replace('_', ' '));
    }

    private Exclusion outranked(Candidate candidate) {
        var winner = chosen.getFirst();
        return Exclusion.of(
                ReasonCode.OUTRANKED,
                "%s of tier %d".formatted(candidate.rightName(), candidate.tier()),
                "%s of tier %d or better".formatted(winner.rightName(), winner.tier()),
                "holds a lesser right");
    }

    /** When the first of those opens that lack nothing but the hour, and for which the lead may wait. */
    private @Nullable Instant earliestOpening() {
        Instant earliest = null;
        for (var each : considered) {
            var opening = openingToWaitFor(each);
            if (opening != null && (earliest == null || opening.isBefore(earliest))) {
                earliest = opening;
            }
        }
        return earliest;
    }

    private @Nullable Instant openingToWaitFor(Considered each) {
        var exclusion = each.exclusion();
        if (exclusion == null
                || exclusion.reason() != ReasonCode.OUT_OF_HOURS
                || exclusion.until() == null
                || each.candidate().endpoint().endpoint().offHours() != OffHours.HOLD
                || !exclusion.until().isBefore(question.lead().expiresAt())) {
            return null;
        }
        var then = question.at(exclusion.until());
        return EligibilityChain.CAPS.exclude(each.candidate(), then) == null ? exclusion.until() : null;
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

    @Nullable
    Instant heldUntil() {
        return heldUntil;
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
        return step.step().algorithm().name().toLowerCase(Locale.ROOT);
    }
}
