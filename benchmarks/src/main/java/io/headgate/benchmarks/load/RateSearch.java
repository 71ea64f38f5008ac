package io.headgate.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The highest rate that is sustained: steps upwards until one is not, with a second chance for each. */
public final class RateSearch {

    /** Offers a rate and says what was seen. */
    public interface Attempt {
        RateStep at(int perSecond) throws InterruptedException;
    }

    private RateSearch() {}

    /**
     * Tries the rates.
     *
     * @param rates in rising order
     * @param first the index to begin with; if that rate is not sustained, lower ones are tried instead of higher ones
     * @return the last attempt at each rate that was tried, in rising order
     */
    public static List<RateStep> run(List<Integer> rates, int first, Attempt attempt) throws InterruptedException {
        var steps = new ArrayList<RateStep>();
        int index = first;
        var step = twice(rates.get(index), attempt);
        steps.add(step);
        if (step.sustained()) {
            while (step.sustained() && index + 1 < rates.size()) {
                step = twice(rates.get(++index), attempt);
                steps.add(step);
            }
        } else {
            while (!step.sustained() && index > 0) {
                step = twice(rates.get(--index), attempt);
                steps.addFirst(step);
            }
        }
        return steps;
    }

    /** The highest step that was sustained. */
    public static Optional<RateStep> highest(List<RateStep> steps) {
        return steps.stream().filter(RateStep::sustained).reduce((_, later) -> later);
    }

    // One hiccup of a shared machine is no limit.
    private static RateStep twice(int perSecond, Attempt attempt) throws InterruptedException {
        var step = attempt.at(perSecond);
        return step.sustained() ? step : attempt.at(perSecond);
    }
}
