package io.headgate.messaging.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {

    // The first two are of FIPS 180-4, the third is by sha256sum.
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "Zoë +1 (512) 555-0100, 7188387b7de25febfbb328831b4eb9c2b3f2ea1a921f4a987c24fbf8d282c82e"
    })
    void a_text_has_the_digest_of_its_bytes_in_utf_8(String text, String expected) {
        assertThat(HexFormat.of().formatHex(Sha256.digest(text))).isEqualTo(expected);
        assertThat(Sha256.digest(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Sha256.digest(text));
    }

    @Test
    void the_number_is_the_digests_first_eight_bytes_the_highest_first() {
        assertThat(Sha256.number("abc")).isEqualTo(0xba7816bf8f01cfeaL);
        assertThat(Sha256.number("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(0xba7816bf8f01cfeaL);
    }
}
