package io.headgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.config.ConfigValidator;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {

    private final DemoNetwork network = DemoNetwork.build(ReferenceData.load(), "http://127.0.0.1:8090", new Random(1));

    @Test
    void isADocumentThatHeadgatePublishes() {
        var reading = ConfigReader.read(network.yaml());

        assertThat(reading).isInstanceOf(ConfigReading.Parsed.class);
        var findings = ConfigValidator.validate(
                ((ConfigReading.Parsed) reading).document(), ReferenceData.load(), LocalDate.of(2026, 11, 23));
        assertThat(findings.errors()).isEmpty();
    }

    @Test
    void isTheSameForTheSameSeed() {
        var again = DemoNetwork.build(ReferenceData.load(), "http://127.0.0.1:8090", new Random(1));

        assertThat(again.yaml()).isEqualTo(network.yaml());
    }

    @Test
    void hasTheTempersThatMakeScreensLookLivedIn() {
        assertThat(network.behaviours().values())
                .contains(Behaviour.DEAD, Behaviour.SLOW, Behaviour.PICKY, Behaviour.FLAPPING);
        assertThat(network.behaviours()).hasSize(304);
        assertThat(network.sourceIds()).hasSize(12);
    }

    @Test
    void inventsPeopleWhoCannotExist() {
        var people = new People(ReferenceData.load(), new Random(1));

        for (int i = 0; i < 200; i++) {
            var lead = people.lead(java.time.Instant.EPOCH);
            assertThat(String.valueOf(lead.get("phone"))).matches("\\d{3}-555-01\\d\\d");
            assertThat(String.valueOf(lead.get("email"))).matches(".+@(example\\.(com|net|org)|mailinator\\.com)");
        }
    }
}
