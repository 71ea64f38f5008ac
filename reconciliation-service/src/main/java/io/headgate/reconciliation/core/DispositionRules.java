package io.headgate.reconciliation.core;

import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of a delivery, whoever says it. */
public final class DispositionRules {

    /** Two systems' clocks differ, and many cut the seconds off. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final long SMALLEST_UNIT = 10_000;

    private DispositionRules() {}

    /** One thing that somebody says of a delivery. */
    public record Claim(
            DeliveryId deliveryId,
            DispositionStatus status,
            @Nullable Money value,
            Instant occurredAt) {}

    /** One field that is not right; the detail never repeats its value. */
    public record Problem(String field, String code, String detail) {}

    /** Everything that is wrong with it, nothing when it may be recorded. */
    public static List<Problem> check(Claim claim, DeliveredLead delivered, Instant now) {
        var problems = new ArrayList<Problem>();
        if (claim.occurredAt().isAfter(now.plus(TOLERANCE))) {
            problems.add(new Problem("occurred_at", "IN_THE_FUTURE", "It cannot have occurred yet."));
        }
        if (claim.occurredAt().isBefore(delivered.deliveredAt().minus(TOLERANCE))) {
            problems.add(new Problem(
                    "occurred_at", "BEFORE_DELIVERY", "It cannot have occurred before the lead was delivered."));
        }
        var value = claim.value();
        if (value != null) {
            if (value.micros() < 0 || value.micros() % SMALLEST_UNIT != 0) {
                problems.add(new Problem("value", "NOT_ALLOWED", "An amount from 0 on with at most two decimals."));
            }
            if (!value.currency().equals(delivered.price().currency())) {
                problems.add(new Problem("value", "OTHER_CURRENCY", "The currency is the one of the lead's price."));
            }
        }
        return problems;
    }
}
