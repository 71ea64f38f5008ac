package io.headgate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    @ParameterizedTest
    @CsvSource({
        "-97.7539, 4, -977539",
        "40.8154, 4, 408154",
        "17.5, 4, 175000",
        "7, 4, 70000",
        "-0.5, 4, -5000",
        "98.7, 1, 987",
        "100.0, 1, 1000",
        "0.0, 1, 0",
        "1.23456, 4, 12345"
    })
    void readsDecimalsExactly(String text, int decimals, int value) {
        assertThat(Rows.fixedPoint(text, decimals)).isEqualTo(value);
    }
}
