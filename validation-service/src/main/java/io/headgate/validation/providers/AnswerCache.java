package io.headgate.validation.providers;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.validation.core.Finding;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Providers' answers, for all copies of the service and across restarts. A question is kept as a keyed hash, and of an
 * answer what the configuration asks for, without the person's values. A cache that cannot be reached is an empty one.
 */
@Repository
class AnswerCache {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);

    private static final String FIND = """
        SELECT finding FROM provider_answer
         WHERE provider = :provider AND input_hash = :input AND expires_at > :now
        """;

    private static final String KEEP = """
        INSERT INTO provider_answer (provider, input_hash, finding, expires_at)
        VALUES (:provider, :input, :finding::jsonb, :until)
        ON CONFLICT ON CONSTRAINT provider_answered_once DO UPDATE
           SET finding = excluded.finding, expires_at = excluded.expires_at
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerCache(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Kept(
            Verdict verdict,
            @Nullable ReasonCode reason,
            @Nullable String detail,
            Map<String, Object> data) {}

    /** The answer that still holds. It costs nothing, and says so by being cached. */
    Optional<Finding> find(String provider, String input) {
        try {
            return jdbc.sql(FIND)
                    .param("provider", provider)
                    .param("input", input)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(String.class)
                    .optional()
                    .map(AnswerCache::finding);
        } catch (DataAccessException e) {
            LOG.warn(
                    "the answers of providers could not be looked up: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    void keep(String provider, String input, Finding finding, Duration time) {
        var kept = new Kept(
                finding.verdict(),
                finding.reason(),
                finding.detail(),
                finding.without("cost").data());
        try {
            jdbc.sql(KEEP)
                    .param("provider", provider)
                    .param("input", input)
                    .param("finding", EventJson.mapper().writeValueAsString(kept))
                    .param("until", Timestamp.from(clock.instant().plus(time)))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("a provider's answer could not be kept: {}", e.getClass().getSimpleName());
        }
    }

    private static Finding finding(String json) {
        var kept = EventJson.mapper().readValue(json, Kept.class);
        return new Finding(kept.verdict(), kept.reason(), kept.detail(), kept.data(), null).with("cached", true);
    }
}
