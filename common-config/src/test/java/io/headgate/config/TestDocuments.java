package io.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.ConfigDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents for tests. */
public final class TestDocuments {

    private TestDocuments() {}

    public static ConfigDocument example() {
        return read(exampleText());
    }

    public static String exampleText() {
        try (var stream = TestDocuments.class.getResourceAsStream("network-example.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ConfigDocument read(String text) {
        var reading = ConfigReader.read(text);
        assertThat(reading).isInstanceOf(ConfigReading.Parsed.class);
        return ((ConfigReading.Parsed) reading).document();
    }

    public static List<ConfigProblem> refused(String text) {
        var reading = ConfigReader.read(text);
        assertThat(reading).isInstanceOf(ConfigReading.Refused.class);
        return ((ConfigReading.Refused) reading).problems();
    }
}
