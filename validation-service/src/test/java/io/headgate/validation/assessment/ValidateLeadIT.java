package io.headgate.validation.assessment;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadChecked;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.service.crypto.ContactSealer;
import io.headgate.service.crypto.PersonKeys;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class ValidateLeadIT extends FiveKillers<LeadReceived> {

    @Autowired
    private Subscription checks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ContactSealer sealer;

    @Autowired
    private PersonKeys keys;

    @Override
    protected Subscription subscription() {
        return checks;
    }

    @Override
    protected Topics topic() {
        return Topics.LEADS_RECEIVED;
    }

    @Override
    protected LeadReceived event() {
        ReceivedLeads.publish(config);
        return new ReceivedLeads(sealer, keys).good("plain");
    }

    @Override
    protected String observe(LeadReceived event) {
        var rows = jdbc.sql("SELECT outcome || checked_at FROM lead_check WHERE lead_id = :lead")
                .param("lead", event.leadId().value())
                .query(String.class)
                .list();
        if (rows.isEmpty()) {
            return "";
        }
        var checked = events.all(LeadChecked.class, said -> said.leadId().equals(event.leadId()));
        var validated = events.all(LeadValidated.class, said -> said.leadId().equals(event.leadId()));
        return "%s checked %d validated %d".formatted(rows, checked.size(), validated.size());
    }
}
