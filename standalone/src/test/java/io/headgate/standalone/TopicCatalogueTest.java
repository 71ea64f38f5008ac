package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.embedded.kafka.TopicSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    // The script's own lines with another way of making a topic: it is said instead.
    private static final String SAY = """
        script=$(sed '/^topic() {/,/^}/d' ../docker/topics.sh)
        topic() { echo "$@"; }
        eval "$script"
        """;

    @Test
    void dockerMakesTheSameTopics() throws IOException, InterruptedException {
        var bash =
                new ProcessBuilder("bash", "-c", SAY).redirectErrorStream(true).start();
        var said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said.lines().map(TopicCatalogueTest::ordered))
                .containsExactlyInAnyOrderElementsOf(TopicCatalogue.all().stream()
                        .map(TopicCatalogueTest::written)
                        .toList());
    }

    private static String written(TopicSpec spec) {
        var settings = new TreeSet<String>();
        spec.settings().forEach((name, value) -> settings.add(name + "=" + value));
        return spec.name() + " " + spec.partitions() + " " + settings;
    }

    private static String ordered(String line) {
        var words = List.of(line.split(" "));
        var settings = new TreeSet<>(words.subList(2, words.size()));
        settings.remove("--config");
        return words.get(0) + " " + words.get(1) + " " + settings;
    }
}
