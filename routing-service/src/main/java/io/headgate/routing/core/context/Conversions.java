package io.headgate.routing.core.context;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well endpoints sell the leads that they get: as measured where that is enough, else as configured.
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

    /**
     * The rate from 0 to 1; less than 0 where nothing is measured and nothing configured.
     *
     * @param configured the configured performance; less than 0 where there is none
     */
    public double rate(String endpointId, double configured) {
        var measured = byEndpoint.get(endpointId);
        if (measured == null || !measured.isEnough()) {
            return configured;
        }
        var expected = Math.max(0, configured);
        return (measured.sold() + ENOUGH * expected) / (Math.max(measured.delivered(), measured.sold()) + ENOUGH);
    }

    /** The rate as traces show it, with what it is based on. */
    public String describeRate(String endpointId, @Nullable BigDecimal configured) {
        var measured = byEndpoint.get(endpointId);
        if (measured == null || !measured.isEnough()) {
            return configured == null ? "not measured" : configured.toPlainString() + " as configured";
        }
        return String.format(
                Locale.ROOT,
                "%.4f (conversion %.1f%% of %d)",
                rate(endpointId, configured == null ? 0 : configured.doubleValue()),
                measured.delivered() == 0 ? 0 : HUNDRED * measured.sold() / measured.delivered(),
                measured.delivered());
    }
}
