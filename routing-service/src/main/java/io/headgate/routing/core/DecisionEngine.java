package io.headgate.routing.core;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which endpoints get a lead. A pure function: the same network, lead, context and round give the same
 * decision with the same trace, always.
 */
public final class DecisionEngine {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    public Decision decide(CompiledNetwork network, LeadSnapshot lead, RoutingContext context, RoundState round) {
        var question = new Question(lead, round, context);
        if (!context.now().isBefore(lead.expiresAt())) {
            return ended(ReasonCode.LEAD_EXPIRED, () -> Explanation.EXPIRED);
        }
        var plan = network.planFor(lead);
        if (plan == null) {
            return ended(ReasonCode.NO_PLAN, () -> Explanation.noPlan(lead));
        }
        var runs = new ArrayList<StepRun>();
        for (var step : plan.steps()) {
            var run = StepRun.of(network, step, question);
            runs.add(run);
            switch (run.result()) {
                case CHOSEN -> {
                    return allocated(plan, runs, run, question);
                }
                case HELD -> {
                    var wait = Objects.requireNonNull(run.waiting());
                    return held(plan, runs, wait.until(), wait.reason(), question);
                }
                case NOBODY, CONDITION_NOT_MET -> {}
            }
        }
        return nobody(plan, runs, question);
    }

    /** Every counter that a decision about this lead might touch, in whatever way it comes out. */
    public List<Charge> footprint(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var plan = network.planFor(lead);
        if (plan == null) {
            return List.of();
        }
        var question = Question.at(lead, now);
        Map<Bucket, Charge> touched = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            for (var candidate : StepRun.candidates(network, step, question)) {
                possible(step, candidate, question).forEach(charge -> touched.putIfAbsent(charge.bucket(), charge));
            }
        }
        return List.copyOf(touched.values());
    }

    private static List<Charge> possible(CompiledStep step, Candidate candidate, Question question) {
        var charges = candidate.charges(question);
        for (var order : candidate.endpoint().orders()) {
            if (order.wants(question)) {
                charges.addAll(candidate.filling(order).charges(question));
            }
        }
        if (step.isFair()) {
            var today = step.days().at(question.now());
            charges.add(FairShares.tally(step, candidate, today));
            if (step.countsDue()) {
                charges.add(FairShares.dues(step, candidate, today));
            }
        }
        return charges;
    }

    /** The endpoints that a decision about this lead might choose. */
    public List<CompiledEndpoint> candidates(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var plan = network.planFor(lead);
        if (plan == null) {
            return List.of();
        }
        var question = Question.at(lead, now);
        Map<String, CompiledEndpoint> found = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            for (var candidate : StepRun.candidates(network, step, question)) {
                found.putIfAbsent(candidate.id(), candidate.endpoint());
            }
        }
        return List.copyOf(found.values());
    }

    private static Decision allocated(CompiledPlan plan, List<StepRun> runs, StepRun last, Question question) {
        var choices = new ArrayList<Decision.Choice>();
        for (var candidate : last.chosen()) {
            choices.add(choice(last.step(), candidate, question));
        }
        return new Decision(
                DecisionOutcome.ALLOCATED,
                null,
                null,
                Set.of(),
                choices,
                last.consulted(),
                question.lead().facts().test() ? List.of() : last.accruals(),
                trail(plan, runs, () -> new Explanation(question).chosen(runs, last)));
    }

    private static Decision.Choice choice(CompiledStep step, Candidate candidate, Question question) {
        var charges = charges(step, candidate, question);
        var right = candidate.right();
        var order = candidate.order();
        return new Decision.Choice(
                candidate.endpoint().clientId(),
                candidate.id(),
                candidate.price(),
                step.id(),
                step.key(),
                right == null ? null : right.key(),
                right == null ? null : right.tier(),
                order == null ? null : order.id(),
                charges);
    }

    /** A test is decided like a real lead and takes nothing: it may not close a dealer for the day. */
    private static List<Charge> charges(CompiledStep step, Candidate candidate, Question question) {
        if (question.lead().facts().test()) {
            return List.of();
        }
        var charges = candidate.charges(question);
        if (step.isFair()) {
            charges.add(FairShares.tally(step, candidate, step.days().at(question.now())));
        }
        return charges;
    }

    private static Decision held(
            CompiledPlan plan, List<StepRun> runs, Instant until, ReasonCode reason, Question question) {
        return new Decision(
                DecisionOutcome.HELD,
                reason,
                until,
                capsWithoutRoom(runs),
                List.of(),
                List.of(),
                List.of(),
                trail(plan, runs, () -> new Explanation(question).held(runs, until)));
    }

    private static Set<String> capsWithoutRoom(List<StepRun> runs) {
        return runs.stream()
                .flatMap(run -> run.considered().stream())
                .flatMap(each -> Stream.ofNullable(each.exclusion()))
                .flatMap(exclusion -> Stream.ofNullable(exclusion.cap()))
                .collect(Collectors.toSet());
    }

    private static Decision nobody(CompiledPlan plan, List<StepRun> runs, Question question) {
        var reason =
                runs.stream().allMatch(run -> run.considered().isEmpty()) ? ReasonCode.NO_COVERAGE : ReasonCode.NO_SALE;
        return switch (plan.plan().otherwise()) {
            case HOLD -> held(plan, runs, lookAgain(runs, question), reason, question);
            case REVIEW -> nobody(plan, runs, DecisionOutcome.REVIEW, reason, question);
            case REJECT ->
                nobody(
                        plan,
                        runs,
                        DecisionOutcome.REJECTED,
                        isPassing(runs, question) ? ReasonCode.NO_SALE_FOR_NOW : reason,
                        question);
        };
    }

    private static Decision nobody(
            CompiledPlan plan, List<StepRun> runs, DecisionOutcome outcome, ReasonCode reason, Question question) {
        return unplaced(outcome, reason, trail(plan, runs, () -> new Explanation(question).nobody(runs, outcome)));
    }

    /** Whether the lead might have been taken at another time: its source may send such leads again. */
    private static boolean isPassing(List<StepRun> runs, Question question) {
        for (var run : runs) {
            for (var each : run.considered()) {
                var exclusion = each.exclusion();
                if (exclusion != null && EligibilityChain.passes(each.candidate(), exclusion, question)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first moment at which one of the exclusions may lapse, or a little later when none lapses by itself. */
    private static Instant lookAgain(List<StepRun> runs, Question question) {
        var now = question.now();
        var earliest = runs.stream()
                .flatMap(run -> run.considered().stream())
                .flatMap(each -> Stream.ofNullable(each.exclusion()))
                .flatMap(exclusion -> Stream.ofNullable(exclusion.until()))
                .filter(until -> until.isAfter(now))
                .min(Instant::compareTo)
                .orElse(now.plus(LOOK_AGAIN));
        return earliest.isBefore(question.lead().expiresAt())
                ? earliest
                : question.lead().expiresAt();
    }

    private static Trail trail(CompiledPlan plan, List<StepRun> runs, Supplier<String> sentence) {
        return new Trail(() -> new DecisionTrace(
                plan.plan().id(), runs.stream().map(StepRun::trace).toList(), sentence.get(), 0));
    }

    private static Decision ended(ReasonCode reason, Supplier<String> sentence) {
        return unplaced(
                DecisionOutcome.REJECTED,
                reason,
                new Trail(() -> new DecisionTrace(null, List.of(), sentence.get(), 0)));
    }

    private static Decision unplaced(DecisionOutcome outcome, ReasonCode reason, Trail trail) {
        return new Decision(outcome, reason, null, Set.of(), List.of(), List.of(), List.of(), trail);
    }
}
