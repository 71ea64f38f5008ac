package io.headgate.portal.readmodel;

import io.headgate.messaging.database.SqlArrays;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.portal.core.PackedFacts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps every fact of a lead whole, for the lead's page, and the keyed hashes by which the lead is found. */
@Repository
class LeadStory {

    // A fact that was told before there was lead_story may come again as well.
    private static final String TOLD = """
        SELECT event_ids FROM lead_story WHERE lead_id = ANY(?)
         UNION ALL
        SELECT uuid_send(event_id) FROM lead_event WHERE lead_id = ANY(?)
        """;

    private static final String APPEND = """
        INSERT INTO lead_story (lead_id, event_ids, facts, phone_key, email_key, source_lead_key)
        SELECT * FROM unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[])
        """;

    private final JdbcTemplate jdbc;

    LeadStory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one batch tells of a lead.
     *
     * @param arrival what the source sent, where the batch tells of the lead's arrival
     */
    record Told(LeadId leadId, PackedFacts packed, @Nullable LeadFacts arrival) {

        private @Nullable String phoneKey() {
            return arrival == null ? null : arrival.phoneKey();
        }

        private @Nullable String emailKey() {
            return arrival == null ? null : arrival.emailKey();
        }

        private @Nullable String sourceLeadKey() {
            return arrival == null ? null : arrival.sourceLeadKey();
        }
    }

    /**
     * The ids of all events that the stories of these leads hold. The leads must have been locked by a statement before:
     * a statement sees what was committed when it began, not what was committed while it waited for a lock.
     */
    Set<UUID> toldOf(Collection<LeadId> leadIds) {
        if (leadIds.isEmpty()) {
            return Set.of();
        }
        var told = new HashSet<UUID>();
        jdbc.query(
                TOLD,
                statement -> SqlArrays.of(statement)
                        .add("uuid", leadIds, LeadId::value)
                        .add("uuid", leadIds, LeadId::value),
                row -> {
                    told.addAll(PackedFacts.readIds(row.getBytes(1)));
                });
        return told;
    }

    /** Adds what is new to the stories of leads that are locked. */
    void append(List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.update(APPEND, statement -> SqlArrays.of(statement)
                .add("uuid", told, one -> one.leadId().value())
                .add("bytea", told, one -> one.packed().eventIds())
                .add("bytea", told, one -> one.packed().facts())
                .add("text", told, Told::phoneKey)
                .add("text", told, Told::emailKey)
                .add("text", told, Told::sourceLeadKey));
    }
}
