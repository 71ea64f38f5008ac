package io.headgate.validation.assessment;

import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.outbound.core.Deadline;
import io.headgate.validation.config.ValidationMetrics;
import io.headgate.validation.core.Assessment;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import io.headgate.validation.core.SourcePolicy;
import io.headgate.validation.core.UnavailableCheck;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes every check that the source's policy asks for. A check that breaks, or that nobody here can make, is
 * unavailable; it never takes the lead along.
 */
@Component
class CheckRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);

    private final Map<CheckName, Check> checks = new EnumMap<>(CheckName.class);
    private final ValidationMetrics metrics;

    CheckRunner(List<Check> checks, ValidationMetrics metrics) {
        checks.forEach(check -> this.checks.put(check.name(), check));
        this.metrics = metrics;
    }

    Assessment assess(CheckSubject subject, SourcePolicy policy, Deadline deadline) {
        var checked = policy.checks().entrySet().stream()
                .map(asked -> run(check(asked.getKey()), subject, asked.getValue(), deadline))
                .toList();
        return Assessment.of(checked, subject.facts().location());
    }

    private Check check(CheckName name) {
        var check = checks.get(name);
        return check == null ? new UnavailableCheck(name) : check;
    }

    private Assessment.Checked run(Check check, CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        var started = System.nanoTime();
        var finding = look(check, subject, policy, deadline);
        var nanos = System.nanoTime() - started;
        metrics.checked(check.name(), finding.verdict(), nanos);
        return new Assessment.Checked(
                check,
                finding,
                SourcePolicy.actionOn(check.name(), finding.verdict(), policy),
                TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    private static Finding look(Check check, CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        try {
            return check.look(subject, policy, deadline);
        } catch (RuntimeException e) {
            // Without the exception itself: its message could quote what the person typed.
            LOG.error(
                    "the {} check broke: {}",
                    check.name().wireName(),
                    e.getClass().getName());
            return Finding.unavailable("the check could not be made");
        }
    }
}
