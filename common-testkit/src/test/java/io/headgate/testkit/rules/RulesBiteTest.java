package io.headgate.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail is not a rule. */
class RulesBiteTest {

    static Stream<ArchRule> rules() {
        return ArchitectureRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsOnTheDeliberateViolation(ArchRule rule) {
        var violations = new ClassFileImporter().importPackages("io.headgate.violations");

        assertThat(rule.evaluate(violations).hasViolation()).isTrue();
    }
}
