package io.headgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void runs_all_but_what_takes_packages_from_npm_unless_named() {
        var options = BenchOptions.parse();

        assertThat(options.isWanted("cost")).isTrue();
        assertThat(options.isWanted("peers")).isFalse();
        assertThat(BenchOptions.parse("peers").isWanted("peers")).isTrue();
        assertThat(BenchOptions.parse("peers").isWanted("cost")).isFalse();
    }

    @Test
    void reads_the_other_build_and_the_rounds() {
        var options = BenchOptions.parse("cost", "--against", "/tmp/other", "--rounds", "3");

        assertThat(options.names()).containsExactly("cost");
        assertThat(options.against()).isEqualTo(Path.of("/tmp/other"));
        assertThat(options.rounds()).isEqualTo(3);
    }

    @Test
    void refuses_words_without_their_values() {
        assertThatThrownBy(() -> BenchOptions.parse("cost", "--against")).hasMessageContaining("--against");
        assertThatThrownBy(() -> BenchOptions.parse("--against", "/tmp/other")).hasMessageContaining("name");
    }
}
