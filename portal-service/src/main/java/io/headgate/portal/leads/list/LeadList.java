package io.headgate.portal.leads.list;

import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists leads, newest first, by keyset: a page stays right while new leads come in. */
@Repository
public class LeadList {

    private final JdbcClient jdbc;

    LeadList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<LeadItem> page(LeadFilter filter, @Nullable String cursor) {
        var limit = filter.limit();
        var conditions = new ArrayList<>(filter.conditions());
        var values = new HashMap<String, @Nullable Object>(filter.values());
        if (cursor != null && !cursor.isBlank()) {
            var after = LeadCursor.read(cursor);
            conditions.add("(received_at, lead_id) < (:afterTime, :afterId)");
            values.put("afterTime", Utc.of(after.receivedAt()));
            values.put("afterId", after.leadId().value());
        }
        var where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        values.put("limit", limit + 1);
        var items = jdbc.sql(
                        "SELECT * FROM lead_view " + where + " ORDER BY received_at DESC, lead_id DESC LIMIT :limit")
                .params(values)
                .query(LeadRows::item)
                .list();
        return Page.of(items, limit, item -> new LeadCursor(item.receivedAt(), item.leadId()).written());
    }

    /** A lead with what only its own page shows. */
    public record Detailed(
            LeadItem item,
            @Nullable String campaign,
            @Nullable String subId) {}

    public Optional<Detailed> findLead(LeadId leadId) {
        return jdbc.sql("SELECT * FROM lead_view WHERE lead_id = :leadId")
                .param("leadId", leadId.value())
                .query((row, index) ->
                        new Detailed(LeadRows.item(row, index), row.getString("campaign"), row.getString("sub_id")))
                .optional();
    }
}
