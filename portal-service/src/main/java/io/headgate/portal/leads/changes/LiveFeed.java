package io.headgate.portal.leads.changes;

import io.headgate.portal.leads.list.LeadItem;
import io.headgate.portal.leads.list.LeadRows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what changed, without gaps: only changes of transactions older than every running one are given, so that a
 * transaction that commits late is never skipped. Positions are transaction ids.
 */
@Repository
class LiveFeed {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    LiveFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leads that changed, newest first, and the position up to which that is complete. */
    record Changes(List<LeadItem> leads, String upTo) {}

    /** The position of now. */
    String position() {
        return jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    Changes since(String position) {
        var upTo = position();
        var leads = jdbc.sql("""
            SELECT * FROM lead_view
             WHERE lead_id = ANY(ARRAY(
                   SELECT DISTINCT lead_id FROM lead_story WHERE told_in >= :from::xid8 AND told_in < :to::xid8))
             ORDER BY received_at DESC, lead_id DESC LIMIT :most
            """)
                .param("from", position)
                .param("to", upTo)
                .param("most", MOST)
                .query(LeadRows::item)
                .list();
        return new Changes(leads, upTo);
    }
}
