package io.headgate.portal.configuration.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brand: {id: b, time_zone: America/Chicago} | 2026-11-30T03:10:00Z | 2026-11-29",
                "brand: {id: b, time_zone: America/Chicago} | 2026-11-30T06:10:00Z | 2026-11-30",
                "brand: {id: b, time_zone: America/Chicago}; clients: [{id: c, time_zone: Pacific/Honolulu}]"
                        + " | 2026-11-30T06:10:00Z | 2026-11-29",
                "brand: {id: b, time_zone: Nowhere} | 2026-11-30T03:10:00Z | 2026-11-30"
            })
    void whatEndsTodayHasNotEndedBeforeTheLastOwnersMidnight(String document, Instant now, LocalDate today) {
        var read = (ConfigReading.Parsed) ConfigReader.read(document.replace("; ", "\n"));

        assertThat(DocumentChecks.today(read.document(), now)).isEqualTo(today);
    }
}
