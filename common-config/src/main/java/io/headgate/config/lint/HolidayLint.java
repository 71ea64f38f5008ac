package io.headgate.config.lint;

import io.headgate.config.ConfigCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a year ahead that the shipped holidays end, where something of the network keeps them. */
final class HolidayLint {

    private static final String WORD = "us-federal";

    private final Lint lint;
    private final List<String> keepers = new ArrayList<>();

    HolidayLint(Lint lint) {
        this.lint = lint;
    }

    void check() {
        var last = lint.holidaysUntil();
        if (lint.today().isBefore(last.minusYears(1))) {
            return;
        }
        lint.eachEndpoint((path, endpoint) -> {
            if (endpoint.hours() != null && endpoint.hours().holidays() != null) {
                keepers.add(path + ".hours.holidays");
            }
            condition(path + ".accepts.condition", endpoint.accepts().condition());
        });
        var orders = lint.document().orders();
        for (var i = 0; i < orders.size(); i++) {
            condition("orders[" + i + "].condition", orders.get(i).condition());
        }
        lint.eachPlan((position, plan) -> {
            for (var j = 0; j < plan.steps().size(); j++) {
                condition(
                        "plans[%d].steps[%d].condition".formatted(position, j),
                        plan.steps().get(j).condition());
            }
        });
        if (!keepers.isEmpty()) {
            lint.report()
                    .warning(
                            keepers.getFirst(),
                            ConfigCode.HOLIDAYS_END,
                            "The holidays that this version knows end with %s, and hours keep them in %,d places: later holidays are working days. Install a version that knows more."
                                    .formatted(last, keepers.size()));
        }
    }

    private void condition(String path, @Nullable String condition) {
        if (condition != null && condition.contains(WORD)) {
            keepers.add(path);
        }
    }
}
