package io.headgate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSearchTest {

    private static final List<Integer> RATES = List.of(25, 50, 75, 100, 150, 200);

    private final List<Integer> tried = new ArrayList<>();

    @Test
    void stops_at_the_first_rate_that_fails_twice() throws Exception {
        var steps = RateSearch.run(RATES, 1, perSecond -> attempt(perSecond, perSecond <= 75));

        assertThat(tried).containsExactly(50, 75, 100, 100);
        assertThat(RateSearch.highest(steps)).map(RateStep::perSecond).hasValue(75);
    }

    @Test
    void forgives_one_hiccup() throws Exception {
        var steps = RateSearch.run(RATES, 1, perSecond -> attempt(perSecond, perSecond < 100 || tried.contains(100)));

        assertThat(tried).containsExactly(50, 75, 100, 100, 150, 200);
        assertThat(RateSearch.highest(steps)).map(RateStep::perSecond).hasValue(200);
    }

    @Test
    void looks_below_when_the_first_rate_is_too_much() throws Exception {
        var steps = RateSearch.run(RATES, 3, perSecond -> attempt(perSecond, perSecond <= 50));

        assertThat(tried).containsExactly(100, 100, 75, 75, 50);
        assertThat(RateSearch.highest(steps)).map(RateStep::perSecond).hasValue(50);
    }

    @Test
    void finds_nothing_where_nothing_is_sustained() throws Exception {
        var steps = RateSearch.run(RATES, 0, perSecond -> attempt(perSecond, false));

        assertThat(tried).containsExactly(25, 25);
        assertThat(RateSearch.highest(steps)).isEmpty();
    }

    private RateStep attempt(int perSecond, boolean sustained) {
        tried.add(perSecond);
        return new RateStep(perSecond, 100, sustained ? 0 : 1, 0, 10, 20);
    }
}
