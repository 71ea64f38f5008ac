package io.headgate.portal.configuration.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services of one process share the published document with the portal, so it must be the one that others read. */
class PublishedEventTest {

    @ParameterizedTest
    @ValueSource(strings = {"src/test/resources/network-example.yaml", "../docs/guides/first-network.yaml"})
    void readsAsTheDocumentThatWasPublished(String file) throws IOException {
        assertReadsTheSame(document(Files.readString(Path.of(file))));
    }

    @Test
    void readsAsTheDocumentThatWasPublishedWhereItSaysAsLittleAsItMay() {
        assertReadsTheSame(document("""
            brand: {id: b}
            service_lines: [{id: termite}]
            vendors: [{id: v, sources: [{id: s}]}]
            clients:
              - id: c
                endpoints:
                  - {id: e, hours: {mon: [], tue: ["08:00-18:00"]}, delivery: {method: webhook, template: ""}}
            territories: [{endpoint: e, right: shared, area: {states: [TX]}}]
            plans: [{id: p, steps: [{id: one, pool: territory}, {id: two, pool: []}, {id: three, pool: {tag: t}}]}]
            """));
    }

    private static void assertReadsTheSame(ConfigDocument document) {
        var event = new ConfigPublished(1, Instant.EPOCH, "test", "", document);
        // The mapper itself: EventJson.read would not read what this process wrote.
        assertThat(EventJson.mapper().readValue(EventJson.write(event), ConfigPublished.class))
                .isEqualTo(event);
    }

    private static ConfigDocument document(String text) {
        return switch (ConfigReader.read(text)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
