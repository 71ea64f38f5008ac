package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Jobs of several copies of a service over one database. */
@HeadgateIT
class JobsIT {

    private static final Duration LONG = Duration.ofHours(1);

    @Autowired
    private Jobs jobs;

    @Test
    void ofThreeCopiesOneHasTheTurn() {
        var turns = new AtomicInteger();

        for (var copy : copies("probe.elected")) {
            copy.callInOneCopy(LONG, turns::incrementAndGet);
        }

        assertThat(turns).hasValue(1);
    }

    @Test
    void onceTheIntervalIsOverTheNextTurnIsAnybodys() {
        var turns = new AtomicInteger();

        for (var copy : copies("probe.again")) {
            copy.callInOneCopy(Duration.ZERO, turns::incrementAndGet);
        }

        assertThat(turns).hasValue(3);
    }

    @Test
    void everyCopyKnowsWhatOneCounted() {
        assertThat(copies("probe.counted"))
                .extracting(copy -> copy.countInOneCopy(LONG, () -> 7))
                .allSatisfy(count -> assertThat(count).hasValue(7));
    }

    @Test
    void whatCouldNotBeCountedIsKnownToNobody() {
        var copies = copies("probe.uncounted");
        copies[0].countInOneCopy(Duration.ZERO, () -> 7);

        var failed = copies[1].countInOneCopy(Duration.ZERO, () -> {
            throw new IllegalStateException("no luck");
        });

        assertThat(failed).isEmpty();
        assertThat(copies[2].countInOneCopy(LONG, () -> 8)).isEmpty();
    }

    private Job[] copies(String name) {
        return IntStream.range(0, 3).mapToObj(_ -> jobs.job(name)).toArray(Job[]::new);
    }
}
