package io.headgate.reconciliation.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.web.PageCursor;
import io.headgate.reconciliation.web.TimeRange;
import io.headgate.service.web.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's returns with both decisions, for operators and finance; never the note. Days are the brand's. */
@RestController
class ReturnListController {

    private static final int MOST = 500;

    private final ReturnLists lists;
    private final ConfigFeed feed;

    ReturnListController(ReturnLists lists, ConfigFeed feed) {
        this.lists = lists;
        this.feed = feed;
    }

    /** One page; no cursor means that it is the last. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<ReturnRow> items, @Nullable String nextCursor) {}

    /**
     * A return.
     *
     * @param claimed whether its cost is claimed from the source, and the claim stands
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReturnRow(
            String returnId,
            String leadId,
            String deliveryId,
            String clientId,
            String endpointId,
            String sourceId,
            @Nullable String serviceLine,
            @Nullable String state,
            @Nullable String zip,
            String reason,
            Instant decidedAt,
            String decision,
            @Nullable Money credit,
            @Nullable String refusal,
            @Nullable String refusalRule,
            boolean claimed,
            @Nullable String claimRefusal,
            @Nullable String claimRule) {

        static ReturnRow read(ResultSet row) throws SQLException {
            var made = JdbcReturns.readReturn(row);
            var view = ReturnView.of(made, null);
            var refusal = made.decision().refusal();
            var claimRefusal = made.claim().refusal();
            return new ReturnRow(
                    view.returnId(),
                    view.leadId(),
                    view.deliveryId(),
                    made.clientId(),
                    made.endpointId(),
                    made.sourceId(),
                    row.getString("service_line"),
                    row.getString("state"),
                    row.getString("zip"),
                    made.reason(),
                    made.decidedAt(),
                    view.decision(),
                    made.decision().approved() ? made.price() : null,
                    refusal == null ? null : refusal.name(),
                    made.decision().rule(),
                    made.claim().made() && !row.getBoolean("withdrawn"),
                    claimRefusal == null ? null : claimRefusal.name(),
                    made.claim().rule());
        }
    }

    @GetMapping("/internal/returns")
    Page returns(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String lead,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable Boolean claimed,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var zone = ZoneId.of(feed.current().document().brand().timeZone());
        var leadId = lead == null
                ? null
                : LeadId.parse(lead)
                        .map(LeadId::value)
                        .orElseThrow(() -> TimeRange.bad("lead", "A lead id looks like lead_<uuid>."));
        var wanted = new ReturnLists.Wanted(
                client, source, reason, leadId, ReturnLists.approved(decision), claimed, TimeRange.of(from, to, zone));
        var size = Limits.checked(limit, MOST);
        var rows = lists.page(wanted, PageCursor.of(cursor), size + 1, (row, _) -> row(row));
        var items = rows.stream().limit(size).toList();
        return new Page(
                items.stream().map(Entry::row).toList(),
                rows.size() > size ? items.getLast().cursor().toString() : null);
    }

    private record Entry(ReturnRow row, PageCursor cursor) {}

    private static Entry row(ResultSet row) throws SQLException {
        var made = JdbcReturns.readReturn(row);
        return new Entry(
                ReturnRow.read(row),
                new PageCursor(made.decidedAt(), made.returnId().value()));
    }
}
