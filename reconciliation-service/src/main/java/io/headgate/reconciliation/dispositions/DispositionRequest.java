package io.headgate.reconciliation.dispositions;

import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.DispositionRules.Claim;
import io.headgate.reconciliation.core.DispositionRules.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A disposition as it was sent: read field by field, so that one that cannot be read names every field and leaves its
 * neighbours alone.
 *
 * @param claim null when there are problems
 */
record DispositionRequest(@Nullable Claim claim, List<Problem> problems) {

    private static final int LONGEST_AMOUNT = 20;
    private static final String STATUSES = Arrays.stream(DispositionStatus.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    DispositionRequest {
        problems = List.copyOf(problems);
    }

    static DispositionRequest read(JsonNode sent) {
        var problems = new ArrayList<Problem>();
        var delivery = delivery(sent.path("delivery_id"), problems);
        var status = status(sent.path("status"), problems);
        var value = value(sent.path("value"), problems);
        var occurredAt = moment(sent.path("occurred_at"), problems);
        if (delivery == null || status == null || occurredAt == null || !problems.isEmpty()) {
            return new DispositionRequest(null, problems);
        }
        return new DispositionRequest(new Claim(delivery, status, value, occurredAt), List.of());
    }

    private static @Nullable DeliveryId delivery(JsonNode node, List<Problem> problems) {
        var id = node.isString() ? DeliveryId.parse(node.asString()).orElse(null) : null;
        if (id == null) {
            problems.add(bad("delivery_id", node, "A delivery id looks like dlv_<uuid>."));
        }
        return id;
    }

    private static @Nullable DispositionStatus status(JsonNode node, List<Problem> problems) {
        var text = node.isString() ? node.asString().toUpperCase(Locale.ROOT) : "";
        for (var status : DispositionStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        problems.add(bad("status", node, "One of " + STATUSES + "."));
        return null;
    }

    private static @Nullable Money value(JsonNode node, List<Problem> problems) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        var amount = node.path("amount");
        var currency = node.path("currency");
        if (amount.isString() && amount.asString().length() <= LONGEST_AMOUNT && currency.isString()) {
            try {
                return Money.of(amount.asString(), currency.asString());
            } catch (ArithmeticException | IllegalArgumentException e) {
                problems.add(notAnAmount());
                return null;
            }
        }
        problems.add(notAnAmount());
        return null;
    }

    private static Problem notAnAmount() {
        return new Problem(
                "value", "WRONG_FORM", "An amount looks like {\"amount\": \"1250.00\", \"currency\": \"USD\"}.");
    }

    private static @Nullable Instant moment(JsonNode node, List<Problem> problems) {
        if (node.isString()) {
            try {
                // As precise as the database keeps it, so that the same moment is found again.
                return OffsetDateTime.parse(node.asString()).toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException e) {
                problems.add(bad("occurred_at", node, "A moment with its offset, as in 2026-11-25T10:15:00-06:00."));
                return null;
            }
        }
        problems.add(bad("occurred_at", node, "A moment with its offset, as in 2026-11-25T10:15:00-06:00."));
        return null;
    }

    private static Problem bad(String field, JsonNode node, String detail) {
        return new Problem(field, node.isMissingNode() || node.isNull() ? "REQUIRED" : "WRONG_FORM", detail);
    }
}
