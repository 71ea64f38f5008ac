package io.headgate.intake.submission;

import io.github.bucket4j.Bucket;
import io.headgate.intake.config.LiveSources;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.model.shared.ReasonCode;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may post now: a known key, a source that is not paused, within its rate. Nothing is read or recorded before that. */
@Component
class SourceGate {

    private final LiveSources sources;
    private final Clock clock;
    private final ConcurrentMap<String, Limiter> limiters = new ConcurrentHashMap<>();

    private record Limiter(int perSecond, Bucket bucket) {}

    SourceGate(LiveSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** The source behind an {@code Authorization} header. */
    SourceTerms ofHeader(@Nullable String authorization) {
        return sources.ofBearer(authorization)
                .orElseThrow(() -> unknown(
                        "Send the source's API key as a bearer token; this one is missing, unknown or revoked."));
    }

    /** The source behind a posting URL. */
    SourceTerms ofToken(String token) {
        return sources.ofToken(token).orElseThrow(() -> unknown("The posting URL is not known or was revoked."));
    }

    private static ProblemException unknown(String detail) {
        return new ProblemException(ProblemCode.UNAUTHORIZED, detail);
    }

    /** Lets one submission through. */
    void admit(SourceTerms source) {
        if (sources.paused(source, clock.instant())) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, ReasonCode.SOURCE_PAUSED, List.of());
        }
        var limit = source.rateLimit();
        if (limit == null || limit.perSecond() <= 0) {
            return;
        }
        var probe = limiter(source.sourceId(), limit.perSecond()).bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(
                    ProblemCode.RATE_LIMITED,
                    "The source may post %d times a second.".formatted(limit.perSecond()),
                    List.of(),
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private Limiter limiter(String sourceId, int perSecond) {
        return limiters.compute(
                sourceId,
                (_, known) -> known != null && known.perSecond == perSecond
                        ? known
                        : new Limiter(
                                perSecond,
                                Bucket.builder()
                                        .addLimit(limit -> limit.capacity(perSecond)
                                                .refillGreedy(perSecond, Duration.ofSeconds(1)))
                                        .build()));
    }
}
