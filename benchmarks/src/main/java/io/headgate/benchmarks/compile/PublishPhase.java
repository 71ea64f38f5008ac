package io.headgate.benchmarks.compile;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.config.ConfigValidator;
import io.headgate.config.ConfigWriter;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.reference.ReferenceData;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.network.compile.NetworkCompiler;
import java.time.Instant;
import java.time.LocalDate;

/** The steps of a publish, from the text that an operator sends to the network that decides. */
enum PublishPhase {
    READ("read the YAML") {
        @Override
        void run(Publication publication) {
            publication.document = switch (ConfigReader.read(publication.yaml)) {
                case ConfigReading.Parsed(var document) -> document;
                case ConfigReading.Refused(var problems) -> throw new IllegalStateException(problems.toString());
            };
        }
    },
    VALIDATE("validate") {
        @Override
        void run(Publication publication) {
            var findings = ConfigValidator.validate(publication.document, ReferenceData.load(), TODAY);
            if (!findings.publishable()) {
                throw new IllegalStateException(findings.errors().getFirst() + " and "
                        + findings.errors().size() + " in all");
            }
        }
    },
    STORE("write the canonical JSON that a version keeps") {
        @Override
        void run(Publication publication) {
            publication.stored = ConfigWriter.toJson(publication.document);
        }
    },
    WRITE_EVENT("write the event") {
        @Override
        void run(Publication publication) {
            publication.event = EventJson.write(
                    new ConfigPublished(1, Instant.EPOCH, "benchmark", "benchmark", publication.document));
        }
    },
    READ_EVENT("read the event in a service") {
        @Override
        void run(Publication publication) {
            // The mapper itself: this process wrote the event and would not read it again, as a service in
            // another must.
            publication.received = EventJson.mapper()
                    .readValue(publication.event, ConfigPublished.class)
                    .document();
        }
    },
    COMPILE("compile in routing") {
        @Override
        void run(Publication publication) {
            publication.network =
                    NetworkCompiler.compile(publication.received, 1, ReferenceData.load()::isFederalHoliday);
        }
    };

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /** What one publish hands from step to step. */
    static final class Publication {

        private final String yaml;
        private ConfigDocument document = ConfigDocument.EMPTY;
        private String stored = "";
        private byte[] event = {};
        private ConfigDocument received = ConfigDocument.EMPTY;
        private CompiledNetwork network =
                NetworkCompiler.compile(ConfigDocument.EMPTY, 0, ReferenceData.load()::isFederalHoliday);

        Publication(String yaml) {
            this.yaml = yaml;
        }

        byte[] event() {
            return event;
        }

        String stored() {
            return stored;
        }

        CompiledNetwork network() {
            return network;
        }
    }

    private final String words;

    PublishPhase(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    abstract void run(Publication publication);
}
