package io.headgate.benchmarks.load;

import io.headgate.benchmarks.Figures;
import io.headgate.benchmarks.load.OpenLoop.Offered;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What was seen at one offered rate, over the leads after the warm-up.
 *
 * @param perSecond the rate offered
 * @param posted how many leads were due, with those of the warm-up
 * @param unanswered how many of them were not answered 2xx
 * @param late how many of the answered arrived more than a second after the last post, or not at all
 * @param p50Millis from the intended moment of the post to the first byte at the receiver
 * @param p99Millis the same
 */
public record RateStep(int perSecond, int posted, int unanswered, int late, double p50Millis, double p99Millis) {

    private static final Duration QUEUE_ALLOWED = Duration.ofSeconds(1);
    private static final double P99_ALLOWED_MILLIS = 1_000;

    static RateStep of(int perSecond, Offered offered, Map<String, Long> arrivals, long countedFrom) {
        var histogram = new Histogram(Figures.LONGEST_MICROS, 3);
        int late = 0;
        for (var lead : offered.answered().entrySet()) {
            var arrived = arrivals.get(lead.getKey());
            if (arrived == null || arrived - offered.ended() > QUEUE_ALLOWED.toNanos()) {
                late++;
            }
            if (arrived != null && lead.getValue() >= countedFrom) {
                histogram.recordValue(Math.clamp((arrived - lead.getValue()) / 1_000, 1, Figures.LONGEST_MICROS));
            }
        }
        return new RateStep(
                perSecond,
                offered.posted(),
                offered.unanswered(),
                late,
                histogram.getValueAtPercentile(50) / 1_000.0,
                histogram.getValueAtPercentile(99) / 1_000.0);
    }

    /** Whether everything was taken, nothing queued at the end, and hardly a lead took longer than a second. */
    public boolean sustained() {
        return unanswered == 0 && late == 0 && p99Millis <= P99_ALLOWED_MILLIS;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d/s %s: %d posted, %d unanswered, %d late, p50 %.1f ms, p99 %.1f ms",
                perSecond,
                sustained() ? "sustained" : "NOT sustained",
                posted,
                unanswered,
                late,
                p50Millis,
                p99Millis);
    }
}
