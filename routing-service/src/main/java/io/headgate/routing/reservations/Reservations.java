package io.headgate.routing.reservations;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.journal.SlotChange.Refunded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which slot of which lead, and what it takes from which counter. */
@Component
public class Reservations {

    public enum State {
        /** The delivery is under way. */
        HELD,
        /** The endpoint has the lead, or may have it. */
        CONSUMED,
        /** The endpoint certainly does not have the lead; what the slot took is given back. */
        RELEASED,
        /** The same, because the delivery's time was over. */
        EXPIRED;

        /** Whether the lead is the endpoint's. */
        public boolean isLive() {
            return this == HELD || this == CONSUMED;
        }
    }

    /** Whose caps a slot counts against, beside the endpoint's. */
    public record Owners(
            String clientId,
            @Nullable String rightKey,
            @Nullable String orderId,
            String stepKey,
            String sourceId,
            @Nullable String serviceLine) {}

    /** One slot of one lead at one endpoint; its owners are only known when it is made. */
    public record Reservation(
            UUID id,
            LeadId leadId,
            int round,
            int slot,
            String endpointId,
            State state,
            long priceMicros,
            @Nullable Owners owners) {

        public DeliveryId deliveryId() {
            return deliveryOf(id);
        }
    }

    /** The delivery of a reservation, whose id follows from it. */
    public static DeliveryId deliveryOf(UUID reservationId) {
        return new DeliveryId(EventIds.named(reservationId, "delivery"));
    }

    /** Units that go back to a counter, named by its cap's key. */
    public record CounterRefund(UUID reservationId, long bucketId, String key, long units) {}

    /**
     * Units that a new reservation takes from a counter.
     *
     * @param releaseAfter how long they stay taken after the acceptance, where the counter is one of leads in flight
     */
    public record CounterUse(
            UUID reservationId,
            long bucketId,
            long units,
            @Nullable Duration releaseAfter) {}

    /** A slot that an endpoint took, and when. */
    public record Acceptance(UUID reservationId, Instant at) {}

    private static final String OF_LEADS = """
        SELECT id, lead_id, round, slot, endpoint_id, state, price_micros
          FROM reservation WHERE lead_id = ANY(:leads) ORDER BY lead_id, round, slot
        """;

    private static final String OF_RELEASED = """
        SELECT rb.reservation_id, rb.bucket_id, b.bucket_key, rb.units
          FROM reservation_bucket rb JOIN cap_bucket b ON b.id = rb.bucket_id
         WHERE rb.reservation_id = ANY(:released)
        """;

    // Of an accepted lead the slots in flight go back, unless they stay for a while; and of a cap by delivery those of
    // the windows in which it was not delivered, of which the last stands for all that comes later.
    private static final String OF_ACCEPTED = """
        SELECT rb.reservation_id, rb.bucket_id, b.bucket_key, rb.units
          FROM unnest(:ids::uuid[], :times::timestamptz[]) AS accepted (id, at)
          JOIN reservation_bucket rb ON rb.reservation_id = accepted.id
          JOIN cap_bucket b ON b.id = rb.bucket_id
         WHERE (b.window_end IS NULL AND rb.release_after IS NULL
                AND b.kind IN ('CONCURRENT', 'LOAD'))
            OR (b.by_delivery
                AND (accepted.at < b.window_start
                     OR (accepted.at >= b.window_end
                         AND EXISTS (SELECT FROM reservation_bucket other JOIN cap_bucket ob ON ob.id = other.bucket_id
                                      WHERE other.reservation_id = rb.reservation_id
                                        AND ob.bucket_key = b.bucket_key AND ob.window_start > b.window_start))))
        """;

    private static final String START_RELEASE = """
        UPDATE reservation_bucket SET release_at = ?::timestamptz + release_after
         WHERE reservation_id = ? AND release_after IS NOT NULL AND release_at IS NULL
        """;

    // What another copy gives back just now is locked, and then gone: it is never given back twice.
    private static final String DUE_RELEASES = """
        SELECT rb.reservation_id, rb.bucket_id, b.bucket_key, rb.units, r.lead_id, r.endpoint_id, b.window_start
          FROM reservation_bucket rb
          JOIN reservation r ON r.id = rb.reservation_id
          JOIN cap_bucket b ON b.id = rb.bucket_id
         WHERE rb.release_at <= :now
         ORDER BY rb.release_at
         LIMIT :batch
           FOR UPDATE OF rb SKIP LOCKED
           FOR NO KEY UPDATE OF r SKIP LOCKED
        """;

    // A delivery that is not settled here yet stays in flight for no time at all once it is.
    private static final String END_WORK = """
        UPDATE reservation_bucket
           SET release_after = interval '0',
               release_at = CASE WHEN release_at IS NULL THEN NULL ELSE LEAST(release_at, :now) END
         WHERE reservation_id = ANY(:ids) AND release_after IS NOT NULL
        """;

