package io.headgate.config;

import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Algorithm;
import io.headgate.model.config.Otherwise;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of routing plans, each for itself. */
final class PlanRules {

    private static final Set<Algorithm> ALGORITHMS_OF_THIS_VERSION =
            Set.of(Algorithm.PRIORITY, Algorithm.ROUND_ROBIN, Algorithm.WEIGHTED);
    private static final int MOST_RECIPIENTS = 20;

    private final Report report;
    private final DocumentIndex index;
    private final ConditionRules conditions;

    PlanRules(Report report, DocumentIndex index, ConditionRules conditions) {
        this.report = report;
        this.index = index;
        this.conditions = conditions;
    }

    void check(List<Plan> plans) {
        for (var i = 0; i < plans.size(); i++) {
            check("plans[" + i + "]", plans.get(i));
        }
    }

    private void check(String path, Plan plan) {
        report.id(path + ".id", plan.id());
        report.name(path + ".name", plan.name());
        report.references(path + ".service_lines", plan.serviceLines(), index.serviceLines());
        report.distinct(path + ".service_lines", plan.serviceLines());
        report.references(path + ".sources", plan.sources(), index.sources());
        report.distinct(path + ".sources", plan.sources());
        if (plan.steps().isEmpty()) {
            report.error(path + ".steps", ConfigCode.NO_STEPS, "A plan has at least one step.");
            return;
        }
        var ids = new HashSet<String>();
        for (var i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var at = path + ".steps[" + i + "]";
            if (!ids.add(step.id())) {
                report.error(at + ".id", ConfigCode.DUPLICATE_ID, "Two steps of the plan have this id.");
            }
            step(at, step);
        }
        if (plan.status() == ActiveStatus.ACTIVE && plan.otherwise() == Otherwise.REJECT && !overflows(plan)) {
            report.warning(
                    path,
                    ConfigCode.NO_OVERFLOW,
                    "The last step has a condition or needs a territory, so leads that no step places are rejected.");
        }
    }

    private void step(String path, Step step) {
        report.id(path + ".id", step.id());
        if (step.pool() instanceof Pool.Endpoints(var ids)) {
            if (ids.isEmpty()) {
                report.error(path + ".pool", ConfigCode.EMPTY_POOL, "A pool names at least one endpoint.");
            }
            report.references(path + ".pool", ids, index.endpoints());
            report.distinct(path + ".pool", ids);
        }
        if (!ALGORITHMS_OF_THIS_VERSION.contains(step.algorithm())) {
            report.error(
                    path + ".algorithm",
                    ConfigCode.NOT_SUPPORTED_YET,
                    "This version cannot choose by %s; it can by priority, round_robin and weighted."
                            .formatted(EnumNames.word(step.algorithm())));
        }
        report.atLeast(path + ".recipients", step.recipients(), 1);
        if (step.recipients() > MOST_RECIPIENTS) {
            report.error(
                    path + ".recipients",
                    ConfigCode.INVALID_VALUE,
                    "At most %d recipients.".formatted(MOST_RECIPIENTS));
        }
        conditions.check(path + ".condition", step.condition());
    }

    private static boolean overflows(Plan plan) {
        var last = plan.steps().getLast();
        return last.pool() instanceof Pool.Endpoints && last.condition() == null;
    }
}
