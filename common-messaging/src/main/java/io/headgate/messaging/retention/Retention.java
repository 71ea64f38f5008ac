package io.headgate.messaging.retention;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/** How long what is kept, by {@code headgate.retention.<what>}; a negative time means for ever. */
public final class Retention {

    // A record may be delivered again for as long as the work topics hold it.
    private static final Duration WORK_TOPICS = Duration.ofDays(7);

    private final Environment environment;

    Retention(Environment environment) {
        this.environment = environment;
    }

    /** The setting, or what is usual where there is none. */
    public Duration of(String what, Duration usual) {
        var set = environment.getProperty("headgate.retention." + what);
        return set == null || set.isBlank() ? usual : DurationStyle.detectAndParse(set);
    }

    Duration inbox() {
        var keep = of("inbox", WORK_TOPICS.multipliedBy(2));
        if (!keep.isNegative() && keep.compareTo(WORK_TOPICS) <= 0) {
            throw new IllegalStateException("headgate.retention.inbox must be more than the " + WORK_TOPICS.toDays()
                    + " days for which work topics may deliver an event again");
        }
        return keep;
    }
}
