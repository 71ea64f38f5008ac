package io.headgate.routing.core;

import io.headgate.model.config.Otherwise;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which endpoints get a lead. A pure function: the same network, lead, context and round give the same
 * decision with the same trace, always.
 */
public final class DecisionEngine {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    public Decision decide(CompiledNetwork network, LeadSnapshot lead, RoutingContext context, RoundState round) {
        var question = new Question(lead, round, context);
        if (!context.now().isBefore(lead.expiresAt())) {
            return ended(ReasonCode.LEAD_EXPIRED, Explanation.EXPIRED);
        }
        var plan = network.planFor(lead);
        if (plan == null) {
            return ended(ReasonCode.NO_PLAN, Explanation.noPlan(lead));
        }
        var runs = new ArrayList<StepRun>();
        for (var step : plan.steps()) {
            var run = StepRun.of(network, step, question);
            runs.add(run);
            switch (run.result()) {
                case CHOSEN -> {
                    return allocated(network, plan, runs, run, question);
                }
                case HELD -> {
                    return held(plan, runs, run.heldUntil(), ReasonCode.OUT_OF_HOURS, question);
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
        Map<Bucket, Charge> touched = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            var fair = Selection.isFair(step.step().algorithm());
            for (var candidate : StepRun.candidates(network, step, lead, now)) {
                for (var charge : candidate.endpoint().charges(now, candidate.price())) {
                    touched.putIfAbsent(charge.bucket(), charge);
                }
                if (fair) {
                    var tally = Selection.tally(step, candidate, network.zone(), now);
                    touched.putIfAbsent(tally.bucket(), tally);
                }
            }
        }
        return List.copyOf(touched.values());
    }

    /** The endpoints that a decision about this lead might choose. */
    public List<CompiledEndpoint> candidates(CompiledNetwork network, LeadSnapshot lead, Instant now) {
        var plan = network.planFor(lead);
        if (plan == null) {
            return List.of();
        }
        Map<String, CompiledEndpoint> found = new LinkedHashMap<>();
        for (var step : plan.steps()) {
            for (var candidate : StepRun.candidates(network, step, lead, now)) {
                found.putIfAbsent(candidate.id(), candidate.endpoint());
            }
        }
        return List.copyOf(found.values());
    }

    private static Decision allocated(
            CompiledNetwork network, CompiledPlan plan, List<StepRun> runs, StepRun last, Question question) {
        var fair = Selection.isFair(last.step().step().algorithm());
        var choices = new ArrayList<Decision.Choice>();
        for (var candidate : last.chosen()) {
            var charges = new ArrayList<>(candidate.endpoint().charges(question.now(), candidate.price()));
            if (fair) {
                charges.add(Selection.tally(last.step(), candidate, network.zone(), question.now()));
            }
            var right = candidate.right();
            choices.add(new Decision.Choice(
                    candidate.endpoint().client().id(),
                    candidate.id(),
                    candidate.price(),
                    last.step().id(),
                    right == null ? null : right.key(),
                    right == null ? null : right.tier(),
                    charges));
        }
        var sentence = new Explanation(question).chosen(runs, last);
        return new Decision(
                DecisionOutcome.ALLOCATED, null, null, choices, last.consulted(), trace(plan, runs, sentence));
    }

    private static Decision held(
            CompiledPlan plan, List<StepRun> runs, @Nullable Instant until, ReasonCode reason, Question question) {
        var sentence = new Explanation(question).held(runs, until);
        return new Decision(DecisionOutcome.HELD, reason, until, List.of(), List.of(), trace(plan, runs, sentence));
    }

    private static Decision nobody(CompiledPlan plan, List<StepRun> runs, Question question) {
        var reason =
                runs.stream().allMatch(run -> run.considered().isEmpty()) ? ReasonCode.NO_COVERAGE : ReasonCode.NO_SALE;
        var otherwise = plan.plan().otherwise();
        if (otherwise == Otherwise.HOLD) {
            return held(plan, runs, lookAgain(runs, question), reason, question);
        }
        var outcome = otherwise == Otherwise.REVIEW ? DecisionOutcome.REVIEW : DecisionOutcome.REJECTED;
        var sentence = new Explanation(question).nobody(runs, outcome);
        return new Decision(outcome, reason, null, List.of(), List.of(), trace(plan, runs, sentence));
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

    private static DecisionTrace trace(CompiledPlan plan, List<StepRun> runs, String sentence) {
        return new DecisionTrace(
                plan.plan().id(), runs.stream().map(StepRun::trace).toList(), sentence, 0);
    }

    private static Decision ended(ReasonCode reason, String sentence) {
        return new Decision(
                DecisionOutcome.REJECTED,
                reason,
                null,
                List.of(),
                List.of(),
                new DecisionTrace(null, List.of(), sentence, 0));
    }
}