    private static final String INSERT = """
        INSERT INTO reservation (id, lead_id, round, slot, endpoint_id, state, price_micros, at,
                                 client_id, right_key, order_id, step_key, source_id, service_line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String USE = """
        INSERT INTO reservation_bucket (reservation_id, bucket_id, units, release_after) VALUES (?, ?, ?, ?::interval)
        """;

    private static final String REFUND = """
        DELETE FROM reservation_bucket WHERE reservation_id = ? AND bucket_id = ?
        """;

    // In the order in which a counter that is opened locks what it counts.
    private static final String LOCK = """
        SELECT id FROM reservation WHERE id = ANY(:ids) ORDER BY id FOR NO KEY UPDATE
        """;

    private static final String SETTLE = """
        UPDATE reservation SET state = ?, settled_at = ?
         WHERE id = ? AND (state = 'HELD' OR state = 'CONSUMED' AND ? = 'RELEASED')
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Reservations(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public List<Reservation> findByLeads(Collection<LeadId> leads) {
        return jdbc.sql(OF_LEADS)
                .param("leads", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query((row, _) -> new Reservation(
                        row.getObject("id", UUID.class),
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getInt("round"),
                        row.getInt("slot"),
                        row.getString("endpoint_id"),
                        State.valueOf(row.getString("state")),
                        row.getLong("price_micros"),
                        null))
                .list();
    }

    /** What goes back: everything of what is released, and of what was accepted what only a delivery under way needs. */
    public List<CounterRefund> findRefunds(Collection<UUID> released, Collection<Acceptance> accepted) {
        var refunds = new ArrayList<CounterRefund>();
        if (!released.isEmpty()) {
            refunds.addAll(jdbc.sql(OF_RELEASED)
                    .param("released", released.toArray(UUID[]::new))
                    .query(Reservations::refund)
                    .list());
        }
        if (!accepted.isEmpty()) {
            refunds.addAll(jdbc.sql(OF_ACCEPTED)
                    .param(
                            "ids",
                            accepted.stream().map(Acceptance::reservationId).toArray(UUID[]::new))
                    .param(
                            "times",
                            accepted.stream().map(each -> each.at().toString()).toArray(String[]::new))
                    .query(Reservations::refund)
                    .list());
        }
        return refunds;
    }

    /** Lets the time begin after which an accepted lead is no longer in flight. */
    public void startRelease(Collection<Acceptance> accepted) {
        if (!accepted.isEmpty()) {
            template.batchUpdate(
                    START_RELEASE,
                    accepted.stream()
                            .map(each -> new Object[] {Timestamp.from(each.at()), each.reservationId()})
                            .toList());
        }
    }

    public boolean hasDueReleases(Instant now) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM reservation_bucket WHERE release_at <= :now)")
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** A slot that is no longer in flight: what goes back, and the change that the journal records. */
    public record DueRefund(CounterRefund refund, Refunded change) {}

    /** Slots in flight whose time is over, locked; those that another copy holds are left out. */
    public List<DueRefund> lockDueReleases(Instant now, int batch) {
        return jdbc.sql(DUE_RELEASES)
                .param("now", Timestamp.from(now))
                .param("batch", batch)
                .query(Reservations::dueRefund)
                .list();
    }

    private static DueRefund dueRefund(ResultSet row, int number) throws SQLException {
        var back = refund(row, number);
        return new DueRefund(
                back,
                new Refunded(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getString("endpoint_id"),
                        Bucket.stored(
                                back.key(), row.getTimestamp("window_start").toInstant()),
                        back.units()));
    }

    /** Nobody works on these any more: they are due to go back as soon as they are accepted, or now. */
    public void endWork(Collection<UUID> ids, Instant now) {
        if (!ids.isEmpty()) {
            jdbc.sql(END_WORK)
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    private static CounterRefund refund(ResultSet row, int number) throws SQLException {
        return new CounterRefund(
                row.getObject("reservation_id", UUID.class),
                row.getLong("bucket_id"),
                row.getString("bucket_key"),
                row.getLong("units"));
    }

    public void insert(List<Reservation> reservations, List<CounterUse> uses, Instant now) {
        template.batchUpdate(
                INSERT, reservations.stream().map(each -> columns(each, now)).toList());
        if (!uses.isEmpty()) {
            template.batchUpdate(USE, uses.stream().map(Reservations::columns).toList());
        }
    }

    private static @Nullable Object[] columns(Reservation r, Instant now) {
        var owners = Objects.requireNonNull(r.owners(), "owners");
        return new @Nullable Object[] {
            r.id(),
            r.leadId().value(),
            r.round(),
            r.slot(),
            r.endpointId(),
            r.state().name(),
            r.priceMicros(),
            Timestamp.from(now),
            owners.clientId(),
            owners.rightKey(),
            owners.orderId(),
            owners.stepKey(),
            owners.sourceId(),
            owners.serviceLine()
        };
    }

    private static @Nullable Object[] columns(CounterUse t) {
        var stays = t.releaseAfter();
        return new @Nullable Object[] {
            t.reservationId(), t.bucketId(), t.units(), stays == null ? null : stays.toString()
        };
    }

    /** Locks reservations that are about to be settled, all at once: one after the other could deadlock. */
    public void lock(Collection<UUID> ids) {
        jdbc.sql(LOCK).param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list();
    }

    public void settle(Collection<UUID> ids, State state, Instant now) {
        if (!ids.isEmpty()) {
            template.batchUpdate(
                    SETTLE,
                    ids.stream()
                            .map(id -> new Object[] {state.name(), Timestamp.from(now), id, state.name()})
                            .toList());
        }
    }

    public void applyRefunds(List<CounterRefund> refunds) {
        if (!refunds.isEmpty()) {
            template.batchUpdate(
                    REFUND,
                    refunds.stream()
                            .map(r -> new Object[] {r.reservationId(), r.bucketId()})
                            .toList());
        }
    }
}
