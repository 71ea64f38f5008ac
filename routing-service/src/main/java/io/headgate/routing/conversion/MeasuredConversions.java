package io.headgate.routing.conversion;

import io.headgate.routing.core.context.Conversions;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How well endpoints sell, of the leads that they accepted in the last {@value #DAYS} days. Read now and then rather than
 * at once: what is measured over months moves slowly, and every state that decided is written down.
 */
@Component
class MeasuredConversions implements Supplier<Conversions> {

    static final int DAYS = 90;

    private final ConversionCounts counts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Job measure;
    private final Job addUp;
    private final Job forget;
    private volatile Conversions current = Conversions.NONE;

    MeasuredConversions(ConversionCounts counts, PlatformTransactionManager transactions, Clock clock, Jobs jobs) {
        this.counts = counts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.measure = jobs.job("conversions.measure");
        this.addUp = jobs.job("conversions.add-up");
        this.forget = jobs.job("conversions.forget");
    }

    @Override
    public Conversions get() {
        return current;
    }

    @Scheduled(fixedDelayString = "${headgate.routing.conversion-interval:15m}")
    void measure() {
        measure.run(() -> {
            addUpInTransaction();
            var measured = counts.measuredSince(firstDay());
            // The same object as long as nothing changed, so that nothing new is written down.
            if (!measured.equals(current)) {
                current = measured;
            }
        });
    }

    /** Keeps what is still to be added up small, however busy the endpoints are. */
    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    void addUp() {
        addUp.callInOneCopy(Duration.ofMinutes(1), () -> {
            addUpInTransaction();
            return true;
        });
    }

    private void addUpInTransaction() {
        transaction.executeWithoutResult(_ -> counts.addUp());
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "20m")
    void forget() {
        forget.callInOneCopy(Duration.ofHours(1), () -> {
            transaction.executeWithoutResult(_ -> counts.forgetBefore(firstDay()));
            return true;
        });
    }

    private LocalDate firstDay() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
    }
}
