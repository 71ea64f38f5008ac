package io.headgate.portal.leads.page;

import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.portal.core.Sentences.TimelineItem;
import io.headgate.portal.leads.list.LeadItem;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence what became of a lead; the pages show it as it is. */
final class OutcomeSentence {

    private static final int MICROS = 6;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long TWO_DAYS = 48 * HOUR;

    private OutcomeSentence() {}

    /**
     * The sentence.
     *
     * @param rounds how often routing decided
     * @param timeline whose last line tells of a lead for which nothing was decided yet
     */
    static String sentenceOf(LeadItem lead, int rounds, List<TimelineItem> timeline) {
        var endpoint = lead.endpointId();
        var price = lead.price() == null ? "" : " for " + money(lead.price());
        var round = rounds > 1 ? ", in round " + rounds : "";
        return switch (lead.status()) {
            case DELIVERED ->
                "Delivered to %s%s%s%s.".formatted(endpoint, price, afterReceipt(lead.deliveredMs()), round);
            case ALLOCATED -> "On its way to %s%s%s.".formatted(endpoint, price, round);
            case UNCONFIRMED ->
                "%s may have it: the delivery ended without a certain answer. ".formatted(endpoint)
                        + "Nobody is charged and nobody else gets it until you decide below.";
            case CONVERTED -> "Delivered to %s%s and sold.".formatted(endpoint, price);
            case RETURNED -> "Delivered to %s%s and returned.".formatted(endpoint, price);
            case REJECTED -> "Rejected: " + meaning(lead.reason(), "nobody said why.");
            case HELD -> "Held: " + meaning(lead.reason(), "it waits for hours or capacity.");
            case REVIEW ->
                lead.reason() == null
                        ? "Waiting for a person to decide."
                        : "Waiting for a person to decide: " + lead.reason().meaning();
            case RECEIVED, VALIDATED ->
                timeline.isEmpty() ? "" : timeline.getLast().sentence();
        };
    }

    private static String meaning(@Nullable ReasonCode reason, String otherwise) {
        return reason == null ? otherwise : reason.meaning();
    }

    private static String money(Money money) {
        var format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(MICROS);
        return format.format(new BigDecimal(money.amount()));
    }

    private static String afterReceipt(@Nullable Long millis) {
        return millis == null ? "" : ", %s after it was received".formatted(span(millis));
    }

    private static String span(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
        }
        if (millis < HOUR) {
            return Math.round(millis / (double) MINUTE) + " min";
        }
        return millis < TWO_DAYS
                ? String.format(Locale.ROOT, "%.1f h", millis / (double) HOUR)
                : Math.round(millis / (24.0 * HOUR)) + " d";
    }
}
