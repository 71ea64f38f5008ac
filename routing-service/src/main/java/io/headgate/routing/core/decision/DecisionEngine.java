package io.headgate.routing.core.decision;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.eligibility.Eligibility;
import io.headgate.routing.core.explain.Explanation;
import io.headgate.routing.core.explain.LazyTrace;
import io.headgate.routing.core.explain.StepOutcome;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CandidateFinder;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.CompiledPlan;
import io.headgate.routing.core.network.CompiledStep;
import io.headgate.routing.core.selection.SelectionStrategy;
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
 * Decides which endpoints get a lead. A pure function: the same network, lead, inputs and round give the same
 * decision with the same trace, always.
 */
public final class DecisionEngine {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    public Decision decide(CompiledNetwork network, LeadSnapshot lead, DecisionInputs inputs, RoundState round) {
        var context = new DecisionContext(lead, round, inputs);
        if (!context.now().isBefore(lead.expiresAt())) {
            return ended(ReasonCode.LEAD_EXPIRED, () -> Explanation.EXPIRED);
        }
        var plan = network.planFor(lead);
        if (plan == null) {
            return ended(ReasonCode.NO_PLAN, () -> Explanation.noPlan(lead));
        }
        var eligibility = new Eligibility(context);
        var outcomes = new ArrayList<StepOutcome>();
        for (var step : plan.steps()) {
            var outcome = StepRun.walk(network, step, eligibility, context);
            outcomes.add(outcome);
            switch (outcome.result()) {
                case CHOSEN -> {
                    return allocated(plan, outcomes, outcome, context);
                }
                case HELD -> {
                    var wait = Objects.requireNonNull(outcome.waiting());
                    return held(plan, outcomes, wait.until(), wait.reason(), context);
                }
                case NOBODY, CONDITION_NOT_MET -> {}
            }
        }
        return nobody(plan, outcomes, context);
    }

