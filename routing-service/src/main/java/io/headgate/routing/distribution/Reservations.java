package io.headgate.routing.distribution;

import io.headgate.model.shared.LeadId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which slot of which lead, and what it takes from which counter. */
@Component
class Reservations {

    enum State {
        HELD,
        CONSUMED,
        RELEASED
    }

    /** One slot of one lead at one endpoint. */
    record Reservation(UUID id, LeadId leadId, int round, int slot, String endpointId, State state, long priceMicros) {}

    /** Units that go back to a counter. */
    record Return(UUID reservationId, long bucketId, long units) {}

    /** Units that a new reservation takes from a counter. */
    record Taking(UUID reservationId, long bucketId, long units) {}

    private static final String OF_LEADS = """
        SELECT id, lead_id, round, slot, endpoint_id, state, price_micros
          FROM reservation WHERE lead_id = ANY(:leads) ORDER BY lead_id, round, slot
        """;

    private static final String RETURNS = """
        SELECT rb.reservation_id, rb.bucket_id, rb.units
          FROM reservation_bucket rb JOIN cap_bucket b ON b.id = rb.bucket_id
         WHERE rb.reservation_id = ANY(:released)
            OR (rb.reservation_id = ANY(:consumed) AND b.bucket_key LIKE '%:concurrent')
        """;

    private static final String INSERT = """
        INSERT INTO reservation (id, lead_id, round, slot, endpoint_id, state, price_micros, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String TAKE = """
        INSERT INTO reservation_bucket (reservation_id, bucket_id, units) VALUES (?, ?, ?)
        """;

    private static final String GIVE_BACK = """
        DELETE FROM reservation_bucket WHERE reservation_id = ? AND bucket_id = ?
        """;

    private static final String SETTLE = """
        UPDATE reservation SET state = ?, settled_at = ? WHERE id = ? AND state = 'HELD'
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Reservations(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    List<Reservation> of(Collection<LeadId> leads) {
        return jdbc.sql(OF_LEADS)
                .param("leads", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query((row, _) -> new Reservation(
                        row.getObject("id", UUID.class),
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getInt("round"),
                        row.getInt("slot"),
                        row.getString("endpoint_id"),
                        State.valueOf(row.getString("state")),
                        row.getLong("price_micros")))
                .list();
    }

    /** What goes back: everything of what is released, and of what is consumed the slots in flight. */
    List<Return> returns(Collection<UUID> released, Collection<UUID> consumed) {
        return jdbc.sql(RETURNS)
                .param("released", released.toArray(UUID[]::new))
                .param("consumed", consumed.toArray(UUID[]::new))
                .query((row, _) -> new Return(
                        row.getObject("reservation_id", UUID.class), row.getLong("bucket_id"), row.getLong("units")))
                .list();
    }

    void insert(List<Reservation> reservations, List<Taking> takings, Instant now) {
        template.batchUpdate(
                INSERT,
                reservations.stream()
                        .map(r -> new Object[] {
                            r.id(),
                            r.leadId().value(),
                            r.round(),
                            r.slot(),
                            r.endpointId(),
                            r.state().name(),
                            r.priceMicros(),
                            Timestamp.from(now)
                        })
                        .toList());
        if (!takings.isEmpty()) {
            template.batchUpdate(
                    TAKE,
                    takings.stream()
                            .map(t -> new Object[] {t.reservationId(), t.bucketId(), t.units()})
                            .toList());
        }
    }

    void settle(Collection<UUID> ids, State state, Instant now) {
        if (!ids.isEmpty()) {
            template.batchUpdate(
                    SETTLE,
                    ids.stream()
                            .map(id -> new Object[] {state.name(), Timestamp.from(now), id})
                            .toList());
        }
    }

    void giveBack(List<Return> returns) {
        if (!returns.isEmpty()) {
            template.batchUpdate(
                    GIVE_BACK,
                    returns.stream()
                            .map(r -> new Object[] {r.reservationId(), r.bucketId()})
                            .toList());
        }
    }
}
