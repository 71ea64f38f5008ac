package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import io.headgate.config.condition.Truth;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Step;

/**
 * Finds steps that never place a lead: whoever is eligible there was eligible at a step above, which always chooses
 * somebody when anybody is eligible.
 */
final class StepLint {

    private final Lint lint;

    StepLint(Lint lint) {
        this.lint = lint;
    }

    void check() {
        lint.eachPlan(this::check);
    }

    private void check(int position, Plan plan) {
        for (var j = 1; j < plan.steps().size(); j++) {
            var later = plan.steps().get(j);
            plan.steps().subList(0, j).stream()
                    .filter(earlier -> leavesNothingTo(later, earlier))
                    .findFirst()
                    .ifPresent(earlier -> lint.report()
                            .lint(
                                    "plans[%d].steps[%d]"
                                            .formatted(position, plan.steps().indexOf(later)),
                                    ConfigCode.UNREACHABLE_STEP,
                                    "It never places a lead: whoever could get one here, got it at step %s."
                                            .formatted(earlier.id())));
        }
    }

    private boolean leavesNothingTo(Step later, Step earlier) {
        return earlier.algorithm().takesAnyEligible()
                && earlier.caps().isEmpty()
                && runsWhenever(later, earlier)
                && asksNoMoreThan(later, earlier)
                && holdsThePoolOf(later, earlier);
    }

    private boolean runsWhenever(Step later, Step earlier) {
        var condition = earlier.condition();
        return condition == null
                || lint.conditions().truth(condition) == Truth.ALWAYS
                || lint.conditions().same(condition, later.condition());
    }

    private static boolean asksNoMoreThan(Step later, Step earlier) {
        return earlier.minPrice() == null
                || later.minPrice() != null && earlier.minPrice().compareTo(later.minPrice()) <= 0;
    }

    private boolean holdsThePoolOf(Step later, Step earlier) {
        var some = lint.listed(later);
        var all = lint.listed(earlier);
        return some == null || all == null
                ? some == null && all == null && later.pool().equals(earlier.pool())
                : !some.isEmpty() && all.containsAll(some);
    }
}
