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
import io.headgate.validation.providers.Providers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes every check that the source's policy asks for: one after another where none asks somebody outside, else side
 * by side within the lead's deadline. A check that breaks, that does not answer in time, or that nobody here can make is
 * unavailable; it never takes the lead along.
 */
@Component
class CheckRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);

    private final Map<CheckName, Check> checks = new EnumMap<>(CheckName.class);
    private final Providers providers;
    private final ValidationMetrics metrics;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    CheckRunner(List<Check> checks, Providers providers, ValidationMetrics metrics) {
        this.providers = providers;
        checks.forEach(check -> this.checks.put(check.name(), check));
        this.metrics = metrics;
    }

    Assessment assess(CheckSubject subject, SourcePolicy policy, Deadline deadline) {
        var asked = policy.checks().entrySet().stream()
                .map(entry -> new AskedCheck(check(entry.getKey(), entry.getValue()), entry.getValue()))
                .toList();
        var checked = asked.stream().anyMatch(one -> one.check().asksOthers())
                ? runSideBySide(asked, subject, deadline)
                : asked.stream().map(one -> run(one, subject, deadline)).toList();
        return Assessment.of(checked, subject.facts().location());
    }

    /** Whether checks that the policy asks for may take their time, because somebody outside makes them. */
    boolean asksOthers(SourcePolicy policy) {
        return policy.providers().anyMatch(providers::contains);
    }

    private record AskedCheck(Check check, CheckPolicy policy) {}

    private Check check(CheckName name, CheckPolicy policy) {
        var builtIn = checks.get(name);
        var provided =
                policy.provider() == null ? Optional.<Check>empty() : providers.findCheck(policy.provider(), builtIn);
        return provided.orElse(builtIn == null ? new UnavailableCheck(name) : builtIn);
    }

    // The order of results is that of the names, whoever answers first.
    private List<Assessment.Checked> runSideBySide(List<AskedCheck> asked, CheckSubject subject, Deadline deadline) {
        var running = asked.stream()
                .map(one -> threads.submit(() -> run(one, subject, deadline)))
                .toList();
        var checked = new ArrayList<Assessment.Checked>();
        for (var i = 0; i < asked.size(); i++) {
            checked.add(await(running.get(i), asked.get(i), deadline));
        }
        return checked;
    }

    private Assessment.Checked await(Future<Assessment.Checked> running, AskedCheck asked, Deadline deadline) {
        try {
            return running.get(deadline.remaining(System.nanoTime()).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            var nanos = deadline.total().toNanos();
            return checked(asked, Finding.unavailable("there was no answer in the time that a lead has"), nanos);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check broke in a way that checks do not", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checks were running");
        }
    }

    private Assessment.Checked run(AskedCheck asked, CheckSubject subject, Deadline deadline) {
        var started = System.nanoTime();
        return checked(asked, look(asked, subject, deadline), System.nanoTime() - started);
    }

    private Assessment.Checked checked(AskedCheck asked, Finding finding, long nanos) {
        metrics.checked(asked.check().name(), finding.verdict(), nanos);
        return new Assessment.Checked(
                asked.check(),
                finding,
                SourcePolicy.actionOn(asked.check(), finding.verdict(), asked.policy()),
                TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    private static Finding look(AskedCheck asked, CheckSubject subject, Deadline deadline) {
        try {
            return asked.check().checkLead(subject, asked.policy(), deadline);
        } catch (RuntimeException e) {
            // Without the exception itself: its message could quote what the person typed.
            LOG.error(
                    "the {} check broke: {}",
                    asked.check().name().wireName(),
                    e.getClass().getName());
            return Finding.unavailable("the check could not be made");
        }
    }
}
