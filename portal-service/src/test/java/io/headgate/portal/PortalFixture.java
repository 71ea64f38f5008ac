package io.headgate.portal;

import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.PackedFacts;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One running portal with fake peers, shared by all integration tests of this module. */
@HeadgateIT
public abstract class PortalFixture {

    protected static final String ADMIN_PASSWORD = "correct horse battery";
    protected static final String ADMIN_TOKEN = "bootstrap-token-of-the-test";
    /** How long a publish waits for peers that are slow to answer because the machine is busy. */
    protected static final Duration LIVE_WAIT = Duration.ofSeconds(10);

    protected static final FakePeers PEERS = new FakePeers();
    private static @Nullable AdminOfPort adminOfPort;

    @LocalServerPort
    protected int port;

    @Autowired
    protected TestEvents events;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("headgate.admin-password", () -> ADMIN_PASSWORD);
        registry.add("headgate.admin-token", () -> ADMIN_TOKEN);
        registry.add("headgate.public-intake-url", () -> "https://leads.example");
        registry.add("headgate.live-wait", LIVE_WAIT::toString);
        registry.add("headgate.peers.deadline", () -> "30s");
        for (var peer : new String[] {"intake", "validation", "routing", "delivery", "reconciliation"}) {
            registry.add("headgate.peers." + peer + "-url", PEERS::url);
        }
    }

    /** The administrator's automation. Made once: every HTTP client has threads of its own. */
    protected Browser admin() {
        if (adminOfPort == null || adminOfPort.port() != port) {
            adminOfPort = new AdminOfPort(port, Browser.withToken(port, ADMIN_TOKEN));
        }
        return adminOfPort.browser();
    }

    private record AdminOfPort(int port, Browser browser) {}

    /** Puts the example network, as the design pages give it, into force. */
    protected int publishExample() {
        var put = admin().send("PUT", "/api/admin/config/draft", example(), Map.of("Content-Type", "application/yaml"));
        if (put.status() != 200) {
            throw new AssertionError("the draft was answered by " + put);
        }
        var published = admin().post("/api/admin/config/publish", "{\"comment\": \"example\"}");
        if (published.status() != 200) {
            throw new AssertionError("the publish was answered by " + published);
        }
        return published.json().path("version").asInt();
    }

    protected static String example() {
        return resource("/network-example.yaml");
    }

    protected static String resource(String name) {
        try (var in = Objects.requireNonNull(PortalFixture.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turns the story of a lead into the rows that were written before facts were packed. */
    protected void keepAsBefore(LeadId leadId) {
        var rows = jdbc.sql("SELECT event_ids, facts FROM lead_story WHERE lead_id = :id")
                .param("id", leadId.value())
                .query((row, _) -> new PackedFacts(row.getBytes("event_ids"), row.getBytes("facts")))
                .list();
        for (var fact : rows.stream().flatMap(row -> row.unpack().stream()).toList()) {
            jdbc.sql("""
                INSERT INTO lead_event (event_id, lead_id, type, at, payload)
                VALUES (:event, :lead, :type, :at, :payload)
                """)
                    .param("event", fact.eventId())
                    .param("lead", leadId.value())
                    .param("type", fact.type())
                    .param("at", Utc.of(fact.at()))
                    .param("payload", new String(fact.payload(), StandardCharsets.UTF_8))
                    .update();
        }
        jdbc.sql("DELETE FROM lead_story WHERE lead_id = :id")
                .param("id", leadId.value())
                .update();
    }
}
