package io.headgate.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.intake.IntakePlatform;
import io.headgate.messaging.retention.Purger;
import io.headgate.model.shared.LeadId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What intake forgets, and what it must not: no contract here looks back further than 30 days. */
@TestPropertySource(properties = {"headgate.retention.requests=P20D", "headgate.retention.person-claims=P10D"})
class RetentionIT extends IntakePlatform {

    @Autowired
    private Purger purger;

    @Test
    void forgetsClaimsThatNoContractLooksBackToAndKeepsTheOthers() throws InterruptedException {
        var old = received();
        var young = received();
        age("dedupe_claim", "claimed_at", 32, old);
        // Older than the least time, but a contract of 30 days still looks at it.
        age("dedupe_claim", "claimed_at", 29, young);

        purger.purge();

        assertThat(rows("dedupe_claim", old)).isZero();
        assertThat(rows("dedupe_claim", young)).isEqualTo(2);
    }

    @Test
    void forgetsRequestsAfterTheirTimeButNeverTheLead() throws InterruptedException {
        var old = received();
        var young = received();
        age("intake_request", "received_at", 21, old);
        age("intake_request", "received_at", 19, young);

        purger.purge();

        assertThat(rows("intake_request", old)).isZero();
        assertThat(rows("intake_request", young)).isEqualTo(1);
        assertThat(rows("lead", old)).isEqualTo(1);
        assertThat(rows("lead_contact", old)).isEqualTo(1);
    }

    @Test
    void keepsConsentForAsLongAsWasPromisedAndNotLonger() throws InterruptedException {
        var due = consent("now() - interval '1 minute'");
        var kept = consent("now() + interval '1 minute'");

        purger.purge();

        assertThat(rows("consent_evidence", due)).isZero();
        assertThat(rows("consent_evidence", kept)).isEqualTo(1);
    }

    @Test
    void forgetsCountersOfWindowsLongOverAndKeepsThoseWithoutAnEnd() throws InterruptedException {
        post("capped", lead());
        jdbc.sql("""
            INSERT INTO source_cap (source_id, cap, window_start, window_end, taken, limit_value)
            VALUES ('capped', 'old', now() - interval '92 days', now() - interval '91 days', 1, 5)
            """).update();

        purger.purge();

        var caps = jdbc.sql("SELECT cap FROM source_cap WHERE source_id = 'capped'")
                .query(String.class)
                .list();
        assertThat(caps).doesNotContain("old").hasSizeGreaterThanOrEqualTo(2);
    }

    private UUID received() {
        var answer = post("web", lead(), "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(202);
        return LeadId.of(answer.leadId()).value();
    }

    private UUID consent(String until) {
        var id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO consent_evidence (lead_id, wrapped_key, data, recorded_at, retain_until)
            VALUES (?, 'k', 'd', now() - interval '5 years', %s)
            """.formatted(until)).param(id).update();
        return id;
    }

    private void age(String table, String column, int days, UUID lead) {
        jdbc.sql("UPDATE %s SET %s = %s - ? * interval '1 day' WHERE lead_id = ?".formatted(table, column, column))
                .param(days)
                .param(lead)
                .update();
    }

    private long rows(String table, UUID lead) {
        return jdbc.sql("SELECT count(*) FROM %s WHERE lead_id = ?".formatted(table))
                .param(lead)
                .query(Long.class)
                .single();
    }
}
