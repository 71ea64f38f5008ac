package io.headgate.routing.reservations;

import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.database.CombinedStatement;
import io.headgate.routing.journal.SlotChange.Refunded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    // In the order in which a counter that is opened locks what it counts. Found by lead first: a plan made while the
    // table is small would read all of it in the order of the ids, and be kept.
    private static final String LOCK_OF_LEADS = """
        SELECT id, lead_id, round, slot, endpoint_id, state, price_micros
          FROM reservation
         WHERE id = ANY(ARRAY(SELECT id FROM reservation WHERE lead_id = ANY(:leads) ORDER BY lead_id, round, slot))
         ORDER BY id
           FOR NO KEY UPDATE
        """;

    private static final String OF_RELEASED = """
        SELECT rb.reservation_id, rb.bucket_id, b.bucket_key, rb.units
          FROM reservation_bucket rb JOIN cap_bucket b ON b.id = rb.bucket_id
         WHERE rb.reservation_id = ANY(:released)
        """;

    // Of an accepted lead the slots in flight go back, unless they stay for a while; and of a cap by delivery those of
    // the windows in which it was not delivered, of which the last stands for all that comes later.
    private static final String OF_ACCEPTED = """
        SELECT rb.reservation_id, rb.bucket_id, b.bucket_key, rb.units,
               rb.release_after IS NOT NULL AND rb.release_at IS NULL AS stays
          FROM unnest(:ids::uuid[], :times::timestamptz[]) AS accepted (id, at)
          JOIN reservation_bucket rb ON rb.reservation_id = accepted.id
          JOIN cap_bucket b ON b.id = rb.bucket_id
         WHERE (b.window_end IS NULL AND rb.release_after IS NULL
                AND b.kind IN ('CONCURRENT', 'LOAD'))
            OR (rb.release_after IS NOT NULL AND rb.release_at IS NULL)
            OR (b.by_delivery
                AND (accepted.at < b.window_start
                     OR (accepted.at >= b.window_end
                         AND EXISTS (SELECT FROM reservation_bucket other JOIN cap_bucket ob ON ob.id = other.bucket_id
                                      WHERE other.reservation_id = rb.reservation_id
                                        AND ob.bucket_key = b.bucket_key AND ob.window_start > b.window_start))))
        """;

    private static final String START_RELEASE = """
        UPDATE reservation_bucket rb SET release_at = accepted.at + rb.release_after
          FROM unnest(?, ?) AS accepted (id, at)
         WHERE rb.reservation_id = accepted.id AND rb.release_after IS NOT NULL AND rb.release_at IS NULL
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
        SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String USE = """
        INSERT INTO reservation_bucket (reservation_id, bucket_id, units, release_after)
        SELECT u.reservation_id, u.bucket_id, u.units, u.release_after::interval
          FROM unnest(?, ?, ?, ?) AS u (reservation_id, bucket_id, units, release_after)
        """;

    private static final String REFUND = """
        DELETE FROM reservation_bucket rb USING unnest(?, ?) AS refund (reservation_id, bucket_id)
         WHERE rb.reservation_id = refund.reservation_id AND rb.bucket_id = refund.bucket_id
        """;

    private static final String SETTLE = """
        UPDATE reservation SET state = settled.state, settled_at = settled.at
          FROM unnest(?, ?, ?) AS settled (id, state, at)
         WHERE reservation.id = settled.id
           AND (reservation.state = 'HELD' OR reservation.state = 'CONSUMED' AND settled.state = 'RELEASED')
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Reservations(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public List<Reservation> findByLeads(Collection<LeadId> leads) {
        return ofLeads(OF_LEADS, leads);
    }

    /** The reservations of these leads, all of them locked at once: one after the other could deadlock. */
    public List<Reservation> lockByLeads(Collection<LeadId> leads) {
        return ofLeads(LOCK_OF_LEADS, leads);
    }

    private List<Reservation> ofLeads(String sql, Collection<LeadId> leads) {
        return jdbc.sql(sql)
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

    /** What goes back of slots that are released: everything. */
    public List<CounterRefund> findRefunds(Collection<UUID> released) {
        return released.isEmpty()
                ? List.of()
                : jdbc.sql(OF_RELEASED)
                        .param("released", released.toArray(UUID[]::new))
                        .query(Reservations::refund)
                        .list();
    }

    /** What goes back of slots that were accepted, or a time that begins after which it does. */
    private record FlightEnd(CounterRefund use, boolean later) {}

    /**
     * Ends the flight of slots that were accepted: what only a delivery under way needs goes back, and what stays for a
     * while after the acceptance begins to.
     */
    public List<CounterRefund> endFlight(Collection<Acceptance> accepted) {
        if (accepted.isEmpty()) {
            return List.of();
        }
        var ends = jdbc.sql(OF_ACCEPTED)
                .param("ids", accepted.stream().map(Acceptance::reservationId).toArray(UUID[]::new))
                .param(
                        "times",
                        accepted.stream().map(each -> each.at().toString()).toArray(String[]::new))
                .query((row, number) -> new FlightEnd(refund(row, number), row.getBoolean("stays")))
                .list();
        if (ends.stream().anyMatch(FlightEnd::later)) {
            new CombinedStatement()
                    .addPart(START_RELEASE, arrays -> arrays.add("uuid", accepted, Acceptance::reservationId)
                            .add("timestamptz", accepted, each -> each.at().toString()))
                    .execute(template);
        }
        return ends.stream().filter(each -> !each.later()).map(FlightEnd::use).toList();
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

    /** New slots, and what they take, as parts of a statement. */
    public void addInsert(CombinedStatement statement, List<Reservation> slots, List<CounterUse> uses, Instant now) {
        if (!slots.isEmpty()) {
            statement.addPart(INSERT, arrays -> setColumns(arrays, slots, now));
        }
        if (!uses.isEmpty()) {
            statement.addPart(USE, arrays -> arrays.add("uuid", uses, CounterUse::reservationId)
                    .add("int8", uses, CounterUse::bucketId)
                    .add("int8", uses, CounterUse::units)
                    .add("text", uses, use -> Objects.toString(use.releaseAfter(), null)));
        }
    }

    private static void setColumns(SqlArrays arrays, List<Reservation> slots, Instant now) throws SQLException {
        arrays.add("uuid", slots, Reservation::id)
                .add("uuid", slots, slot -> slot.leadId().value())
                .add("int4", slots, Reservation::round)
                .add("int4", slots, Reservation::slot)
                .add("text", slots, Reservation::endpointId)
                .add("text", slots, slot -> slot.state().name())
                .add("int8", slots, Reservation::priceMicros)
                .add("timestamptz", slots, _ -> now.toString())
                .add("text", slots, slot -> ownersOf(slot).clientId())
                .add("text", slots, slot -> ownersOf(slot).rightKey())
                .add("text", slots, slot -> ownersOf(slot).orderId())
                .add("text", slots, slot -> ownersOf(slot).stepKey())
                .add("text", slots, slot -> ownersOf(slot).sourceId())
                .add("text", slots, slot -> ownersOf(slot).serviceLine());
    }

    private static Owners ownersOf(Reservation slot) {
        return Objects.requireNonNull(slot.owners(), "owners");
    }

    /** Gives back what counters no longer hold for slots, as a part of a statement. */
    public void addRefunds(CombinedStatement statement, List<CounterRefund> refunds) {
        if (!refunds.isEmpty()) {
            statement.addPart(REFUND, arrays -> arrays.add("uuid", refunds, CounterRefund::reservationId)
                    .add("int8", refunds, CounterRefund::bucketId));
        }
    }

    /** Puts slots into their states, and runs what else the statement has with it. */
    public void settle(Map<UUID, State> states, CombinedStatement statement, Instant now) {
        if (!states.isEmpty()) {
            var settled = List.copyOf(states.entrySet());
            statement.addPart(SETTLE, arrays -> arrays.add("uuid", settled, Map.Entry::getKey)
                    .add("text", settled, each -> each.getValue().name())
                    .add("timestamptz", settled, _ -> now.toString()));
        }
        statement.execute(template);
    }
}
