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
import io.headgate.testkit.StubHttpServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The five killers for leads whose checks go on after the consumer's transaction. */
@HeadgateIT
class AskProviderKillersIT extends FiveKillers<LeadReceived> {

    private static final StubHttpServer PROVIDER = new StubHttpServer(StubHttpServer.status(200, "{}"));

    @Autowired
    private Subscription checks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ContactSealer sealer;

    @Autowired
    private PersonKeys keys;

    @BeforeEach
    void publish() {
        ReceivedLeads.publish(
                config,
                "  - {id: killers, check: risk, http: {url: \"%s\", body: \"{email}\", pass_when: [{status: 2xx}]}}\n"
                        .formatted(PROVIDER.url("/")),
                Map.of("asking", "{risk: {provider: killers, unavailable: reject}}"));
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

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
        return new ReceivedLeads(sealer, keys).good("asking");
    }

    @Override
    protected String observe(LeadReceived event) {
        var pending = jdbc.sql("SELECT count(*) FROM pending_check WHERE lead_id = :lead")
                .param("lead", event.leadId().value())
                .query(Integer.class)
                .single();
        var rows = jdbc.sql("SELECT outcome || checked_at FROM lead_check WHERE lead_id = :lead")
                .param("lead", event.leadId().value())
                .query(String.class)
                .list();
        if (rows.isEmpty() && pending == 0) {
            return "";
        }
        var checked = events.all(LeadChecked.class, said -> said.leadId().equals(event.leadId()));
        var validated = events.all(LeadValidated.class, said -> said.leadId().equals(event.leadId()));
        return "%s pending %d checked %d validated %d".formatted(rows, pending, checked.size(), validated.size());
    }

    @Override
    protected boolean isComplete(String observed) {
        return observed.contains("pending 0 checked 1 validated 1");
    }
}
