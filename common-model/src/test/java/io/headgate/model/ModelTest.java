package io.headgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.headgate.model.config.Area;
import io.headgate.model.config.RightKind;
import io.headgate.model.config.Segment;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ModelTest {

    @Test
    void holdsNothingButRecordsEnumsAndSealedInterfaces() {
        var behaviour = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.headgate.model")
                        .stream()
                        .filter(type -> !type.isRecord() && !type.isEnum() && !type.isInterface())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getName);

        assertThat(behaviour).isEmpty();
    }

    @Test
    void reasonNumbersAreUniqueAndTellTheStage() {
        assertThat(Arrays.stream(ReasonCode.values()).map(ReasonCode::number)).doesNotHaveDuplicates();
        assertThat(ReasonCode.values()).allSatisfy(reason -> assertThat(reason.number() / 100)
                .isEqualTo(reason.stage().ordinal() + 1));
    }

    @Test
    void idsReadWhatTheyWriteAndNothingElse() {
        var id = new LeadId(UUID.randomUUID());

        assertThat(LeadId.of(id.toString())).isEqualTo(id);
        assertThat(LeadId.parse("lead_x")).isEmpty();
        assertThat(LeadId.parse("alloc_" + id.value())).isEmpty();
    }

    @Test
    void moneyKeepsSixDecimalsAndShowsTwo() {
        assertThat(Money.of("42", "USD").amount()).isEqualTo("42.00");
        assertThat(Money.of("0.000001", "USD").micros()).isEqualTo(1);
        assertThat(Money.of("-18.5", "USD").amount()).isEqualTo("-18.50");
        assertThatThrownBy(() -> Money.of("0.0000001", "USD")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRightWithoutAnIdKeepsItsNameOverReleases() {
        var area = new Area(List.of("78717", "78729"), null, null, null, null, null);
        var right = new Territory(
                null,
                "dealer-1",
                RightKind.EXCLUSIVE,
                1,
                List.of("termite"),
                List.of(Segment.RESIDENTIAL),
                area,
                LocalDate.parse("2015-04-01"),
                null,
                null,
                List.of(),
                List.of());

        // Its counters are kept under this name: another one would give every cap of a right a fresh start.
        assertThat(right.key()).isEqualTo("dealer-1-82dd5763f41e0172");
    }
}
