package io.headgate.routing.conversion;

import io.headgate.routing.core.context.Conversions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How well endpoints sell, of the leads that they accepted in the last {@value #DAYS} days. Read now and then rather than
 * at once: what is measured over months moves slowly, and every state that decided is written down.
 */
@Component
class MeasuredConversions implements Supplier<Conversions> {

    static final int DAYS = 90;

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredConversions.class);

    private final ConversionCounts counts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Conversions current = Conversions.NONE;

    MeasuredConversions(ConversionCounts counts, PlatformTransactionManager transactions, Clock clock) {
        this.counts = counts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Conversions get() {
        return current;
    }

    @Scheduled(fixedDelayString = "${headgate.routing.conversion-interval:15m}")
    void measure() {
        try {
            transaction.executeWithoutResult(_ -> counts.addUp());
            var measured = counts.measuredSince(firstDay());
            // The same object as long as nothing changed, so that nothing new is written down.
            if (!measured.equals(current)) {
                current = measured;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "conversions stay as they were measured before: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Keeps what is still to be added up small, however busy the endpoints are. */
    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    void addUp() {
        try {
            transaction.executeWithoutResult(_ -> counts.addUp());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("counts are added up later: {}", e.getClass().getSimpleName());
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "20m")
    void forget() {
        try {
            transaction.executeWithoutResult(_ -> counts.forgetBefore(firstDay()));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("old counts stay for now: {}", e.getClass().getSimpleName());
        }
    }

    private LocalDate firstDay() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
    }
}
