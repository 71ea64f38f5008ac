package io.headgate.validation.assessment;

import io.headgate.model.config.CheckPolicy;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.validation.config.ValidationMetrics;
import io.headgate.validation.core.Assessment;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import io.headgate.validation.core.SourcePolicy;
import io.headgate.validation.core.UnavailableCheck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes every check that the source's policy asks for. A check that breaks, or that nobody here can make, is unavailable; it never takes the lead along. */
@Component
class CheckRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);

    private final List<Check> checks;
    private final Set<String> names;
    private final ValidationMetrics metrics;

    CheckRunner(List<Check> checks, ValidationMetrics metrics) {
        this.checks =
                checks.stream().sorted(Comparator.comparingInt(Check::rank)).toList();
        names = checks.stream().map(Check::name).collect(Collectors.toUnmodifiableSet());
        this.metrics = metrics;
    }

    Assessment assess(CheckSubject subject, SourcePolicy policy) {
        var all = Stream.concat(checks.stream(), absent(policy));
        var checked = all.flatMap(check -> policy.of(check.name()).map(own -> run(check, subject, own)).stream())
                .toList();
        return Assessment.of(checked, subject.facts().location());
    }

    private Stream<Check> absent(SourcePolicy policy) {
        return policy.named().stream().filter(name -> !names.contains(name)).map(UnavailableCheck::new);
    }

    private Assessment.Checked run(Check check, CheckSubject subject, CheckPolicy policy) {
        var started = System.nanoTime();
        var finding = look(check, subject, policy);
        var nanos = System.nanoTime() - started;
        metrics.checked(check.name(), finding.verdict(), nanos);
        return new Assessment.Checked(
                check,
                finding,
                SourcePolicy.actionOn(check.name(), finding.verdict(), policy),
                TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    private static Finding look(Check check, CheckSubject subject, CheckPolicy policy) {
        try {
            return check.look(subject, policy);
        } catch (RuntimeException e) {
            // Without the exception itself: its message could quote what the person typed.
            LOG.error("the {} check broke: {}", check.name(), e.getClass().getName());
            return new Finding(Verdict.UNAVAILABLE, null, "the check could not be made", Map.of(), null);
        }
    }
}
