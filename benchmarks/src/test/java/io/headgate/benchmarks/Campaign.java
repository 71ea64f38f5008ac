package io.headgate.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How much of the long fault tests this run does. CI runs a slice: every promise is checked, after fewer leads and fewer
 * faults, which the seed chooses. {@code ./headgate campaign} runs every fault under the whole load. A run is repeated
 * with {@code -Dcampaign.seed}, and {@code -Dcampaign.whole=true} for a run of the campaign.
 */
public final class Campaign {

    /** The lock of the long fault tests: they run beside other classes, and never beside one another. */
    public static final String ONE_AT_A_TIME = "campaign";

    private static final boolean WHOLE = Boolean.getBoolean("campaign.whole");

    private final long seed;
    private final RandomGenerator random;

    private Campaign(long seed) {
        this.seed = seed;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Begins the test's part of the campaign and prints how to repeat it. */
    public static Campaign begin(Class<?> test) {
        var campaign = new Campaign(Long.getLong("campaign.seed", System.nanoTime()));
        System.out.printf("%s: -Dcampaign.seed=%d -Dcampaign.whole=%b%n", test.getSimpleName(), campaign.seed, WHOLE);
        return campaign;
    }

    public long seed() {
        return seed;
    }

    /** The one source of chance in the test. */
    public RandomGenerator random() {
        return random;
    }

    /** An amount of load or of time, by how much is run. */
    public int amount(int whole, int slice) {
        return WHOLE ? whole : slice;
    }

    /** Faults in an order that the seed chooses: all of them, or so many in a slice. */
    public <T> List<T> faults(List<T> all, int inASlice) {
        var rest = new ArrayList<>(all);
        var chosen = new ArrayList<T>();
        while (!rest.isEmpty() && chosen.size() < amount(all.size(), inASlice)) {
            chosen.add(rest.remove(random.nextInt(rest.size())));
        }
        return List.copyOf(chosen);
    }
}
