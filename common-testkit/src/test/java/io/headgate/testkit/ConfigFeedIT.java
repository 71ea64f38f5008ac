package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.configfeed.ConfigSnapshot;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.shared.Topics;
import io.headgate.service.crypto.ServiceToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version is live when every part of the service has taken it, and is said to be so no sooner. */
@HeadgateIT
class ConfigFeedIT {

    /** A part of the service that cannot take some versions. */
    private static final class Part implements Consumer<ConfigSnapshot> {

        private final List<Integer> told = new CopyOnWriteArrayList<>();
        private final List<ConfigSnapshot> taken = new CopyOnWriteArrayList<>();
        private volatile int failures;

        @Override
        public void accept(ConfigSnapshot snapshot) {
            told.add(snapshot.version());
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("does not compile");
            }
            taken.add(snapshot);
        }

        int version() {
            return taken.getLast().version();
        }
    }

    @Autowired
    TestConfig config;

    @Autowired
    TestEvents events;

    @Autowired
    ConfigFeed feed;

    @Autowired
    ServiceToken token;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    // The feed has no way to forget a listener: those of earlier tests take everything.
    private final Part bad = new Part();
    private final Part good = new Part();

    @AfterEach
    void recover() {
        bad.failures = 0;
        Awaitility.await().until(feed::complete);
    }

    @Test
    void aVersionThatAPartCannotTakeAtFirstIsLiveOnceItHas() {
        var before = listen();
        bad.failures = 2;

        config.publish(ConfigDocument.EMPTY);

        assertThat(bad.version()).isEqualTo(before + 1);
        assertThat(bad.told).containsExactly(before, before + 1, before + 1, before + 1);
        assertThat(good.told).as("who took it is left alone").containsExactly(before, before + 1);
        Awaitility.await().until(() -> stored() == before + 1);
    }

    @Test
    void aVersionThatAPartNeverTakesIsNotLiveAndTheNextOneCanBe() throws Exception {
        var before = listen();
        bad.failures = Integer.MAX_VALUE;

        events.send(Topics.CONFIG, version(before + 1));

        Awaitility.await().until(() -> bad.told.size() > 3);
        assertThat(good.version()).isEqualTo(before + 1);
        assertThat(feed.complete()).isFalse();
        assertThat(get("/internal/config-version")).contains("\"version\":" + before);
        assertThat(get("/actuator/health")).contains("DOWN");
        assertThat(get("/actuator/health/readiness")).contains("UP");
        assertThat(get("/actuator/prometheus"))
                .containsPattern("headgate_config_version\\{[^}]*} " + before + "\\.0")
                .containsPattern("headgate_config_incomplete\\{[^}]*} 1\\.0");
        assertThat(stored()).as("what the service would start with").isLessThanOrEqualTo(before);

        bad.failures = 0;
        events.send(Topics.CONFIG, version(before + 2));

        Awaitility.await().until(() -> feed.current().version() == before + 2);
        assertThat(bad.version()).isEqualTo(before + 2);
        assertThat(get("/internal/config-version")).contains("\"version\":" + (before + 2));
        assertThat(get("/actuator/health")).contains("UP");
    }

    @Test
    void aPauseIsInForceThoughAPartCannotTakeTheVersion() {
        var before = listen();
        bad.failures = Integer.MAX_VALUE;
        events.send(Topics.CONFIG, version(before + 1));
        Awaitility.await().until(() -> !feed.complete());

        config.pauseEndpoint("braked");

        assertThat(feed.current().version()).isEqualTo(before);
        assertThat(good.taken.getLast().endpointPaused("braked", Instant.now())).isTrue();
        events.send(
                Topics.CONFIG,
                new PauseChanged(PauseChanged.Target.ENDPOINT, "braked", false, "test", null, Instant.now(), "test"));
    }

    private int listen() {
        feed.onChange(bad);
        feed.onChange(good);
        return feed.current().version();
    }

    private static ConfigPublished version(int version) {
        return new ConfigPublished(version, Instant.now(), "test", "test", ConfigDocument.EMPTY);
    }

    private int stored() {
        return jdbc.sql("SELECT convert_from(payload, 'UTF8')::jsonb ->> 'version' FROM config_entry WHERE type LIKE"
                        + " '%published%'")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private String get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Bearer " + token.value())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
