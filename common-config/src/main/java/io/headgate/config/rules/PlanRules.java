package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.document.EnumNames;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Otherwise;
import io.headgate.model.config.Plan;
import io.headgate.model.config.Pool;
import io.headgate.model.config.ShareOf;
import io.headgate.model.config.Step;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/** What must hold of routing plans, each for itself. */
public final class PlanRules {

    private static final BigDecimal ALL = new BigDecimal(100);
    private static final int MOST_RECIPIENTS = 20;

    private final ValidationReport report;
    private final DocumentIndex index;
    private final ConditionRules conditions;
    private final CapRules caps;

    public PlanRules(ValidationReport report, DocumentIndex index, ConditionRules conditions) {
        caps = new CapRules(report, index);
        this.report = report;
        this.index = index;
        this.conditions = conditions;
    }

    public void check(List<Plan> plans) {
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
        report.positive(path + ".freshness", plan.freshness());
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
        switch (step.pool()) {
            case Pool.Endpoints(var ids) -> {
                if (ids.isEmpty()) {
                    report.error(path + ".pool", ConfigCode.EMPTY_POOL, "A pool names at least one endpoint.");
                }
                report.references(path + ".pool", ids, index.endpoints());
                report.distinct(path + ".pool", ids);
            }
            case Pool.Tagged(var tag) -> {
                if (index.tagged(tag).isEmpty()) {
                    report.error(
                            path + ".pool.tag",
                            ConfigCode.EMPTY_POOL,
                            "No endpoint has the tag %s.".formatted(MessageText.quoted(tag)));
                }
            }
            case Pool.Territories _, Pool.Orders _ -> {}
        }
        shares(path + ".shares", step);
        report.money(path + ".min_price", step.minPrice());
        report.distinct(
                path + ".tie_breakers",
                step.tieBreakers().stream().map(EnumNames::word).toList());
        caps.check(path + ".caps", step.caps());
        report.atLeast(path + ".recipients", step.recipients(), 1);
        if (step.recipients() > MOST_RECIPIENTS) {
            report.error(
                    path + ".recipients",
                    ConfigCode.INVALID_VALUE,
                    "At most %d recipients.".formatted(MOST_RECIPIENTS));
        }
        conditions.check(path + ".condition", step.condition());
    }

    private void shares(String path, Step step) {
        if (!step.algorithm().takesShares()) {
            if (!step.shares().isEmpty()) {
                report.error(path, ConfigCode.INVALID_VALUE, "Shares go with the algorithm percentage.");
            }
            if (step.shareOf() != ShareOf.PLACED) {
                report.error(
                        path.replaceAll("shares$", "share_of"),
                        ConfigCode.NO_EFFECT,
                        "share_of goes with the algorithm percentage.");
            }
            return;
        }
        if (step.shares().isEmpty()) {
            report.error(path, ConfigCode.MISSING, "The algorithm percentage needs the share of each endpoint.");
            return;
        }
        step.shares().forEach((id, share) -> {
            var at = MessageText.child(path, id);
            report.reference(at, id, index.endpoints());
            if (share.signum() <= 0
                    || share.compareTo(ALL) > 0
                    || share.stripTrailingZeros().scale() > 4) {
                report.error(
                        at,
                        ConfigCode.INVALID_VALUE,
                        "A share is above 0 and at most 100, with four decimals at most.");
            }
        });
        var sum = step.shares().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(ALL) != 0) {
            report.error(
                    path,
                    ConfigCode.SHARES_NOT_100,
                    "The shares add up to %s, not to 100.".formatted(sum.toPlainString()));
        }
        var members =
                switch (step.pool()) {
                    case Pool.Endpoints(var ids) -> ids;
                    case Pool.Tagged(var tag) -> index.tagged(tag);
                    case Pool.Territories _, Pool.Orders _ ->
                        List.copyOf(step.shares().keySet());
                };
        for (var id : members) {
            if (!step.shares().containsKey(id)) {
                report.error(
                        path,
                        ConfigCode.MISSING,
                        "%s is in the pool and has no share.".formatted(MessageText.quoted(id)));
            }
        }
    }

    private static boolean overflows(Plan plan) {
        var last = plan.steps().getLast();
        return last.pool() instanceof Pool.Endpoints && last.condition() == null && last.minPrice() == null;
    }
}
