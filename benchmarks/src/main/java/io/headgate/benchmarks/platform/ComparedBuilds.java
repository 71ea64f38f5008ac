package io.headgate.benchmarks.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The builds that a benchmark measures in turn: this one, or this one and another one.
 *
 * @param builds this build first
 * @param rounds how often each is measured
 */
public record ComparedBuilds(List<HeadgateBuild> builds, int rounds) {

    private static final int ROUNDS_ALONE = 1;
    private static final int ROUNDS_COMPARED = 5;

    /**
     * The builds.
     *
     * @param against the checkout of another build, if there is one
     * @param rounds how many rounds are wanted; 0 for as many as is usual
     */
    public static ComparedBuilds of(@Nullable Path against, int rounds) throws IOException {
        var own = HeadgateBuild.own();
        return against == null
                ? new ComparedBuilds(List.of(own), rounds == 0 ? ROUNDS_ALONE : rounds)
                : new ComparedBuilds(List.of(own, HeadgateBuild.at(against)), rounds == 0 ? ROUNDS_COMPARED : rounds);
    }

    public boolean hasOther() {
        return builds.size() > 1;
    }

    /** The builds in the order of a round: who comes first changes, so that nobody always has the warmer machine. */
    public List<HeadgateBuild> inRound(int round) {
        return round % 2 == 0 ? builds : builds.reversed();
    }
}
