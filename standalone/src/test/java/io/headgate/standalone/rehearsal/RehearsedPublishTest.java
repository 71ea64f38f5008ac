package io.headgate.standalone.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.config.ConfigValidator;
import io.headgate.model.config.ConfigDocument;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RehearsedPublishTest {

    @Test
    void publishesNetworksThatCanBePublishedAndDiffer() {
        var one = document(RehearsedPublish.network(30, 20));
        var other = document(RehearsedPublish.network(30, 21));

        assertThat(ConfigValidator.validate(one, ReferenceData.load(), LocalDate.of(2026, 11, 25))
                        .errors())
                .isEmpty();
        assertThat(one.territories()).hasSize(90);
        assertThat(other).isNotEqualTo(one);
    }

    private static ConfigDocument document(String text) {
        return switch (ConfigReader.read(text)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
