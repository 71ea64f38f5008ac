package io.headgate.testkit;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Topics;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runtime itself under the five killers, with the smallest possible handler. */
@HeadgateIT
class MessagingKillersIT extends FiveKillers<LeadReceived> {

    @Autowired
    private Subscription probe;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected Subscription subscription() {
        return probe;
    }

    @Override
    protected Topics topic() {
        return Topics.LEADS_RECEIVED;
    }

    @Override
    protected LeadReceived event() {
        return lead();
    }

    static LeadReceived lead() {
        var facts = new LeadFacts(
                "s",
                "v",
                null,
                null,
                "termite",
                "residential",
                null,
                false,
                Instant.EPOCH,
                Location.UNKNOWN,
                Map.of(),
                null,
                null);
        return new LeadReceived(new LeadId(EventIds.next()), facts, new Sealed("k", "d"));
    }

    @Override
    protected String observe(LeadReceived event) {
        var rows = jdbc.sql("SELECT count(*) FROM effect WHERE lead_id = ?")
                .param(event.leadId().value())
                .query(Integer.class)
                .single();
        var said = events.all(LeadClosed.class, closed -> closed.leadId().equals(event.leadId()));
        return rows == 0 && said.isEmpty() ? "" : rows + " rows, " + said.size() + " facts";
    }
}