    /** Every counter that a decision about this lead might touch, in whatever way it comes out. */
    public List<CounterIncrement> footprint(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var plan = network.planFor(lead);
        if (plan == null) {
            return List.of();
        }
        var context = DecisionContext.atTime(lead, now);
        Map<Bucket, CounterIncrement> touched = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            for (var candidate : CandidateFinder.findCandidates(network, step, context)) {
                possible(step, candidate, context)
                        .forEach(increment -> touched.putIfAbsent(increment.bucket(), increment));
            }
        }
        return List.copyOf(touched.values());
    }

    private static List<CounterIncrement> possible(CompiledStep step, Candidate candidate, DecisionContext context) {
        var increments = candidate.increments(context);
        for (var order : candidate.endpoint().orders()) {
            if (order.wants(context)) {
                increments.addAll(candidate.filling(order).increments(context));
            }
        }
        increments.addAll(SelectionStrategy.of(step).possibleIncrements(candidate, context));
        return increments;
    }

    /** The endpoints that a decision about this lead might choose. */
    public List<CompiledEndpoint> candidates(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var plan = network.planFor(lead);
        if (plan == null) {
            return List.of();
        }
        var context = DecisionContext.atTime(lead, now);
        Map<String, CompiledEndpoint> found = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            for (var candidate : CandidateFinder.findCandidates(network, step, context)) {
                found.putIfAbsent(candidate.id(), candidate.endpoint());
            }
        }
        return List.copyOf(found.values());
    }

    private static Decision allocated(
            CompiledPlan plan, List<StepOutcome> outcomes, StepOutcome last, DecisionContext context) {
        var choices = new ArrayList<Decision.Choice>();
        for (var candidate : last.chosen()) {
            choices.add(choice(last.step(), candidate, context));
        }
        return new Decision(
                DecisionOutcome.ALLOCATED,
                null,
                null,
                Set.of(),
                choices,
                last.consulted(),
                context.lead().facts().test() ? List.of() : last.accruals(),
                traceOf(plan, outcomes, () -> new Explanation(context).chosen(outcomes, last)));
    }

    private static Decision.Choice choice(CompiledStep step, Candidate candidate, DecisionContext context) {
        var increments = increments(step, candidate, context);
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
                increments);
    }

    /** A test is decided like a real lead and takes nothing: it may not close a dealer for the day. */
    private static List<CounterIncrement> increments(CompiledStep step, Candidate candidate, DecisionContext context) {
        if (context.lead().facts().test()) {
            return List.of();
        }
        var increments = candidate.increments(context);
        increments.addAll(SelectionStrategy.of(step).incrementsOf(candidate, context));
        return increments;
    }

    private static Decision held(
            CompiledPlan plan, List<StepOutcome> outcomes, Instant until, ReasonCode reason, DecisionContext context) {
        return new Decision(
                DecisionOutcome.HELD,
                reason,
                until,
                capsWithoutRoom(outcomes),
                List.of(),
                List.of(),
                List.of(),
                traceOf(plan, outcomes, () -> new Explanation(context).held(outcomes, until)));
    }

    private static Set<String> capsWithoutRoom(List<StepOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.evaluated().stream())
                .flatMap(each -> Stream.ofNullable(each.exclusion()))
                .flatMap(exclusion -> Stream.ofNullable(exclusion.cap()))
                .collect(Collectors.toSet());
    }

    private static Decision nobody(CompiledPlan plan, List<StepOutcome> outcomes, DecisionContext context) {
        var reason = outcomes.stream().allMatch(outcome -> outcome.evaluated().isEmpty())
                ? ReasonCode.NO_COVERAGE
                : ReasonCode.NO_SALE;
        return switch (plan.plan().otherwise()) {
            case HOLD -> held(plan, outcomes, lookAgain(outcomes, context), reason, context);
            case REVIEW -> nobody(plan, outcomes, DecisionOutcome.REVIEW, reason, context);
            case REJECT ->
                nobody(
                        plan,
                        outcomes,
                        DecisionOutcome.REJECTED,
                        isPassing(outcomes, context) ? ReasonCode.NO_SALE_FOR_NOW : reason,
                        context);
        };
    }

    private static Decision nobody(
            CompiledPlan plan,
            List<StepOutcome> outcomes,
            DecisionOutcome outcome,
            ReasonCode reason,
            DecisionContext context) {
        return unplaced(
                outcome, reason, traceOf(plan, outcomes, () -> new Explanation(context).nobody(outcomes, outcome)));
    }

    /** Whether the lead might have been taken at another time: its source may send such leads again. */
    private static boolean isPassing(List<StepOutcome> outcomes, DecisionContext context) {
        for (var outcome : outcomes) {
            for (var each : outcome.evaluated()) {
                var exclusion = each.exclusion();
                if (exclusion != null && new Eligibility(context).mayPass(each.candidate(), exclusion)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first moment at which one of the exclusions may lapse, or a little later when none lapses by itself. */
    private static Instant lookAgain(List<StepOutcome> outcomes, DecisionContext context) {
        var now = context.now();
        var earliest = outcomes.stream()
                .flatMap(outcome -> outcome.evaluated().stream())
                .flatMap(each -> Stream.ofNullable(each.exclusion()))
                .flatMap(exclusion -> Stream.ofNullable(exclusion.until()))
                .filter(until -> until.isAfter(now))
                .min(Instant::compareTo)
                .orElse(now.plus(LOOK_AGAIN));
        return earliest.isBefore(context.lead().expiresAt())
                ? earliest
                : context.lead().expiresAt();
    }

    private static LazyTrace traceOf(CompiledPlan plan, List<StepOutcome> outcomes, Supplier<String> sentence) {
        return new LazyTrace(() -> new DecisionTrace(
                plan.plan().id(), outcomes.stream().map(StepOutcome::trace).toList(), sentence.get(), 0));
    }

    private static Decision ended(ReasonCode reason, Supplier<String> sentence) {
        return unplaced(
                DecisionOutcome.REJECTED,
                reason,
                new LazyTrace(() -> new DecisionTrace(null, List.of(), sentence.get(), 0)));
    }

    private static Decision unplaced(DecisionOutcome outcome, ReasonCode reason, LazyTrace lazyTrace) {
        return new Decision(outcome, reason, null, Set.of(), List.of(), List.of(), List.of(), lazyTrace);
    }
}
