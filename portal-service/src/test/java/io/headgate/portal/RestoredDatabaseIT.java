package io.headgate.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.shared.Topics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The configuration topic knows more than a database that was restored from a backup. */
class RestoredDatabaseIT extends PortalFixture {

    private static final String ENDPOINT = "dealer-88-mail";
    private static final String KEY = PauseChanged.keyOf(PauseChanged.Target.ENDPOINT, ENDPOINT);

    @Autowired
    private ConfigFeed feed;

    @Test
    void aPublishIsNumberedAboveTheVersionsThatTheServicesKnow() {
        var before = publishExample();
        var event = events.await(ConfigPublished.class, e -> e.version() == before);
        events.send(
                Topics.CONFIG,
                new ConfigPublished(before + 3, event.publishedAt(), "admin", "forgotten", event.document()));
        Awaitility.await().until(() -> feed.latestVersion() == before + 3);

        var after = publishExample();

        assertThat(after).isEqualTo(before + 4);
        assertThat(events.await(ConfigPublished.class, e -> e.version() == after)
                        .comment())
                .isEqualTo("example");
        assertThat(publishExample()).as("and the next one follows it").isEqualTo(after + 1);
    }

    @Test
    void aPauseIsNumberedAboveTheChangesThatTheServicesKnow() {
        publishExample();
        var told = pause("before the backup");
        events.send(
                Topics.CONFIG,
                new PauseChanged(
                        PauseChanged.Target.ENDPOINT, ENDPOINT, false, null, null, told.at(), "admin", 5_000_000L));
        Awaitility.await().until(() -> feed.current().revision(KEY) == 5_000_000);

        var again = pause("after the restore");

        assertThat(again.revision()).isGreaterThan(5_000_000);
        Awaitility.await().until(() -> feed.current().endpointPaused(ENDPOINT, again.at()));
        assertThat(pause("once more").revision()).isGreaterThan(again.revision());
        assertThat(admin().post("/api/admin/endpoints/" + ENDPOINT + "/resume", null)
                        .status())
                .isEqualTo(200);
    }

    private PauseChanged pause(String reason) {
        var answer =
                admin().post("/api/admin/endpoints/" + ENDPOINT + "/pause", "{\"reason\": \"%s\"}".formatted(reason));
        assertThat(answer.status()).isEqualTo(200);
        return events.await(PauseChanged.class, e -> reason.equals(e.reason()));
    }
}
