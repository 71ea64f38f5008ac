package io.headgate.testkit;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.Stage;
import io.headgate.model.shared.Topics;
import io.headgate.service.config.ServiceLauncher;
import io.headgate.service.web.boundary.AnyQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service with a consumer: it writes a row and says a fact per lead. */
@SpringBootApplication
public class ProbeApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(ProbeApplication.class, "probe", args);
    }

    @Bean
    Subscription probe(Subscriptions subscriptions, JdbcClient jdbc, Outbox outbox) {
        EventHandler<LeadReceived, Void> handler = EventHandler.transactional(received -> {
            var leadId = received.event().leadId();
            jdbc.sql("INSERT INTO effect (lead_id) VALUES (?)")
                    .param(leadId.value())
                    .update();
            outbox.append(
                    Topics.LEAD_EVENTS,
                    new LeadClosed(leadId, Instant.EPOCH, Outcome.DELIVERED, Stage.INTAKE, null, null, null));
        });
        return subscriptions.work("probe.work", Topics.LEADS_RECEIVED, LeadReceived.class, handler, 2);
    }

    /** Somewhere to send bodies to. */
    @RestController
    static class Echo {

        @PostMapping("/echo")
        Map<String, Integer> echo(@RequestBody Map<String, Object> body) {
            return Map.of("fields", body.size());
        }

        record Inner(String name) {}

        record Body(String name, Inner inner, List<Inner> many) {}

        record Narrowing(String client, Integer amount) {}

        @PostMapping("/typed")
        Body typed(@RequestBody Body body) {
            return body;
        }

        @GetMapping("/search")
        Map<String, Integer> search(
                Narrowing narrowing,
                @RequestParam(name = "service_line", required = false) String serviceLine,
                @RequestParam(required = false) Integer limit) {
            return Map.of();
        }

        @GetMapping("/described")
        Map<String, Integer> describedSearch(@ParameterObject Narrowing narrowing) {
            return Map.of();
        }

        @AnyQuery
        @GetMapping("/anything")
        Map<String, Integer> anything() {
            return Map.of();
        }

        @GetMapping("/broken")
        Map<String, Integer> broken() {
            throw new IllegalStateException("a detail that nobody outside may read");
        }
    }
}
