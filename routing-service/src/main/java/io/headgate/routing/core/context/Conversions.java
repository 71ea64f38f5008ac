package io.headgate.routing.core.context;

import io.headgate.routing.core.network.Candidate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * How well endpoints sell the leads that they get: as measured where there is enough to measure, and as configured
 * elsewhere.
 *
 * <p>The rate of an endpoint is the mean of a Beta distribution after the observations (Gelman et al., Bayesian Data
 * Analysis, 3rd edition, section 2.4): {@code (sold + m·p) / (delivered + m)} with the configured performance p, 0 when
 * there is none, standing for m = {@value #ENOUGH} leads. So few leads move it little, many make it what was measured,
 * and it does not jump when measuring begins.
 *
 * @param byEndpoint what was counted of the days that count
 */
public record Conversions(Map<String, Measured> byEndpoint) {

    /** Of so many leads the end must be known before an endpoint is measured by them. */
    public static final int ENOUGH = 30;

    public static final Conversions NONE = new Conversions(Map.of());

    private static final double HUNDRED = 100;

    public Conversions {
        byEndpoint = Map.copyOf(byEndpoint);
    }

    /**
     * What became of the leads of one endpoint.
     *
     * @param delivered all that it accepted
     * @param concluded those of them of which its client said how they ended
     * @param sold those of them that were sold
     */
    public record Measured(long delivered, long concluded, long sold) {

        boolean isEnough() {
            return concluded >= ENOUGH;
        }
    }

    public boolean isEmpty() {
        return byEndpoint.isEmpty();
    }

    /** The better first. */
    public Comparator<Candidate> best() {
        return Comparator.comparingDouble(this::rate).reversed();
    }

    /** From 0 to 1; less than 0 where nothing is measured and nothing configured. */
    public double rate(Candidate candidate) {
        var measured = byEndpoint.get(candidate.id());
        if (measured == null || !measured.isEnough()) {
            return candidate.performance();
        }
        var configured = Math.max(0, candidate.performance());
        return (measured.sold() + ENOUGH * configured) / (Math.max(measured.delivered(), measured.sold()) + ENOUGH);
    }

    public String inWords(Candidate candidate) {
        var measured = byEndpoint.get(candidate.id());
        if (measured == null || !measured.isEnough()) {
            var configured = candidate.endpoint().endpoint().performance();
            return configured == null ? "not measured" : configured.toPlainString() + " as configured";
        }
        return String.format(
                Locale.ROOT,
                "%.4f (conversion %.1f%% of %d)",
                rate(candidate),
                measured.delivered() == 0 ? 0 : HUNDRED * measured.sold() / measured.delivered(),
                measured.delivered());
    }
}
